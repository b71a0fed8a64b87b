import {
  type Change,
  type ChangeSetText,
  type Commit,
  type Connection,
  changesByObject,
  type Entry,
  readChangeSet,
  textsBelow,
} from "schemalog";
import { changesStem } from "../url.ts";

/** A change file of a connection, with the counts that stand in its first line. */
export type ChangeFile = {
  name: string;
  /** Path of its page. */
  stem: string;
  /** What stands below its first line. */
  text: ChangeSetText;
  counts: { changes: number; breaking: number; risky: number; safe: number };
  /** The commit that brought it; undefined while it is not committed. */
  commit?: Commit | undefined;
  /** What that commit changed of the snapshot, where it is just what the file tells of. */
  facts?: Change[] | undefined;
};

const mark = /^<!-- schemalog change set: (\{.*?\}) -->/;

/** The change files of a connection, newest first. `entries` is its timeline. */
export function readChanges({ changesDir }: Connection, entries: Entry[], commitOf: Map<string, Commit>): ChangeFile[] {
  const rank = new Map(entries.map(({ commit }, index) => [commit.id, index]));
  const factsOf = new Map(entries.map(({ commit, changes }) => [commit.id, changes]));
  // We write them all, so that none is a link, or in a folder.
  const { texts } = textsBelow(changesDir, ".md");
  return [...texts]
    .filter(([file]) => !file.includes("/"))
    .map(([file, text]): ChangeFile => {
      const name = file.slice(0, -3);
      const counts = countsIn(text);
      const commit = commitOf.get(file);
      const facts = commit && factsOf.get(commit.id);
      const parts = readChangeSet(text.replace(/^<!--.*?-->/, ""));
      return {
        name,
        stem: `${changesStem}/${name.replace("..", "-")}`,
        text: parts,
        counts,
        commit,
        facts: facts && isTold(facts, counts, parts) ? facts : undefined,
      };
    })
    .sort((a, b) => place(a) - place(b));

  function place({ commit }: ChangeFile) {
    return commit === undefined ? -1 : (rank.get(commit.id) ?? entries.length);
  }
}

/** Whether the file tells of just these changes: of as many, to as many objects. A commit may bring more, or be seen anew. */
const isTold = (facts: Change[], { changes }: ChangeFile["counts"], text: ChangeSetText): boolean =>
  facts.length === changes && changesByObject(facts).length === text.changes.match(/^### /gm)?.length;

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
