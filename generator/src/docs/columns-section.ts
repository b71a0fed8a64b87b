import type { Annotation } from "../model/annotation.ts";
import type { Column } from "../model/column.ts";
import { anchorOf, badges, code, join, plain, relationCell, tableSection, typeCell } from "./cells.ts";
import { describeColumn } from "./describe.ts";
import type { Lookup, Relation } from "./lookup.ts";
import { isTable } from "./lookup.ts";
import type { Cell, Row, Section } from "./page.ts";

/** Columns of a table or view, with what keys say of them. */
export function columnsSection(lookup: Lookup, relation: Relation, annotation: Annotation | undefined): Section[] {
  const rows = relation.columns.map(
    (column): Row => ({
      anchor: anchorOf("column", column.name),
      cells: [
        code(column.name),
        typeCell(lookup, column.type),
        column.nullable ? plain("yes") : [],
        valueCell(column),
        keyCell(lookup, relation, column),
        descriptionCell(annotation, column),
      ],
    }),
  );
  const headings = ["Column", "Type", "Null", "Default", "Key", "Description"];
  return [...tableSection({ id: "columns", title: "Columns" }, headings, rows), ...fieldSections(relation)];
}

function descriptionCell(annotation: Annotation | undefined, column: Column): Cell {
  const description = describeColumn(annotation, column);
  if (!description) return [];
  const byMachine = description.by !== "person" && description.by !== "comment";
  return [{ text: description.text }, ...(byMachine ? [{ text: ` (${description.by})` }] : [])];
}

function valueCell(column: Column): Cell {
  const { generated, identity } = column;
  if (generated) return join([badges("generated"), code(`${generated.expression} ${generated.storage}`)], " ");
  if (identity) return join([badges("identity"), plain(identity.generation)], " ");
  if (column.sequence && column.default?.startsWith("nextval(")) return plain("serial");
  return code(column.default);
}

function keyCell(lookup: Lookup, relation: Relation, { name }: Column): Cell {
  if (!isTable(relation)) return [];
  const unique = [
    ...relation.uniques.map(({ columns }) => columns),
    ...relation.indexes
      .filter((index) => index.unique && !index.predicate)
      .map(({ key }) => key.map((part) => part.column)),
  ];
  const targets = relation.foreignKeys
    .filter(({ columns }) => columns.includes(name))
    .map(({ columns, references }) => relationCell(lookup, references, references.columns[columns.indexOf(name)]));
  return join(
    [
      badges(relation.primaryKey?.columns.includes(name) && "PK"),
      badges(unique.some((columns) => columns.length === 1 && columns[0] === name) && "UK"),
      ...targets.map((target) => [...badges("FK"), { text: " → " }, ...target]),
    ],
    " ",
  );
}

/** Fields inside of documents, by their path. */
function fieldSections(relation: Relation): Section[] {
  const rows = relation.columns.flatMap((column) => nested(column, column.name));
  return tableSection({ id: "fields", title: "Nested fields" }, ["Field", "Type", "Presence"], rows);
}

function nested(column: Column, path: string): Row[] {
  return (column.fields ?? []).flatMap((field): Row[] => {
    const inner = `${path}.${field.name}`;
    const type = field.types?.join(" | ") ?? field.type;
    return [
      { anchor: anchorOf("field", inner), cells: [code(inner), code(type), plain(field.presence)] },
      ...nested(field, inner),
    ];
  });
}
