import { trailers } from "../core/hosts/trailers.ts";
import type { ChangeSet } from "../core/model/change-set.ts";
import { commitPaths } from "../store/git/index.ts";
import { throwIfInterrupted } from "../store/runs/interrupt.ts";
import type { Connection } from "../workspace/index.ts";
import { recordSubject } from "./commit-subject.ts";

/** What stands in a commit beside the files. */
export type CommitWords = {
  /** Subject of the commit; without it, a summary of the changes. */
  message?: string | undefined;
  author?: { name: string; email: string } | undefined;
  date?: Date | undefined;
  trailers?: Record<string, string> | undefined;
  /** Further paths that belong to this commit, such as the migration that made the change. */
  also?: string[] | undefined;
};

/** Commits the files of a connection's record, and no others; its id, undefined when there is nothing to commit. */
export function commitRecord(
  repository: string,
  connection: Connection,
  { changeSet, version }: { changeSet: ChangeSet; version: string },
  words: CommitWords,
): Promise<string | undefined> {
  throwIfInterrupted();
  const { name, snapshotDir, changesDir, docsDir } = connection;
  const { message = recordSubject(connection, changeSet), author, date, also = [] } = words;
  return commitPaths(repository, {
    paths: [snapshotDir, changesDir, docsDir, ...also],
    trailers: { ...words.trailers, ...trailers({ connection: name, version }) },
    ...{ message, author, date },
  });
}
