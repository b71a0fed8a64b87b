import type { Target } from "./change.ts";
import type { AppliedStatement } from "./statement.ts";

/** The things of a database by the engine's own ids, which outlive a rename. */
export type Identities = ReadonlyMap<string, Target>;

export type Renamed = { from: Target; to: Target };

/**
 * What is known of the way from one database to another. `renamed` is all that has another name or schema now, and absent where
 * nobody could tell. `recreated` are tables, partitions, columns and sequences of the first that were dropped on the way, with their rows, though the second has
 * something of their name; also partitions that were taken out for another. `statements` are those that only the second's way has,
 * `standing` those that both have, where one file says all that there is.
 */
export type Witness = {
  renamed?: Renamed[] | undefined;
  recreated: Target[];
  statements?: AppliedStatement[];
  standing?: AppliedStatement[] | undefined;
};
