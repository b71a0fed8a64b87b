import { type Identity, objectPath } from "../../core/canonical/index.ts";
import type { Entry } from "../../core/model/history.ts";
import type { Warning } from "../../errors.ts";
import { headOf, isShallow, type LoggedCommit, log, openBlobs, pathInRepository, resolveCommit } from "../git/index.ts";
import { openReader, type Reader, type RenamesOf } from "./commit-changes.ts";
import { identityOf, objectOf, sameObject } from "./object-key.ts";

/** Newest first; commits that changed nothing of the structure are left out. */
export type Timeline = { entries: Entry[]; warnings: Warning[] };

export type TimelineOptions = {
  /** Only this object, followed back through its renames. */
  object?: Identity | undefined;
  /** What people decided about renames, for a state of the database. */
  renamesOf: RenamesOf;
  /** HEAD without it. */
  revision?: string | undefined;
};

/**
 * The history of a snapshot's folder (absolute) as its repository tells it. Without an object, of all in one pass; nothing before the first commit. Throws
 * SchemalogError (2) outside of a repository.
 */
export async function timeline(repo: string, snapshotDir: string, options: TimelineOptions): Promise<Timeline> {
  const revision = await (options.revision === undefined ? headOf(repo) : resolveCommit(repo, options.revision));
  if (revision === undefined) return { entries: [], warnings: [] };
  const commits = await log(repo, await pathInRepository(repo, snapshotDir), revision);
  const warnings: Warning[] = (await isShallow(repo)) ? [shallow] : [];
  const blobs = openBlobs(repo);
  try {
    const reader = openReader(blobs, options.renamesOf);
    const entries = options.object ? await ofObject(commits, options.object, reader) : await ofAll(commits, reader);
    return { entries, warnings: [...warnings, ...reader.warnings] };
  } finally {
    blobs.close();
  }
}

const shallow: Warning = {
  message: "the clone is shallow: changes made before it appear as part of its first commit",
  remedy: "Run git fetch --unshallow (actions/checkout: `fetch-depth: 0`).",
};

async function ofAll(commits: LoggedCommit[], reader: Reader): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (const { files, ...commit } of commits) {
    const changes = await reader.changesOf(commit.id, files);
    if (changes.length > 0) entries.push({ commit, changes });
  }
  return entries;
}

async function ofObject(commits: LoggedCommit[], object: Identity, reader: Reader): Promise<Entry[]> {
  const entries: Entry[] = [];
  let current = object;
  for (const { files, ...commit } of commits) {
    const path = objectPath(current);
    const own = files.find((file) => file.path === path);
    if (!own) continue;
    // Renames need the other files of the commit. Where nothing is gone, there is none, and the first commit stays cheap.
    const onlyAdds = files.every(({ before }) => before.every((id) => id === undefined));
    const all = await reader.changesOf(commit.id, onlyAdds ? [own] : files);
    const changes = all.filter((change) => sameObject(objectOf(change.target), current));
    if (changes.length > 0) entries.push({ commit, changes });
    const renamed = changes.find((change) => change.op === "renamed" && change.target.parent === undefined);
    if (renamed?.op === "renamed") current = identityOf(renamed.from) ?? current;
  }
  return entries;
}
