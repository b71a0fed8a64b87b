import { dialectOf } from "../dialects/registry.ts";
import type { Annotation } from "../model/annotation.ts";
import type { Column } from "../model/column.ts";
import type { Table } from "../model/table.ts";
import { capital } from "../names/capital.ts";
import { isTable } from "../names/kinds.ts";
import { visibleName } from "../names/names.ts";
import { spoken, spokenMany } from "../names/naming.ts";
import {
  anchorOf,
  badges,
  code,
  columnCell,
  join,
  optionCells,
  plain,
  tableSection,
  typeCell,
  words,
} from "./cells.ts";
import { describePart, descriptionCell } from "./description.ts";
import type { Lookup, Relation } from "./lookup.ts";
import type { Cell, Row, Section } from "./page.ts";

/** Columns of a table or view, with what keys say of them, and the fields inside of them. */
export function columnsSection(lookup: Lookup, relation: Relation, annotation: Annotation | undefined): Section[] {
  const keys = isTable(relation) ? keysOf(lookup, relation) : new Map<string, Cell[]>();
  const rows = relation.columns.map(
    (column): Row => ({
      anchor: anchorOf("column", column.name),
      values: valuesOf(lookup, column),
      cells: [
        code(visibleName(column.name)),
        column.types ? code(column.types.join(" | ")) : typeCell(lookup, column.type),
        // An engine does not know of a view's column whether it can be null.
        plain(isTable(relation) && column.nullable && "yes"),
        plain(column.presence),
        valueCell(lookup, column),
        join(keys.get(column.name) ?? [], " "),
        notesCell(column),
        descriptionCell(describePart(annotation, column.name, column.comment)),
      ],
    }),
  );
  const part = relation.kind === "collection" ? "field" : "column";
  const title = capital(spokenMany(part));
  const headings = [capital(spoken(part)), "Type", "Null", "Presence", "Default", "Key", "Notes", "Description"];
  const meanings = ["name", "type", "null", "presence", "default", "key", "notes", "description"] as const;
  return [
    ...tableSection({ id: "columns", title }, headings, rows, [...meanings]),
    ...fieldsSection(relation, annotation),
  ];
}

/** What a column may hold, where its type is an enum. */
function valuesOf(lookup: Lookup, { type }: Column): string[] | undefined {
  const found = lookup.type(type);
  return found?.kind === "enum" ? found.values : undefined;
}

function valueCell(lookup: Lookup, column: Column): Cell {
  const { generated, identity, sequence } = column;
  if (generated) return join([badges("generated"), code(generated.expression), plain(generated.storage)], " ");
  const dialect = dialectOf(lookup.database.engine);
  if (identity) {
    const { numbered } = dialect.words;
    const how = [...(numbered === undefined ? [identity.generation] : []), ...sequenceWords(identity)];
    return numbered === undefined ? join([badges("identity"), words(...how)], " ") : words(numbered, ...how);
  }
  const source = column.default === undefined ? undefined : dialect.sequenceIn?.(column.default);
  if (sequence && source && sequence.name === source.name && sequence.schema === source.schema) {
    return words(dialect.words.ownSequence ?? "sequence", ...sequenceWords(sequence));
  }
  const found = source && lookup.relation(source);
  return code(column.default).map((cell) => ({ ...cell, ...(found && { link: { stem: lookup.stem(found) } }) }));
}

type SequenceFacts = NonNullable<Column["identity"]>;

/** What of a column's own sequence is not as usual. */
const sequenceWords = ({ start, increment, min, max, cache, cycle, options }: Partial<SequenceFacts>) => [
  start && `from ${start}`,
  increment && `step ${increment}`,
  min && `at least ${min}`,
  max && `at most ${max}`,
  cache && `cache ${cache}`,
  cycle && "cycles",
  options?.unlogged === true && "unlogged",
];

/** What keys say of each column: primary, unique alone, referring to another. */
function keysOf(lookup: Lookup, table: Table): Map<string, Cell[]> {
  const cells = new Map<string, Cell[]>();
  const add = (column: string, cell: Cell) => {
    const list = cells.get(column);
    if (list) list.push(cell);
    else cells.set(column, [cell]);
  };
  for (const column of table.primaryKey?.columns ?? []) add(column, badges("PK"));
  for (const column of uniqueColumns(table)) add(column, badges("UK"));
  for (const { foreignKey } of lookup.keys(table)) {
    const { columns, references } = foreignKey;
    columns.forEach((column, index) => {
      const target = columnCell(lookup, references, references.columns[index] ?? "");
      add(column, [...badges("FK"), { text: " → " }, ...target]);
    });
  }
  return cells;
}

/** Columns whose values differ from row to row by a unique constraint or index on them alone. */
export function uniqueColumns({ uniques, indexes }: Table): Set<string> {
  const keys = [
    ...uniques.map(({ columns }) => columns),
    ...indexes.flatMap(({ unique, predicate, key }) => (unique && !predicate ? [key.map((part) => part.column)] : [])),
  ];
  return new Set(keys.flatMap((columns) => (columns.length === 1 ? (columns[0] ?? []) : [])));
}

const notesCell = ({ collation, options }: Column): Cell =>
  join([collation ? [{ text: "collation " }, ...code(collation)] : [], ...optionCells(options)], ", ");

/** Fields inside of documents, by their path. */
function fieldsSection(relation: Relation, annotation: Annotation | undefined): Section[] {
  const rows = relation.columns.flatMap((column) => nested(column, [column.name], annotation));
  const headings = [capital(spoken("field")), "Type", "Null", "Presence", "Description"];
  return tableSection({ id: "fields", title: `Nested ${spokenMany("field")}` }, headings, rows);
}

function nested(column: Column, path: string[], annotation: Annotation | undefined): Row[] {
  return (column.fields ?? []).flatMap((field): Row[] => {
    const inner = [...path, field.name];
    const name = inner.join(".");
    const cells = [
      code(name),
      code(field.types?.join(" | ") ?? field.type),
      plain(field.nullable && "yes"),
      plain(field.presence),
      descriptionCell(describePart(annotation, name, field.comment)),
    ];
    return [{ anchor: anchorOf("field", ...inner), cells }, ...nested(field, inner, annotation)];
  });
}
