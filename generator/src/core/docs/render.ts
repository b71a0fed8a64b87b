import type { Database, ObjectKind } from "../model/database.ts";
import type { Annotations } from "./annotations.ts";
import { connectionPage } from "./connection-page.ts";
import { withMark } from "./generated-page.ts";
import { type Globals, liquidOf, type Templates } from "./liquid.ts";
import { lookupOf } from "./lookup.ts";
import { indexName, tidy } from "./markdown.ts";
import { objectPage } from "./object-page.ts";
import type { Link, SchemaPage } from "./page.ts";
import { longestPage, mostOfPage } from "./template-limits.ts";

/** A schema with more objects has an index of its own: hosts do not show a file of half a megabyte. */
const mostInIndex = 500;

/** Characters that the page of an object may have when all others have as many. */
const mostOfObject = 100_000;

/** The template of each kind: a file in templates/docs. */
const templateOf: Record<ObjectKind, string> = {
  table: "table",
  "foreign table": "table",
  collection: "table",
  view: "view",
  "materialized view": "view",
  enum: "type",
  domain: "type",
  "composite type": "type",
  "range type": "type",
  routine: "routine",
  sequence: "sequence",
  event: "routine",
};

type RenderOptions = {
  /** How many milliseconds there are. */
  timeLeft?: () => number;
  /** Whether a page is wanted; all are without it. */
  isAsked?: (page: string) => boolean;
};

/**
 * The docs of a connection as Markdown: path below `docs/` → text; the same input gives the same bytes. Throws the errors
 * of liquidjs for a template that is broken, missing, or makes too much of it.
 */
export function renderDocs(
  connection: string,
  database: Database,
  annotations: Annotations,
  templates: Templates,
  { timeLeft = () => longestPage, isAsked = () => true }: RenderOptions = {},
): Map<string, string> {
  const lookup = lookupOf(database);
  const index = connectionPage(connection, lookup, annotations);
  const schemas = new Map(index.schemas.map((schema) => [schema.name, linkOf(schema)]));
  const isWanted = (stem: string) => isAsked(`${stem}.md`);
  const liquid = liquidOf(templates);
  const files = new Map<string, string>();
  let room = mostOfPage + mostOfObject * database.objects.length;
  const add = (template: string, from: string, scope: object, advice = ".") => {
    const globals: Globals = { connection, from, schemas };
    const limits = { memoryLimit: Math.min(mostOfPage, room), renderLimit: timeLeft() };
    const text = tidy(String(liquid.renderFileSync(template, scope, { globals, ...limits })));
    room -= text.length;
    // Half a surrogate pair cannot be written to a file, and would read as a change for ever.
    files.set(`${from}.md`, withMark(`\n${text}`.toWellFormed(), advice));
  };
  const withOwn = index.schemas.map((schema) => ({ ...schema, own_index: hasOwnIndex(schema) }));
  if (isWanted(indexName)) add("index", indexName, { page: { ...index, schemas: withOwn } });
  for (const schema of index.schemas.filter(hasOwnIndex)) {
    const { stem } = linkOf(schema);
    if (isWanted(stem)) add("schema", stem, { page: schema });
  }
  for (const object of database.objects) {
    if (!isWanted(lookup.stem(object))) continue;
    const page = objectPage(lookup, object, annotations);
    const advice = `: text you write in annotations/${page.annotationPath} is shown here.`;
    add(templateOf[object.kind], page.stem, { page }, advice);
  }
  return files;
}

const hasOwnIndex = ({ counts }: SchemaPage): boolean =>
  counts.reduce((sum, { count }) => sum + count, 0) > mostInIndex;

const linkOf = (schema: SchemaPage): Link =>
  hasOwnIndex(schema) ? { stem: `${schema.folder}/${indexName}` } : { stem: indexName, anchor: schema.anchor };
