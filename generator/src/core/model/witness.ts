import type { Target } from "./change.ts";

/** The things of a database by the engine's own ids, which outlive a rename. */
export type Identities = ReadonlyMap<string, Target>;

export type Renamed = { from: Target; to: Target };

/**
 * What is known of the way from one database to another. `renamed` is all that has another name or schema now, and absent where
 * nobody could tell. `recreated` are tables and columns that both have, but that were dropped on the way, with their rows.
 */
export type Witness = { renamed?: Renamed[] | undefined; recreated: Target[] };
