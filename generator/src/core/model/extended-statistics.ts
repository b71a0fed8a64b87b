import { z } from "zod";
import { code, named } from "./common.ts";

/**
 * What the engine counts of several columns together, or of expressions, to plan queries. The name of those in another
 * schema than their table's begins with it: `other.of_orders`.
 */
export const extendedStatistics = z.strictObject({
  ...named,
  /** Its kinds, where not all, and what it is of: `(mcv) ON a, lower(b)`. */
  definition: code(),
  /** Rows that are sampled, in hundreds of this; absent: as for the columns. */
  target: z.number().optional(),
});
export type ExtendedStatistics = z.infer<typeof extendedStatistics>;
