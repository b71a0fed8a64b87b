import { constrainedRows, type Condition, type Constrained } from "../constraints/row.ts";
import { limitOf, ordered, type Limits, both } from "../constraints/limit.ts";
import { clausesOf } from "../constraints/clauses.ts";
import type { Dialect } from "../../dialects/dialect.ts";
import { columnsIn } from "../expression/expression.ts";
import { Unknown } from "../expression/evaluate.ts";
import { parseExpression } from "../expression/parse.ts";
import { cellOf } from "../kinds/cells.ts";
import { distinct, distinctCells } from "../kinds/distinct.ts";
import type { Cell, Kind } from "../kinds/kind.ts";
import { natural } from "../kinds/natural.ts";
import type { Table } from "../../model/table.ts";
import { keyOf } from "../random/draw.ts";
import type { ColumnPlan } from "./columns.ts";
import { type MockProblem, type MockSettings, type MockTable, tableKey } from "./plan.ts";
import { referenceUnits } from "./references.ts";
import { uniqueness } from "./uniques.ts";
import type { Unit } from "./unit.ts";

export type Context = {
  dialect: Dialect;
  settings: MockSettings;
  columns: Map<string, ColumnPlan[]>;
  counts: Map<string, number>;
  all: Map<string, TableRows>;
};

export type TableRows = MockTable & { problems: MockProblem[]; cell(column: string, row: number): Cell };

