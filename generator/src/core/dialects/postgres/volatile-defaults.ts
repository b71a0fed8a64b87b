import type { Column } from "../../model/column.ts";

/** Functions whose value differs from row to row, so that adding a column with such a default writes every row anew. */
const volatile =
  /\b(random|random_normal|gen_random_uuid|uuid_generate_v\w+|uuidv4|uuidv7|clock_timestamp|timeofday|nextval|newid|newsequentialid|uuid|rand)\s*\(/i;

/** Whether a default is known to differ from row to row. `now()` does not: it is the same for all rows of a statement. */
export const isVolatile = (expression: string): boolean =>
  volatile.test(expression.replaceAll(/'(?:[^']|'')*'/g, "''"));

/**
 * Why adding a column writes its table and indexes anew: a volatile default, a stored generated column or an identity
 * column (manual, ALTER TABLE, notes).
 */
export function rewrittenBy(column: Column): string | undefined {
  if (column.generated?.storage === "stored") return "generated and stored";
  if (column.identity) return "identity";
  if (column.sequence) return "from a sequence";
  if (column.default !== undefined && isVolatile(column.default)) return `default ${column.default}`;
  return undefined;
}
