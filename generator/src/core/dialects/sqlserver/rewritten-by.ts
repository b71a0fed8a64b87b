import type { Column } from "../../model/column.ts";

/** Functions whose value is not the same for all rows: with others, a column is added in a moment (in Enterprise edition and Azure SQL). */
const perRow = /\b(newid|newsequentialid|rand|next value for|crypt_gen_random)\b/i;

/** Why a table is written anew when such a column is added (documentation: ALTER TABLE, Adding NOT NULL columns as an online operation). */
export function rewrittenBy({ generated, identity, nullable, default: value }: Column): string | undefined {
  if (generated?.storage === "stored") return "computed and persisted";
  if (identity) return "identity";
  if (nullable || value === undefined) return undefined;
  return perRow.test(value)
    ? "NOT NULL with another default for each row"
    : "NOT NULL with a default, in editions other than Enterprise and Azure SQL";
}
