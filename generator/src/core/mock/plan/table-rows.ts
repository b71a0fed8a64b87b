import type { Dialect } from "../../dialects/dialect.ts";
import type { Table } from "../../model/table.ts";
import { referenceKey } from "../../names/reference-key.ts";
import { narrowed } from "../constraints/narrowed.ts";
import { type Condition, type Constrained, constrainedRows } from "../constraints/row.ts";
import { columnsIn } from "../expression/expression.ts";
import { parseExpression } from "../expression/parse.ts";
import { piecesOf } from "../expression/pieces.ts";
import { distinct, distinctCells } from "../kinds/distinct.ts";
import type { Cell, Kind } from "../kinds/kind.ts";
import { natural } from "../kinds/natural.ts";
import { keyOf } from "../random/draw.ts";
import type { ColumnPlan } from "./columns.ts";
import { conditionsOf } from "./conditions.ts";
import type { Context, MockSettings, TableRows } from "./mock-table.ts";
import { pointers } from "./references.ts";
import { sharedPointers } from "./sharing.ts";
import { uniqueness } from "./uniques.ts";
import type { Unit } from "./unit.ts";

/** The rows of a table, as far as the counts of the others are known. */
export function tableRows(table: Table, context: Context): TableRows {
  const { settings, dialect, report } = context;
  const plans = context.columns.get(referenceKey(table))!;
  const path = [settings.seed, table.schema, table.name];
  const conditions = conditionsOf(table, plans, context, report);
  const kinds = new Map(
    plans.map(({ column, kind }) => [column.name, narrowed(kind, column.name, conditions, settings.now)]),
  );
  const references = pointers(table, plans, context);
  const shared = sharedPointers(table, references, context);
  const pointing = new Set([...references, ...shared].flatMap(({ columns }) => columns));
  const single = plans
    .filter(({ column }) => !pointing.has(column.name))
    .map((plan) => unitOf(plan, kinds.get(plan.column.name)!, path, settings));
  const units = [...references, ...single];
  const keys = uniqueColumns(table, dialect).map((columns) => columns.filter((column) => kinds.has(column)));
  const { digits, rows, unkept } = uniqueness(
    units,
    keys.filter((columns) => columns.length > 0),
    context.counts.get(referenceKey(table))!,
    path,
  );
  for (const columns of unkept)
    report({ table, what: `no way was found to keep (${columns.join(", ")}) unique beside the other keys` });
  const drawn = new Map<string, (row: number, attempt: number) => Cell>();
  for (const unit of units) {
    const digit = digits.get(unit) ?? unit.usual;
    for (const [at, name] of unit.columns.entries())
      drawn.set(name, (row, attempt) => {
        const found = digit(row, attempt);
        return found === undefined ? null : (unit.cells(found, row)[at] ?? null);
      });
  }
  for (const one of shared)
    for (const [at, name] of one.columns.entries())
      drawn.set(name, (row) => one.cells(row, (column) => drawn.get(column)?.(row, 0) ?? null)?.[at] ?? null);
  const decided = new Set([...digits.keys()].flatMap(({ columns }) => columns));
  const constrained = constrainedColumns(plans, kinds, conditions, { decided, pointing }, drawn, path, settings);
  const names = new Set(constrained.map(({ name }) => name));
  const solve = constrainedRows(constrained, conditions, keyOf(...path, ""), settings.now);
  let last: { row: number; cells: Map<string, Cell> } | undefined;
  const solved = (row: number) => {
    if (last?.row !== row) {
      const { cells, broken } = solve(row);
      if (broken) report({ table, what: `no row was found that keeps ${broken.text}` });
      last = { row, cells };
    }
    return last.cells;
  };
  const cell = (name: string, row: number): Cell =>
    names.has(name) ? (solved(row).get(name) ?? null) : (drawn.get(name)?.(row, 0) ?? null);
  return {
    table,
    rows,
    columns: plans.map(({ column }) => ({ name: column.name, kind: kinds.get(column.name)!, type: column.type })),
    row: (index) => plans.map(({ column }) => cell(column.name, index)),
    cell,
    pointers: references,
    digit: (pointer, row) => (digits.get(pointer) ?? pointer.usual)(row, 0),
  };
}

/** The columns of a table's keys and unique indexes; those of an expression are the columns in it. */
function uniqueColumns(table: Table, dialect: Dialect): string[][] {
  const keys = [table.primaryKey, ...table.uniques].flatMap((key) => (key ? [key.columns] : []));
  const indexes = table.indexes
    .filter(({ unique }) => unique)
    .map(({ key }) =>
      key.flatMap(({ column, expression }) => {
        if (column !== undefined) return [column];
        const parsed = expression === undefined ? undefined : parseExpression(expression, dialect.script);
        return parsed ? columnsIn(parsed) : [];
      }),
    );
  const exclusions = table.exclusions.map(({ definition }) =>
    table.columns.flatMap(({ name }) => (namesColumn(definition, name, dialect) ? [name] : [])),
  );
  return [...keys, ...indexes, ...exclusions].map((columns) => [...new Set(columns)]);
}

/** Identifiers before numbers, numbers before texts, and what has another sense behind. */
const ranks: Partial<Record<Kind["is"], number>> = { uuid: 1, number: 1, text: 2, bytes: 3 };

function unitOf({ column, nullable }: ColumnPlan, kind: Kind, path: string[], { now }: MockSettings): Unit {
  const key = keyOf(...path, column.name);
  return {
    columns: [column.name],
    size: distinctCells(kind),
    rank: column.identity || column.sequence ? 0 : (ranks[kind.is] ?? 4),
    cells: (digit, row) => [
      digit < 0 ? natural(kind, key, row, now) : distinct(digit, kind, natural(kind, key, row, now), now),
    ],
    usual: () => (kind.is === "shape" && nullable ? undefined : -1),
  };
}

/** Whether an exclusion compares a column: what differs in all of them conflicts with nothing. */
const namesColumn = (definition: string, name: string, { script }: Dialect): boolean =>
  piecesOf(definition, script).some((piece) => (piece.is === "word" ? piece.written : piece.text) === name);

/** The columns that conditions are about. */
function constrainedColumns(
  plans: ColumnPlan[],
  kinds: Map<string, Kind>,
  conditions: Condition[],
  { decided, pointing }: { decided: Set<string>; pointing: Set<string> },
  drawn: Map<string, (row: number, attempt: number) => Cell>,
  path: string[],
  { now }: MockSettings,
): Constrained[] {
  const about = new Set(conditions.flatMap(({ parsed }) => columnsIn(parsed)));
  return plans
    .filter(({ column }) => about.has(column.name))
    .map(({ column: { name }, nullable }) => {
      const kind = kinds.get(name)!;
      const key = keyOf(...path, name);
      const fixed = decided.has(name) ? "value" : pointing.has(name) ? "unless null" : undefined;
      return {
        ...{ name, kind, nullable, fixed },
        natural: (row, attempt) =>
          fixed || attempt === 0 ? drawn.get(name)!(row, attempt) : natural(kind, key, row, now, 50 * attempt),
      };
    });
}
