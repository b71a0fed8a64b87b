import type { Column } from "../../model/column.ts";
import type { Check } from "../../model/constraint.ts";
import type { Table } from "../../model/table.ts";
import type { Kind } from "../kinds/kind.ts";
import type { TypeReader } from "../kinds/kind-of.ts";
import type { Report } from "./mock-table.ts";

/** A column that gets a value; `checks` are those of the domain that it is of. */
export type ColumnPlan = { column: Column; kind: Kind; nullable: boolean; checks: Check[] };

/** The columns of a table that get values: not those that the engine computes, nor those of types that nothing is known of. */
export function columnPlans(table: Table, read: TypeReader, report: Report): ColumnPlan[] {
  return table.columns.flatMap((column): ColumnPlan[] => {
    if (column.generated) return [];
    const facts = read(column.type);
    if (facts) return [{ column, kind: facts.kind, nullable: column.nullable && !facts.notNull, checks: facts.checks }];
    if (!column.nullable && column.default === undefined)
      report({
        table,
        column: column.name,
        what: `nothing is known of the type ${column.type}, and it must not be NULL`,
      });
    return [];
  });
}
