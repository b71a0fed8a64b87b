import { type Commit, type Connection, type Entry, textsBelow } from "schemalog";

/** A change file of a connection, with the counts that stand in its first line. */
export type ChangeFile = {
  name: string;
  text: string;
  counts: { changes: number; breaking: number; risky: number; safe: number };
  /** The commit that brought it; undefined while it is not committed. */
  commit?: Commit | undefined;
};

const mark = /^<!-- schemalog change set: (\{.*?\}) -->/;

/** The change files of a connection, newest first. `entries` is its timeline. */
export function readChanges({ changesDir }: Connection, entries: Entry[], commitOf: Map<string, Commit>): ChangeFile[] {
  const rank = new Map(entries.map(({ commit }, index) => [commit.id, index]));
  // We write them all, so that none is a link, or in a folder.
  const { texts } = textsBelow(changesDir, ".md");
  return [...texts]
    .filter(([file]) => !file.includes("/"))
    .map(
      ([file, text]): ChangeFile => ({
        name: file.slice(0, -3),
        text,
        counts: countsIn(text),
        commit: commitOf.get(file),
      }),
    )
    .sort((a, b) => place(a) - place(b));

  function place({ commit }: ChangeFile) {
    return commit === undefined ? -1 : (rank.get(commit.id) ?? entries.length);
  }
}

function countsIn(text: string): ChangeFile["counts"] {
  const none = { changes: 0, breaking: 0, risky: 0, safe: 0 };
  try {
    const found: Record<string, unknown> = JSON.parse(mark.exec(text)?.[1] ?? "{}");
    const entries = Object.keys(none).map((key) => [key, Number(found[key]) || 0]);
    return Object.fromEntries(entries) as ChangeFile["counts"];
  } catch {
    return none; // written by hand, or broken: shown without counts
  }
}
