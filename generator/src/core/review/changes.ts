import { type Decision, diff } from "../diff/index.ts";
import type { Change } from "../model/change.ts";
import type { Database } from "../model/database.ts";
import type { Witness } from "../model/witness.ts";

export type { Decision };

/** How two databases (canonical) differ, with what people decided about renames, but without any judgement. */
export const changesBetween = (before: Database, after: Database, renames: Decision[], witness?: Witness): Change[] =>
  diff(before, after, { renames, witness });
