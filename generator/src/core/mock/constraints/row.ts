import { evaluate, Unknown } from "../expression/evaluate.ts";
import { columnsIn, type Expression } from "../expression/expression.ts";
import type { Value } from "../expression/value.ts";
import { asValue, cellOf } from "../kinds/cells.ts";
import type { Cell, Kind } from "../kinds/kind.ts";
import { below, keyOf } from "../random/draw.ts";
import { type Clause, clausesOf } from "./clauses.ts";
import { fitting } from "./fitting.ts";
import { both, type Limits, limitOf } from "./limit.ts";

/**
 * A column as conditions see it. What is `fixed` is said by something else: its value, which conditions can't change, or what it is
 * where it is not NULL, which another attempt may change.
 */
export type Constrained = {
  name: string;
  kind: Kind;
  nullable: boolean;
  fixed: "value" | "unless null" | undefined;
  natural(row: number, attempt: number): Cell;
};

/** A condition, and how it reads where it has to be named. */
export type Condition = { name: string; text: string; parsed: Expression };

/** Rows whose columns keep conditions; a row for which none was found says which condition is broken. */
export type ConstrainedRows = (row: number) => { cells: Map<string, Cell>; broken?: Condition };

/** So often a row is drawn anew. */
const mostAttempts = 40;

/**
 * Makes the cells of columns that conditions are about, row by row, each a pure function of its number: an alternative of each condition
 * is chosen, each column is drawn within what it leaves beside the columns before it, and the conditions are then asked.
 */
export function constrainedRows(
  columns: Constrained[],
  conditions: Condition[],
  key: number,
  now: number,
): ConstrainedRows {
  const clauses: Clause[] = conditions.flatMap(({ parsed }) => clausesOf(parsed));
  const kinds = new Map(columns.map(({ name, kind }) => [name, kind]));
  const order = columns.toSorted((a, b) => (a.fixed ? 0 : 1) - (b.fixed ? 0 : 1));
  const keys = new Map(order.map(({ name }) => [name, keyOf(String(key), name)]));
  return (row) => {
    let broken: Condition | undefined;
    let cells = new Map<string, Cell>();
    for (let attempt = 0; attempt < mostAttempts; attempt++) {
      cells = draw(row, attempt);
      broken = conditions.find(({ parsed }) => isBroken(parsed, cells));
      if (broken === undefined) return { cells };
    }
    return { cells, broken: broken! };
  };

  function draw(row: number, attempt: number): Map<string, Cell> {
    const cells = new Map<string, Cell>();
    const around = { column: (name: string) => known(name, cells), now };
    const chosen = clauses.map(
      ({ ways }, at) => ways[ways.length === 1 ? 0 : below(ways.length, key, row, at + 1000 * attempt)]!,
    );
    for (const column of order) {
      const natural = column.fixed ? column.natural(row, attempt) : formed(column, row, attempt);
      if (column.fixed === "value") {
        cells.set(column.name, natural);
        continue;
      }
      const said = chosen.flat().map((condition) => limitOf(condition, column.name, around));
      const limits = said.reduce<Limits>(
        (all, one) => (one ? both(all, one) : all),
        column.nullable ? {} : { isNull: false },
      );
      if (column.fixed) {
        cells.set(column.name, limits.isNull === true && column.nullable ? null : natural);
        continue;
      }
      const found = fitting(natural, column.kind, limits, { key: keys.get(column.name)!, row, attempt });
      cells.set(column.name, found === undefined ? natural : found);
    }
    return cells;
  }

  /** What conditions such as `code = upper(code)` make of a cell. */
  function formed({ name, kind, natural }: Constrained, row: number, attempt: number): Cell {
    let cell = natural(row, attempt);
    for (const { parsed } of conditions) {
      const form = formOf(parsed, name);
      if (form === undefined || cell === null) continue;
      try {
        const value = asValue(cell, kind);
        cell = cellOf(evaluate(form, { column: () => value, now }), kind) ?? cell;
      } catch (error) {
        if (!(error instanceof Unknown)) throw error;
      }
    }
    return cell;
  }

  function known(name: string, cells: Map<string, Cell>): Value {
    const cell = cells.get(name);
    if (cell === undefined) throw new Unknown(name);
    return asValue(cell, kinds.get(name)!);
  }

  function isBroken(parsed: Expression, cells: Map<string, Cell>): boolean {
    try {
      return evaluate(parsed, { column: (name) => known(name, cells), now }) === false;
    } catch (error) {
      if (error instanceof Unknown) return false; // the engine is asked when the rows are loaded
      throw error;
    }
  }
}

/** What a column has to be equal to, where that is made of the column itself alone. */
function formOf(condition: Expression, column: string): Expression | undefined {
  if (condition.is === "and") return condition.of.map((one) => formOf(one, column)).find((one) => one !== undefined);
  if (condition.is !== "operation" || condition.operator !== "=" || condition.left === undefined) return undefined;
  const bare = (one: Expression): Expression => (one.is === "cast" ? bare(one.of) : one);
  for (const [own, form] of [
    [condition.left, condition.right],
    [condition.right, condition.left],
  ] as const) {
    const plain = bare(own);
    if (plain.is === "column" && plain.name === column && columnsIn(form).join() === column) return form;
  }
  return undefined;
}
