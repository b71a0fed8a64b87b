import type { Change, ChangeTo } from "./change.ts";
import type { Column } from "./column.ts";

/** A commit as a page or a terminal shows it. Names and addresses are those that the commit was made with. */
export type Commit = {
  id: string;
  author: { name: string; email: string };
  /** When it was written: ISO 8601, in the author's time zone. */
  date: string;
  subject: string;
  /** By which it came in: `#12`, or `!12` on GitLab. */
  pullRequest?: string | undefined;
};

/** What one commit changed. */
export type Entry = { commit: Commit; changes: Change[] };

/** Who made a column what it is. A commit is missing where the history does not reach so far back. */
export type BlamedColumn = {
  column: Column;
  added: Commit | undefined;
  /** The newest commit that changed it after it was added, and what it changed. */
  changed: { commit: Commit; changes: ChangeTo<"column">[] } | undefined;
};
