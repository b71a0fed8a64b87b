import type { Effect } from "./effect.ts";

/** What a statement did to something: its names from the schema on (`public`, `orders`, `total`), in the engine's words for its kind, but for `table` and `column`. */
export type AffectedObject = { kind: string; names: string[]; dropped: boolean };

/** What the database tells about a statement that has run. */
export type Observed = {
  affected: AffectedObject[];
  /**
   * What it did to tables that were there before, in which transaction (from 1); absent where that is not known. `isPart`: it did more,
   * of which nothing is known.
   */
  measured?: { transaction: number; effects: Effect[]; isPart?: true } | undefined;
};

/** A statement that one side has and the other has not; `file` from the root of the repository, lines from 1. */
export type AppliedStatement = {
  file: string;
  line: number;
  endLine: number;
  sql: string;
  /** It is rolled back: nobody else ever saw what it did. */
  takenBack?: true | undefined;
  /** Where its tool opens a transaction for it: how one that can't be in it is run (a sentence). */
  outside?: string | undefined;
} & Observed;
