import { type Content, gathered, isSnapshotFile, parseFile } from "../../core/canonical/index.ts";
import type { Change } from "../../core/model/change.ts";
import type { Database } from "../../core/model/database.ts";
import { shortId } from "../../core/names/git-id.ts";
import { changesBetween, type Decision } from "../../core/review/changes.ts";
import { SchemalogError, type Warning } from "../../errors.ts";
import type { Blobs, FileChange } from "../git/index.ts";

/** Reads contents of snapshot files, each once as long as it may be needed again. */
export type Reader = {
  /** The changes that these files (all or some of a commit's) are. */
  changesOf(commit: string, files: FileChange[]): Promise<Change[]>;
  warnings: Warning[];
};

export type RenamesOf = (after: Database) => Decision[];

/**
 * Compares the contents before and after commits. A walk goes from the newest to the oldest, where what was there before a
 * commit is what an older one made: it is kept till then.
 */
export function openReader(blobs: Blobs, renamesOf: RenamesOf): Reader {
  const kept = new Map<string, Content | undefined>();
  const warnings: Warning[] = [];

  const load = async (commit: string, files: FileChange[]) => {
    const paths = new Map<string, string>();
    for (const { path, before, after } of files) {
      for (const id of [...before, after]) if (id !== undefined && !kept.has(id)) paths.set(id, path);
    }
    for (const [id, bytes] of await blobs.read(paths.keys())) {
      const path = paths.get(id) ?? "";
      kept.set(id, contentOf(`${shortId(commit)}:${path}`, path, bytes.toString(), warnings));
    }
  };

  return {
    warnings,
    async changesOf(commit, allFiles) {
      const files = allFiles.filter(({ path }) => isSnapshotFile(path));
      await load(commit, files);
      const side = (id: string | undefined) => (id === undefined ? undefined : kept.get(id));
      const readable = files.filter(({ before, after }) =>
        [...before, after].every((id) => id === undefined || side(id) !== undefined),
      );
      const parents = readable[0]?.before.length ?? 0;
      const after = readable.map((file) => side(file.after));
      const perParent = Array.from({ length: parents }, (_, parent) => {
        const before = readable.map((file) => side(file.before[parent]));
        const now = databaseOf(after, before);
        return changesBetween(databaseOf(before, after), now, renamesOf(now));
      });
      for (const file of files) if (file.after !== undefined) kept.delete(file.after);
      return common(perParent);
    },
  };
}

/** What one bad file of the past holds is left out, and said: it must not hide all others. */
function contentOf(file: string, path: string, text: string, warnings: Warning[]): Content | undefined {
  try {
    return parseFile(path, file, text);
  } catch (error) {
    if (!(error instanceof SchemalogError)) throw error;
    warnings.push({ object: file, message: `${error.message.replace(`${file} `, "")}; left out of the history` });
    return undefined;
  }
}

/** A database of these files alone. Where database.json is not among them, or only on the `other` side, nothing is said of it. */
function databaseOf(contents: (Content | undefined)[], other: (Content | undefined)[]): Database {
  const [own, others] = [contents, other].map((list) => list.filter((content) => content !== undefined));
  const [engine = ""] = (others ?? []).flatMap((content) => ("facts" in content ? (content.facts.engine ?? []) : []));
  return gathered(own ?? [], engine);
}

/** What a merge itself changed: only what differs from each of its parents. All of it for an ordinary commit. */
function common([first = [], ...others]: Change[][]): Change[] {
  const same = (change: Change) => JSON.stringify([change.op, change.target, "changed" in change && change.changed]);
  const keys = others.map((changes) => new Set(changes.map(same)));
  return first.filter((change) => keys.every((set) => set.has(same(change))));
}
