import type { ForeignKey } from "../../model/constraint.ts";
import type { Table } from "../../model/table.ts";
import { referenceKey } from "../../names/reference-key.ts";
import type { Cell } from "../kinds/kind.ts";
import { below, keyOf } from "../random/draw.ts";
import type { Context, Pointer } from "./mock-table.ts";

/** So many rows of the other table are looked at. */
const mostTries = 64;

export type Shared = { columns: string[]; cells(row: number, known: (column: string) => Cell): Cell[] | undefined };

/**
 * Foreign keys that share columns with one that is drawn already, as `(tenant, order)` and `(tenant, customer)` do: a row of
 * the other table with the same cells in these is found by following where they come from, up to the table that has them first and
 * down again.
 */
export function sharedPointers(table: Table, pointers: Pointer[], context: Context): Shared[] {
  const taken = new Set(pointers.flatMap(({ columns }) => columns));
  return table.foreignKeys
    .filter(
      ({ columns, enforced }) =>
        enforced !== false &&
        !columns.every((column) => taken.has(column)) &&
        columns.some((column) => taken.has(column)),
    )
    .map((key): Shared => {
      const shared = key.columns.filter((column) => taken.has(column));
      const own = key.columns.filter((column) => !taken.has(column));
      for (const column of own) taken.add(column);
      const draw = keyOf(context.settings.seed, table.schema, table.name, ...key.columns, "shares");
      if (!context.counts.has(referenceKey(key.references)))
        context.report({ table, what: `it points at ${key.references.name}, which is no table here` });
      return {
        columns: own,
        cells(row, known) {
          const found = candidate(table, pointers, key, shared, row, known, draw, context);
          const other = context.all.get(referenceKey(key.references));
          return found === undefined ? undefined : own.map((column) => other!.cell(target(key, column), found));
        },
      };
    });
}

const target = (key: ForeignKey, column: string) => key.references.columns[key.columns.indexOf(column)]!;

function candidate(
  table: Table,
  pointers: Pointer[],
  key: ForeignKey,
  shared: string[],
  row: number,
  known: (column: string) => Cell,
  draw: number,
  context: Context,
): number | undefined {
  const other = context.all.get(referenceKey(key.references));
  if (other === undefined || other.rows === 0) return undefined;
  const wanted = shared.map((column) => ({ column: target(key, column), cell: known(column) }));
  const fits = (at: number) => wanted.every(({ column, cell }) => other.cell(column, at) === cell);
  const origin = originOf(table, pointers, shared, row, context);
  for (let attempt = 0; attempt < mostTries; attempt++) {
    const at = origin
      ? descend(
          referenceKey(key.references),
          wanted.map(({ column }) => column),
          origin,
          draw,
          row,
          attempt,
          context,
        )
      : below(other.rows, draw, row, attempt);
    if (at === undefined) return undefined;
    // Of its own table, one before it: what points in a circle is no tree.
    if ((other.table !== table || at < row) && fits(at)) return at;
  }
  return undefined;
}

type Origin = { table: string; columns: string[]; row: number };

/** The row that columns of a row come from, followed as far up as keys lead. */
function originOf(
  table: Table,
  pointers: Pointer[],
  columns: string[],
  row: number,
  context: Context,
): Origin | undefined {
  const one = pointers.find((each) => columns.every((column) => each.columns.includes(column)));
  const digit = one && context.all.get(referenceKey(table))?.digit(one, row);
  if (one === undefined || digit === undefined) return undefined;
  const up = columns.map((column) => target(one.key, column));
  const other = context.all.get(referenceKey(one.key.references));
  return (
    (other && originOf(other.table, other.pointers, up, digit, context)) ?? {
      table: referenceKey(one.key.references),
      columns: up,
      row: digit,
    }
  );
}

/** A row of a table whose columns come from that origin: one of those below it, drawn. */
function descend(
  from: string,
  columns: string[],
  origin: Origin,
  draw: number,
  row: number,
  attempt: number,
  context: Context,
): number | undefined {
  if (from === origin.table) return origin.row;
  const table = context.all.get(from);
  const one = table?.pointers.find((each) => columns.every((column) => each.columns.includes(column)));
  if (one?.spread === undefined) return undefined;
  const above = descend(
    referenceKey(one.key.references),
    columns.map((column) => target(one.key, column)),
    origin,
    draw,
    row,
    attempt,
    context,
  );
  if (above === undefined) return undefined;
  const children = one.spread.children(above);
  return children.count === 0 ? undefined : children.at(below(children.count, draw, row, attempt));
}
