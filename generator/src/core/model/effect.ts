import type { Reference } from "./common.ts";

/** What others can't do with a table as long as a lock on it is held; each includes those before it. */
export const blocked = ["nothing", "changes to its definition", "writes", "reads and writes"] as const;
export type Blocked = (typeof blocked)[number];

/** What a statement did to a table, as the database itself tells it. */
export type Effect = {
  /** A table or materialized view, as it was called before the first statement. */
  table: Reference;
  /** What it is called once the statement has run, where that is not so any more. */
  called?: Reference | undefined;
  /** The strongest lock on it while the statement ran, in the engine's words, and what that keeps others from. */
  lock: string;
  blocks: Blocked;
  /** Whether a statement before it in the same transaction took that lock. */
  held: boolean;
  /** Whether every row was written anew, all were removed at once (TRUNCATE), all were read, or an index was built anew. */
  rewritten: boolean;
  emptied: boolean;
  scanned: boolean;
  reindexed: boolean;
  /** Rows that were inserted, updated or deleted. */
  written: number;
};
