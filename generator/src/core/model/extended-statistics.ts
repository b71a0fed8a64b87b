import { z } from "zod";
import { code, named } from "./common.ts";

/** What the engine counts of several columns together, or of expressions, to plan queries. */
export const extendedStatistics = z.strictObject({
  ...named,
  /** Where it is not that of the table. */
  schema: z.string().optional(),
  /** Its kinds, where not all, and what it is of: `(mcv) ON a, lower(b)`. */
  definition: code(),
  /** Rows that are sampled, in hundreds of this; absent: as for the columns. */
  target: z.number().optional(),
});
export type ExtendedStatistics = z.infer<typeof extendedStatistics>;
