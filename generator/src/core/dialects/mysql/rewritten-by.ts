import type { Column } from "../../model/column.ts";

/** Why a table is written anew when such a column is added. */
export function rewrittenBy({ generated, identity }: Column): string | undefined {
  if (generated?.storage === "stored") return "generated and stored";
  return identity ? "AUTO_INCREMENT" : undefined;
}
