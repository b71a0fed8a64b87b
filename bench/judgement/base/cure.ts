import type { Base } from "./model.ts";

/** A statement that the engine refused, with what its message names. */
export type Refused = { sql: string; words: string[]; detail: string };

/** From a message of the engine to what was missing; false where that is there already. */
export type Cure = { refusal: RegExp; add(base: Base, refused: Refused): boolean };
