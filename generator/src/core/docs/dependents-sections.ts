import { type Dependent, dependentsOf } from "../dependents/dependents.ts";
import { readingParts } from "../dependents/parts.ts";
import type { Dependency } from "../model/common.ts";
import type { SchemaObject } from "../model/database.ts";
import type { Routine } from "../model/routine.ts";
import type { View } from "../model/view.ts";
import { isTable, isView } from "../names/kinds.ts";
import { objectName, sqlName, visibleName } from "../names/names.ts";
import { anchorOf, code, columnCell, join, listSection, plain, relationCell } from "./cells.ts";
import type { Lookup, Relation } from "./lookup.ts";
import type { Cell, Section } from "./page.ts";

/** What uses a table or view, and each of its columns; keys, indexes and publications are told elsewhere on its page, with their columns. */
export function dependentsSections(lookup: Lookup, relation: Relation): Section[] {
  const { ofRelation, ofColumn } = dependentsOf(lookup.database);
  const users = ofRelation(relation).filter(isNews);
  const used = relation.columns.flatMap(({ name }) => {
    const users = ofColumn(relation, name).filter(isNews);
    return users.length > 0 ? [{ name, users }] : [];
  });
  const cellOf = (user: Dependent) => userCell(lookup, relation, user);
  const stem = lookup.stem(relation);
  return [
    ...listSection({ id: "read-by", title: "Dependents", folded: users.length > mostOpen }, users.map(cellOf)),
    ...listSection(
      { id: "columns-in-use", title: "Columns in use", folded: used.flatMap(({ users }) => users).length > mostUses },
      used.map(({ name, users }) => [
        { text: visibleName(name), code: true, link: { stem, anchor: anchorOf("column", name) } },
        { text: ": " },
        ...join(users.map(cellOf), ", "),
      ]),
    ),
  ];
}

/** More dependents of a table, or uses of its columns, are folded. */
const mostOpen = 20;
const mostUses = 60;

const told = new Set<Dependent["target"]["kind"]>(["primary key", "unique", "foreign key", "index", "publication"]);
const isNews = ({ target }: Dependent) => !told.has(target.kind);

/** `index by_status`, `policy own on shop.items`, `routine shop.f(integer) (by text)`; each a link to where it stands. */
function userCell(lookup: Lookup, relation: Relation, { target, object, byText }: Dependent): Cell {
  const { kind, parent, name } = target;
  const hasRow = object && parent !== undefined && rowsOf(object).has(`${kind} ${name}`);
  const isElsewhere = object && object !== relation;
  const link =
    hasRow || isElsewhere ? { stem: lookup.stem(object), ...(hasRow && { anchor: anchorOf(kind, name) }) } : undefined;
  return [
    { text: kind === "column" ? "generated column " : `${kind} ` },
    { text: parent ? sqlName(name) : objectName(target), code: true, link },
    ...(isElsewhere && parent ? [{ text: " on " }, ...relationCell(lookup, object)] : []),
    ...plain(byText && " (by text)"),
  ];
}

const known = new WeakMap<SchemaObject, Set<string>>();

/** The parts of something that have a row on its page; those of a partition have none. */
function rowsOf(object: SchemaObject): Set<string> {
  const found = known.get(object);
  if (found) return found;
  const parts = isTable(object) || isView(object) ? readingParts(object) : [];
  const rows = new Set(parts.map(({ kind, name }) => `${kind} ${name}`));
  known.set(object, rows);
  return rows;
}

/** The tables and views that a view or routine reads, and the columns of them that it names. */
export const readsSection = (lookup: Lookup, object: View | Routine, title: string): Section[] =>
  listSection(
    { id: "reads", title },
    dependentsOf(lookup.database)
      .readBy(object)
      .map((one) => [...relationCell(lookup, one), ...columnsOf(lookup, one), ...plain(one.byText && " (by text)")]),
  );

function columnsOf(lookup: Lookup, one: Dependency): Cell {
  const { columns = [] } = one;
  const found = lookup.relation(one);
  const all = found && "columns" in found ? found.columns.length : undefined;
  if (columns.length === 0) return [];
  if (columns.length === all && all > fewColumns) return [{ text: `: all ${all} columns` }];
  const links = columns.map((column): Cell => {
    const [cell] = columnCell(lookup, one, column);
    return cell ? [{ ...cell, text: sqlName(column) }] : code(sqlName(column));
  });
  return [{ text: ": " }, ...join(links, ", ")];
}

/** More, where they are all that there are, are not named one by one. */
const fewColumns = 3;
