import type { Database, ObjectKind, SchemaObject } from "../model/database.ts";
import { objectName, objectStem } from "../snapshot/path.ts";
import { type Annotations, annotationPath } from "./annotations.ts";
import { code, codes, plain, routineCell, tableSection } from "./cells.ts";
import { describe, describeColumn } from "./describe.ts";
import { schemaDiagram } from "./diagram.ts";
import { isTable, isView, type Lookup } from "./lookup.ts";
import type { ConnectionPage, IndexEntry, Section } from "./page.ts";

/** Headings of the groups, in the order in which a reader looks for them. */
export const kindTitles: Record<ObjectKind, string> = {
  table: "Tables",
  collection: "Collections",
  view: "Views",
  "materialized view": "Materialized views",
  "foreign table": "Foreign tables",
  enum: "Enums",
  domain: "Domains",
  "composite type": "Composite types",
  "range type": "Range types",
  routine: "Routines",
  sequence: "Sequences",
};
const kinds = Object.keys(kindTitles) as ObjectKind[];

/** The front page of a connection: all objects by schema and kind, and how much of them is documented. */
export function connectionPage(name: string, lookup: Lookup, annotations: Annotations): ConnectionPage {
  const { database } = lookup;
  const bySchema = Map.groupBy(database.objects, ({ schema }) => schema);
  const names = [...new Set([...database.schemas.map((schema) => schema.name), ...bySchema.keys()])].sort();
  return {
    name,
    engine: database.engine,
    counts: kinds
      .map((kind) => ({ kind, count: database.objects.filter((object) => object.kind === kind).length }))
      .filter(({ count }) => count > 0),
    documented: documentedShare(database, annotations),
    schemas: names.map((schema) => ({
      name: schema,
      description: database.schemas.find((candidate) => candidate.name === schema)?.comment,
      groups: groupsOf(bySchema.get(schema) ?? [], annotations),
    })),
    sections: databaseSections(lookup),
    diagrams: names.flatMap((schema) => {
      const diagram = schemaDiagram((bySchema.get(schema) ?? []).filter(isTable));
      return diagram ? [{ schema, diagram }] : [];
    }),
  };
}

function groupsOf(objects: SchemaObject[], annotations: Annotations) {
  const byKind = Map.groupBy(objects, ({ kind }) => kind);
  return kinds.flatMap((kind) => {
    const entries = byKind.get(kind)?.map((object) => indexEntry(object, annotations));
    return entries ? [{ kind, title: kindTitles[kind], entries }] : [];
  });
}

function indexEntry(object: SchemaObject, annotations: Annotations): IndexEntry {
  const description = describe(annotations.get(annotationPath(object))?.description, object.comment);
  return {
    link: { stem: objectStem(object) },
    kind: object.kind,
    name: objectName(object),
    description: description?.text.split(/\r?\n/)[0],
    columns: "columns" in object ? object.columns.length : undefined,
  };
}

/** Of tables, views and their columns, how many have a description. */
function documentedShare({ objects }: Database, annotations: Annotations) {
  let count = 0;
  let of = 0;
  for (const object of objects) {
    if (!isTable(object) && !isView(object)) continue;
    const annotation = annotations.get(annotationPath(object));
    of += 1 + object.columns.length;
    if (describe(annotation?.description, object.comment)) count += 1;
    count += object.columns.filter((column) => describeColumn(annotation, column)).length;
  }
  return { count, of, percent: of === 0 ? 100 : Math.floor((count / of) * 100) };
}

function databaseSections(lookup: Lookup): Section[] {
  const { extensions, eventTriggers, servers, publications } = lookup.database;
  return [
    ...tableSection(
      { id: "extensions", title: "Extensions" },
      ["Extension", "Schema", "Description"],
      extensions.map(({ name, schema, comment }) => ({ cells: [code(name), code(schema), plain(comment)] })),
    ),
    ...tableSection(
      { id: "event-triggers", title: "Event triggers" },
      ["Event trigger", "On", "For", "Calls", "Notes", "Description"],
      eventTriggers.map(({ name, event, tags, routine, state, comment }) => ({
        cells: [
          code(name),
          plain(event),
          plain(tags?.join(", ")),
          routineCell(lookup, routine),
          plain(state),
          plain(comment),
        ],
      })),
    ),
    ...tableSection(
      { id: "servers", title: "Foreign servers" },
      ["Server", "Wrapper", "Options", "Description"],
      servers.map(({ name, wrapper, options, comment }) => ({
        cells: [
          code(name),
          code(wrapper),
          codes(
            Object.values(options ?? {})
              .flat()
              .map(String),
          ),
          plain(comment),
        ],
      })),
    ),
    ...tableSection(
      { id: "publications", title: "Publications" },
      ["Publication", "Tables", "Operations", "Description"],
      publications.map((publication) => ({
        cells: [
          code(publication.name),
          publication.allTables
            ? plain("all")
            : codes([
                ...(publication.schemas ?? []).map((schema) => `${schema}.*`),
                ...(publication.tables ?? []).map(({ schema, name }) => `${schema}.${name}`),
              ]),
          plain(publication.operations.join(", ")),
          plain(publication.comment),
        ],
      })),
    ),
  ];
}
