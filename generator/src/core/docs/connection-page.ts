import { objectName } from "../canonical/path.ts";
import { schemaDiagram } from "../diagrams/object-diagram.ts";
import { inWordsOf } from "../dialects/registry.ts";
import type { ObjectKind, SchemaObject } from "../model/database.ts";
import { encodeName } from "../names/file-name.ts";
import { isTable, isView } from "../names/kinds.ts";
import { spokenKind, visibleName } from "../names/names.ts";
import { type Annotations, annotationPath, orphans } from "./annotations.ts";
import { anchorOf, code, plain, tableSection } from "./cells.ts";
import { databaseSections } from "./database-sections.ts";
import { describe } from "./description.ts";
import { documentedShare, partsOf } from "./documented.ts";
import { grantsSection } from "./grants-section.ts";
import type { Lookup, Relation } from "./lookup.ts";
import type { ConnectionPage, IndexEntry, SchemaPage, Section } from "./page.ts";

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
  event: "Events",
};
const kinds = Object.keys(kindTitles) as ObjectKind[];

/** The front page of a connection: all objects by schema and kind, and how much of them is documented. */
export const connectionPage = (name: string, lookup: Lookup, annotations: Annotations): ConnectionPage =>
  inWordsOf(lookup.database.engine, () => pageOf(name, lookup, annotations));

function pageOf(name: string, lookup: Lookup, annotations: Annotations): ConnectionPage {
  const { engine, comment, schemas, objects } = lookup.database;
  const bySchema = Map.groupBy(objects, ({ schema }) => schema);
  const names = [...new Set([...schemas.map((schema) => schema.name), ...bySchema.keys()])];
  const pages = names.map((schema) => schemaPage(schema, lookup, bySchema.get(schema) ?? [], annotations));
  return {
    name,
    engine,
    description: comment,
    counts: countsOf(objects),
    documented: documentedShare(objects, annotations),
    schemas: pages,
    ...leadsOf(pages),
    sections: [...databaseSections(lookup), ...orphansSection(lookup, annotations)],
    diagrams: names.flatMap((schema) => {
      const drawn = schemaDiagram(lookup, (bySchema.get(schema) ?? []).filter(isTable));
      return drawn ? [{ schema: visibleName(schema), ...drawn }] : [];
    }),
  };
}

function schemaPage(name: string, lookup: Lookup, objects: SchemaObject[], annotations: Annotations): SchemaPage {
  const facts = lookup.database.schemas.find((schema) => schema.name === name);
  const byKind = Map.groupBy(objects, spokenKind);
  return {
    name: visibleName(name),
    anchor: anchorOf("schema", name),
    folder: encodeName(name),
    description: facts?.comment,
    counts: countsOf(objects),
    documented: documentedShare(objects, annotations),
    groups: kinds.flatMap((kind) => {
      const entries = byKind.get(kind)?.map((object) => indexEntry(lookup, object, annotations));
      return entries ? [{ kind, title: kindTitles[kind], entries }] : [];
    }),
    sections: grantsSection(facts ?? { grants: [] }),
  };
}

function countsOf(objects: SchemaObject[]) {
  const counts = new Map<ObjectKind, number>();
  for (const kind of objects.map(spokenKind)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return kinds.flatMap((kind) => ({ kind, count: counts.get(kind) ?? 0 })).filter(({ count }) => count > 0);
}

function indexEntry(lookup: Lookup, object: SchemaObject, annotations: Annotations): IndexEntry {
  const description = describe(annotations.get(annotationPath(object))?.description, object.comment);
  return {
    link: { stem: lookup.stem(object) },
    kind: spokenKind(object),
    name: visibleName(objectName(object)),
    description: description?.text.trim().split(/\r?\n/)[0],
    columns: "columns" in object ? object.columns.length : undefined,
    parts: "columns" in object ? partsOf(object) : undefined,
    values: object.kind === "enum" ? object.values : undefined,
    uses: isTable(object) || isView(object) ? usesOf(lookup, object) : undefined,
  };
}

function usesOf(lookup: Lookup, object: Relation): number {
  const users = [...lookup.incomingKeys(object).map(({ table }) => table), ...lookup.readers(object)];
  return new Set<Relation>(users.filter((user) => user !== object)).size;
}

const mostLeads = 6;
/** What fewer use is not much used. */
const muchUsed = 2;

/** What others build on, the most used first, and what of it has no description. */
function leadsOf(pages: SchemaPage[]): Pick<ConnectionPage, "start" | "undescribed"> {
  const used = pages
    .flatMap(({ name, groups }) =>
      groups.flatMap(({ entries }) => entries.map((entry) => ({ ...entry, schema: name }))),
    )
    .filter(({ uses = 0 }) => uses > 0)
    .sort((a, b) => (b.uses ?? 0) - (a.uses ?? 0));
  const undescribed = used.filter(({ description, uses = 0 }) => description === undefined && uses >= muchUsed);
  return { start: used.slice(0, mostLeads), undescribed: undescribed.slice(0, mostLeads) };
}

const orphansSection = (lookup: Lookup, annotations: Annotations): Section[] =>
  tableSection(
    { id: "orphans", title: "Annotations for missing objects" },
    ["Annotation", "Problem"],
    orphans(lookup.database, annotations).map(({ path, message }) => ({ cells: [code(path), plain(message)] })),
  );
