import type { ForeignKey } from "../../model/constraint.ts";
import type { Table } from "../../model/table.ts";
import { referenceKey } from "../../names/reference-key.ts";
import type { Cell } from "../kinds/kind.ts";
import { below, keyOf } from "../random/draw.ts";
import { spread } from "../random/spread.ts";
import type { ColumnPlan } from "./columns.ts";
import type { Context, Pointer } from "./mock-table.ts";

/** The columns that point at other tables, those of one foreign key together: each digit is a row of the other table. */
export function pointers(table: Table, plans: ColumnPlan[], context: Context): Pointer[] {
  const taken = new Set<string>();
  const all: Pointer[] = [];
  // One with more columns brings along what those with fewer of them ask for; one that hangs deeper, what those above it do.
  const keys = table.foreignKeys
    .filter(({ enforced }) => enforced !== false)
    .toSorted(
      (a, b) =>
        Number(isSelf(a, table)) - Number(isSelf(b, table)) ||
        b.columns.length - a.columns.length ||
        depth(b, context) - depth(a, context),
    );
  for (const key of keys) {
    if (key.columns.every((column) => taken.has(column))) continue;
    if (key.columns.some((column) => taken.has(column))) continue; // see sharing
    for (const column of key.columns) taken.add(column);
    all.push(pointer(table, key, plans, context));
  }
  return all;
}

const isSelf = ({ references }: ForeignKey, table: Table) => referenceKey(references) === referenceKey(table);

/** How many tables stand above the one that a key points at, as far as that one's own keys of several columns lead. */
function depth(key: ForeignKey, context: Context, seen: string[] = []): number {
  const other = referenceKey(key.references);
  if (seen.includes(other)) return 0;
  const keys = context.tables.get(other)?.foreignKeys ?? [];
  return 1 + Math.max(0, ...keys.map((one) => depth(one, context, [...seen, other])));
}

function pointer(table: Table, key: ForeignKey, plans: ColumnPlan[], context: Context): Pointer {
  const { counts, all, settings, report } = context;
  const other = referenceKey(key.references);
  const own = isSelf(key, table);
  const nullable = plans.some((plan) => key.columns.includes(plan.column.name) && plan.nullable);
  const size = counts.get(other) ?? 0;
  const rows = counts.get(referenceKey(table)) ?? 0;
  const draw = keyOf(settings.seed, table.schema, table.name, ...key.columns, "points at");
  if (!counts.has(other)) report({ table, what: `it points at ${key.references.name}, which is no table here` });
  const spreading = own || size === 0 || rows === 0 ? undefined : spread(rows, size, draw);
  return {
    ...{ key, columns: key.columns, spread: spreading, rank: 5 },
    size: own ? 0 : size,
    cells: (digit): Cell[] => key.references.columns.map((column) => all.get(other)?.cell(column, digit) ?? null),
    usual(row, attempt) {
      // A tree: each row hangs on one before it, the first one on none, or on itself.
      if (own) return row === 0 ? (nullable ? undefined : 0) : below(row, draw, row, attempt);
      if (spreading === undefined) return undefined;
      return attempt === 0 ? spreading.parentOf(row) : below(size, draw, row, attempt);
    },
  };
}