/** The rows of a table, as far as the counts of the others are known. */
export function tableRows(table: Table, context: Context): TableRows {
  const { settings, dialect } = context;
  const plans = context.columns.get(tableKey(table))!;
  const problems: MockProblem[] = [];
  const path = [settings.seed, table.schema, table.name];
  const conditions = conditionsOf(table, plans, dialect, problems);
  const kinds = new Map(plans.map(({ column, kind }) => [column.name, narrowed(kind, column.name, conditions, settings.now)]));
  const references = referenceUnits(table, plans, context, problems);
  const pointing = new Set(references.flatMap(({ columns }) => columns));
  const single = plans.filter(({ column }) => !pointing.has(column.name)).map((plan) => unitOf(plan, kinds.get(plan.column.name)!, path, settings));
  const units = [...references, ...single];
  const keys = uniqueColumns(table, dialect).map((columns) => columns.filter((column) => kinds.has(column)));
  const { digits, rows, unkept } = uniqueness(units, keys.filter((columns) => columns.length > 0), context.counts.get(tableKey(table))!, path);
  for (const columns of unkept) problems.push({ table, what: `no way was found to keep (${columns.join(", ")}) unique beside the other keys` });
  const drawn = new Map<string, (row: number, attempt: number) => Cell>();
  for (const unit of units) {
    const digit = digits.get(unit) ?? unit.usual;
    for (const [at, name] of unit.columns.entries())
      drawn.set(name, (row, attempt) => {
        const found = digit(row, attempt);
        return found === undefined ? null : (unit.cells(found, row)[at] ?? null);
      });
  }
  const decided = new Set([...digits.keys()].flatMap(({ columns }) => columns));
  const constrained = constrainedColumns(plans, kinds, conditions, { decided, pointing }, drawn, path, settings);
  const names = new Set(constrained.map(({ name }) => name));
  const solve = constrainedRows(constrained, conditions, keyOf(...path, ""), settings.now);
  let last: { row: number; cells: Map<string, Cell> } | undefined;
  const solved = (row: number) => {
    if (last?.row !== row) {
      const { cells, broken } = solve(row);
      if (broken && !problems.some(({ what }) => what.includes(broken.text)))
        problems.push({ table, what: `no row was found that keeps ${broken.text}` });
      last = { row, cells };
    }
    return last.cells;
  };
  const cell = (name: string, row: number): Cell => (names.has(name) ? (solved(row).get(name) ?? null) : (drawn.get(name)?.(row, 0) ?? null));
  return {
    table,
    rows,
    columns: plans.map(({ column }) => ({ name: column.name, kind: kinds.get(column.name)!, type: column.type })),
    row: (index) => plans.map(({ column }) => cell(column.name, index)),
    cell,
    problems,
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
  return [...keys, ...indexes].map((columns) => [...new Set(columns)]);
}

/** What checks say, those of domains with their columns in the place of VALUE. */
function conditionsOf(table: Table, plans: ColumnPlan[], dialect: Dialect, problems: MockProblem[]): Condition[] {
  const read = (name: string, expression: string, column?: string): Condition[] => {
    const text = column === undefined ? expression : expression.replaceAll(/\bVALUE\b/g, () => dialect.quoted(column));
    const parsed = parseExpression(text, dialect.script);
    if (parsed) return [{ name, text, parsed }];
    problems.push({ table, what: `the check ${name} is not read, and may refuse rows: ${expression}` });
    return [];
  };
  return [
    ...partitionConditions(table, dialect).flatMap((text) => read("of the partitions", text)),
    ...table.checks.filter(({ enforced }) => enforced !== false).flatMap(({ name, expression }) => read(name, expression)),
    ...plans.flatMap(({ column, checks }) => checks.flatMap(({ name, expression }) => read(name, expression, column.name))),
  ];
}

/** Every row has to be one of a partition that is there; hashed ones take any. */
function partitionConditions({ partitioning }: Table, { partitionCondition }: Dialect): string[] {
  if (partitioning === undefined || partitionCondition === undefined) return [];
  const { strategy, key, partitions } = partitioning;
  const all = partitions.map(({ bound }) => partitionCondition(strategy, key, bound));
  return all.length === 0 || all.some((each) => each === undefined || each === "") ? [] : [`(${all.join(" OR ")})`];
}

/** A kind within what conditions say of it whatever the other columns are. */
function narrowed(kind: Kind, column: string, conditions: Condition[], now: number): Kind {
  const nothing = {
    now,
    column: (name: string): never => {
      throw new Unknown(name);
    },
  };
  const limits = conditions
    .flatMap(({ parsed }) => clausesOf(parsed))
    .filter(({ ways }) => ways.length === 1)
    .flatMap(({ ways }) => ways[0]!)
    .reduce<Limits>((all, one) => both(all, limitOf(one, column, nothing) ?? {}), {});
  if (limits.among) {
    const among = limits.among.map((one) => cellOf(one, kind)).filter((cell) => cell !== undefined && cell !== null);
    const numbers = among.filter((cell) => typeof cell === "number");
    if (kind.is === "number" && numbers.length > 0) return { ...kind, low: Math.min(...numbers), high: Math.max(...numbers) };
    const texts = among.filter((cell) => typeof cell === "string");
    return texts.length > 0 && kind.is === "text" ? { is: "choice", among: texts } : kind;
  }
  if (kind.is === "text" && limits.length?.most !== undefined) return { ...kind, most: Math.min(kind.most ?? Infinity, limits.length.most) };
  if (kind.is !== "number") return kind;
  const step = 10 ** -kind.scale;
  const low = limits.low ? ordered(limits.low.value) + (limits.low.open ? step : 0) : kind.low;
  const high = limits.high ? ordered(limits.high.value) - (limits.high.open ? step : 0) : kind.high;
  return Number.isNaN(low + high) ? kind : { ...kind, low: Math.max(kind.low, low), high: Math.min(kind.high, high) };
}

/** Identifiers before numbers, numbers before texts, and what has another sense behind. */
const ranks: Partial<Record<Kind["is"], number>> = { uuid: 1, number: 1, text: 2, bytes: 3 };

function unitOf({ column, nullable }: ColumnPlan, kind: Kind, path: string[], { now }: MockSettings): Unit {
  const key = keyOf(...path, column.name);
  return {
    columns: [column.name],
    size: distinctCells(kind),
    rank: column.identity || column.sequence ? 0 : (ranks[kind.is] ?? 4),
    cells: (digit, row) => [digit < 0 ? natural(kind, key, row, now) : distinct(digit, kind, natural(kind, key, row, now), now)],
    usual: () => (kind.is === "shape" && nullable ? undefined : -1),
  };
}

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
