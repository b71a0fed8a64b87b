import type { ForeignKey } from "../../model/constraint.ts";
import type { Table } from "../../model/table.ts";
import { below, keyOf } from "../random/draw.ts";
import type { Cell } from "../kinds/kind.ts";
import type { ColumnPlan } from "./columns.ts";
import { type MockProblem, tableKey } from "./plan.ts";
import type { Context } from "./table-rows.ts";
import type { Unit } from "./unit.ts";

/** The columns that point at other tables, those of one foreign key together: each digit is a row of the other table. */
export function referenceUnits(table: Table, plans: ColumnPlan[], context: Context, problems: MockProblem[]): Unit[] {
  const taken = new Set<string>();
  const units: Unit[] = [];
  // One with more columns brings along what those with fewer of them ask for.
  for (const key of table.foreignKeys.toSorted((a, b) => b.columns.length - a.columns.length)) {
    if (key.enforced === false || key.columns.some((column) => taken.has(column))) continue;
    for (const column of key.columns) taken.add(column);
    units.push(unitOf(table, key, plans, context, problems));
  }
  return units;
}

function unitOf(table: Table, key: ForeignKey, plans: ColumnPlan[], { counts, all, settings }: Context, problems: MockProblem[]): Unit {
  const other = tableKey(key.references);
  const isSelf = other === tableKey(table);
  const nullable = plans.some(({ column, nullable }) => key.columns.includes(column.name) && nullable);
  const size = counts.get(other) ?? 0;
  const draw = keyOf(settings.seed, table.schema, table.name, ...key.columns, "points at");
  if (!counts.has(other)) problems.push({ table, what: `it points at ${key.references.name}, which is no table here` });
  return {
    columns: key.columns,
    size: isSelf ? 0 : size,
    rank: 5,
    cells: (digit): Cell[] => key.references.columns.map((column) => all.get(other)?.cell(column, digit) ?? null),
    usual(row, attempt) {
      // A tree: each row hangs on one before it, the first one on none, or on itself.
      if (isSelf) return row === 0 ? (nullable ? undefined : 0) : below(row, draw, row, attempt);
      return size === 0 ? undefined : below(size, draw, row, attempt);
    },
  };
}
