import type { Reference } from "../model/common.ts";
import { qualifiedName } from "../model/names.ts";
import { encodeName } from "../snapshot/file-name.ts";
import { objectStem } from "../snapshot/path.ts";
import type { Lookup } from "./lookup.ts";
import type { Badge, Cell, Inline, Section } from "./page.ts";

/** The anchor of a part of a page: `column-email`. Unique, and safe in a URL, whatever the name. */
export const anchorOf = (kind: string, name: string): string =>
  `${kind.replaceAll(" ", "-")}-${encodeName(name)
    .replaceAll(" ", "~20~")
    .replace(/[^\w\-.~]/g, (mark) => `~${mark.charCodeAt(0).toString(16)}~`)}`;

export const plain = (text: string | undefined): Cell => (text === undefined || text === "" ? [] : [{ text }]);
export const code = (text: string | undefined): Cell =>
  text === undefined || text === "" ? [] : [{ text, code: true }];
export const badges = (...names: (Badge | undefined | false)[]): Cell =>
  names.flatMap((name) => (name ? [{ text: name, badge: name }] : []));

/** Cells one after the other, with a text between them. */
export const join = (cells: Cell[], separator: string): Cell =>
  cells
    .filter((cell) => cell.length > 0)
    .flatMap((cell, index) => (index === 0 ? cell : [{ text: separator }, ...cell]));

export const codes = (names: string[]): Cell => join(names.map(code), ", ");

/** A table, view or sequence by its name, as a link where it is in this snapshot. */
export function relationCell(lookup: Lookup, reference: Reference, column?: string): Cell {
  const found = lookup.relation(reference);
  const name = qualifiedName(reference.schema, reference.name);
  const text = column === undefined ? name : `${name}.${column}`;
  const anchor = column === undefined ? undefined : anchorOf("column", column);
  return [{ text, code: true, ...(found && { link: { stem: objectStem(found), anchor } }) }];
}

/** A type as the engine prints it, as a link where it is one of this database's own. */
export function typeCell(lookup: Lookup, type: string): Cell {
  const found = lookup.type(type);
  return [{ text: type, code: true, ...(found && { link: { stem: objectStem(found) } }) }];
}

/** A routine by its name; a link where there is just one of that name. */
export function routineCell(lookup: Lookup, reference: Reference): Cell {
  const [found, ...others] = lookup.routines(reference);
  const text = qualifiedName(reference.schema, reference.name);
  return [{ text, code: true, ...(found && others.length === 0 && { link: { stem: objectStem(found) } }) }];
}

/** A section with a table, without the columns that are empty in every row; none without rows. */
export function tableSection(
  head: { id: string; title: string; folded?: boolean },
  headings: string[],
  rows: { anchor?: string | undefined; cells: Cell[] }[],
): Section[] {
  if (rows.length === 0) return [];
  const used = headings.map((_, index) => index === 0 || rows.some(({ cells }) => (cells[index]?.length ?? 0) > 0));
  const keep = <T>(items: T[]) => items.filter((_, index) => used[index]);
  const table = { headings: keep(headings), rows: rows.map((row) => ({ ...row, cells: keep(row.cells) })) };
  return [{ ...head, table }];
}

/** A section with a list; none without items. */
export const listSection = (head: { id: string; title: string; folded?: boolean }, items: Cell[]): Section[] =>
  items.length === 0 ? [] : [{ ...head, list: items }];

/** `name = value` for each option. */
export function optionItems(options: Record<string, string | number | boolean | string[]> | undefined): Inline[][] {
  return Object.entries(options ?? {}).map(([name, value]) => [
    { text: `${name}: ` },
    ...(Array.isArray(value) ? codes(value) : code(String(value))),
  ]);
}
