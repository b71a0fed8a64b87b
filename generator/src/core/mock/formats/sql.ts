import type { DataLanguage } from "../../dialects/data-language.ts";
import type { Cell } from "../kinds/kind.ts";
import type { MockTable } from "../plan/mock-table.ts";
import type { LoadStep } from "../plan/order.ts";

/** Rows from `from` to, but not, `to`. */
export type Slice = { from: number; to: number };

/** The INSERTs of some rows of a table, with NULL where a cell comes later. */
export function* inserts(
  one: MockTable,
  { later }: LoadStep,
  data: DataLanguage,
  { from, to }: Slice,
): Generator<string> {
  const names = one.columns.map(({ name }) => name);
  for (let start = from; start < to; start += data.mostRows) {
    const rows: string[][] = [];
    for (let index = start; index < Math.min(to, start + data.mostRows); index++) {
      const cells = one.row(index);
      rows.push(one.columns.map(({ name, kind }, at) => data.literal(later.includes(name) ? null : cells[at]!, kind)));
    }
    yield data.insert(one.table, names, rows);
  }
}

/** An UPDATE for each row with what it lacks yet, by its primary key. */
export function* updates(
  one: MockTable,
  { later }: LoadStep,
  data: DataLanguage,
  { from, to }: Slice,
): Generator<string> {
  const at = new Map(one.columns.map(({ name }, place) => [name, place]));
  const key = one.table.primaryKey?.columns ?? [];
  if (later.length === 0 || key.length === 0) return;
  for (let index = from; index < to; index++) {
    const cells = one.row(index);
    const literals = (names: string[]) =>
      names.map((name): [string, string] => [
        name,
        data.literal(cellAt(name, cells), one.columns[at.get(name)!]!.kind),
      ]);
    const set = later.filter((name) => cellAt(name, cells) !== null);
    if (set.length > 0) yield data.update(one.table, literals(set), literals(key));
  }

  function cellAt(name: string, cells: Cell[]): Cell {
    return cells[at.get(name)!] ?? null;
  }
}
