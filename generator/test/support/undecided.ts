import type { Decisions } from "../../src/core/review/review.ts";

/** Nobody decided anything. */
export const undecided: Decisions = { renames: [], ignores: [] };
