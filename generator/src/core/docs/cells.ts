import { optionWords } from "../formats/words/property-words.ts";
import type { Reference } from "../model/common.ts";
import { encodeName } from "../names/file-name.ts";
import { qualifiedName } from "../names/names.ts";
import type { Lookup } from "./lookup.ts";
import type { Badge, Cell, Meaning, Row, Section } from "./page.ts";

/**
 * The anchor of a part of a page: `column-email`, `foreign-key-orders_customer_fkey`. Different names of a kind have
 * different anchors, and all are safe in a URL and in HTML: what is not a small letter, digit, `_`, `-` or `.` is encoded
 * as in file names.
 */
export const anchorOf = (kind: string, ...path: string[]): string =>
  `${kind.replaceAll(" ", "-")}-${path.map(safeName).join("/")}`;

function safeName(name: string): string {
  if (/^[a-z0-9_]+$/.test(name)) return name;
  // As encodeName: a code begins with a digit, so that it is no letter of upper case.
  return encodeName(name).replace(/[^\w\-.~]/g, (unit) => {
    const code = unit.charCodeAt(0).toString(16);
    return `~${/^\d/.test(code) ? code : `0${code}`}~`;
  });
}

export const plain = (text: string | false | undefined): Cell => (text ? [{ text }] : []);
export const code = (text: string | undefined): Cell => (text ? [{ text, code: true }] : []);
export const badges = (...names: (Badge | undefined | false)[]): Cell =>
  names.flatMap((name) => (name ? [{ text: name, badge: name }] : []));

/** Cells one after the other, with a text between them. */
export const join = (cells: Cell[], separator: string): Cell =>
  cells
    .filter((cell) => cell.length > 0)
    .flatMap((cell, index) => (index === 0 ? cell : [{ text: separator }, ...cell]));

export const codes = (names: string[]): Cell => join(names.map(code), ", ");

/** Words of ours that hold, with commas between them. */
export const words = (...parts: (string | false | undefined)[]): Cell => plain(parts.filter(Boolean).join(", "));

/** A table, view or sequence by its name, as a link where it is in this snapshot; with the row of its page it leads to. */
export function relationCell(lookup: Lookup, reference: Reference, anchor?: string): Cell {
  const found = lookup.relation(reference);
  const text = qualifiedName(reference.schema, reference.name);
  return [{ text, code: true, ...(found && { link: { stem: lookup.stem(found), anchor } }) }];
}

/** A column of a table by its name: `shop.customers.id`. */
export function columnCell(lookup: Lookup, reference: Reference, column: string): Cell {
  const cells = relationCell(lookup, reference, anchorOf("column", column));
  return cells.map((cell) => ({ ...cell, text: `${cell.text}.${column}` }));
}

/** A type as the engine prints it, as a link where it is one of this database's own. */
export function typeCell(lookup: Lookup, type: string): Cell {
  const found = lookup.type(type);
  return [{ text: type, code: true, ...(found && { link: { stem: lookup.stem(found) } }) }];
}

/** A routine by its name; a link where there is just one of that name. */
export function routineCell(lookup: Lookup, reference: Reference): Cell {
  const [found, ...others] = lookup.routines(reference);
  const text = qualifiedName(reference.schema, reference.name);
  return [{ text, code: true, ...(found && others.length === 0 && { link: { stem: lookup.stem(found) } }) }];
}

type Head = { id: string; title: string; folded?: boolean };

/** A section with a table, without the columns that are empty in every row; none without rows. */
export function tableSection(
  head: Head,
  headings: string[],
  rows: Row[],
  meanings?: (Meaning | undefined)[],
): Section[] {
  if (rows.length === 0) return [];
  const used = headings.map((_, index) => index === 0 || rows.some(({ cells }) => (cells[index]?.length ?? 0) > 0));
  const keep = <T>(items: T[]) => items.filter((_, index) => used[index]);
  const table = {
    headings: keep(headings),
    ...(meanings && { meanings: keep(meanings) }),
    rows: rows.map((row) => ({ ...row, cells: keep(row.cells) })),
  };
  return [{ ...head, table }];
}

/** A section with a list; none without items. */
export const listSection = (head: Head, items: Cell[]): Section[] =>
  items.length === 0 ? [] : [{ ...head, list: items }];

/** A section with code, without the empty lines around it. */
export const codeSection = (head: Head, text: string, language: string): Section[] => [
  { ...head, code: { text: text.replace(/^(?:[ \t]*\r?\n)+/, "").trimEnd(), language } },
];

/** `name: value` for each option; `called` is what people call it. */
export const optionCells = (options: Record<string, string | number | boolean | string[]> | undefined): Cell[] =>
  Object.entries(options ?? {}).map(([name, value]) => [
    { text: `${optionWords(name)}: ` },
    ...(Array.isArray(value) ? codes(value) : code(String(value))),
  ]);
