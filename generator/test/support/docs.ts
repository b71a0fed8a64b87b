import { join } from "node:path";
import { type Annotations, parseAnnotations, renderDocs } from "../../src/core/docs/index.ts";
import type { Database } from "../../src/core/model/database.ts";
import { readTexts } from "../../src/record/generated-files.ts";

const templates = Object.fromEntries(
  [...readTexts(join(import.meta.dirname, "../../../templates/docs"), ".liquid")].map(([path, text]) => [
    path.replace(/\.liquid$/, ""),
    text,
  ]),
);

/** The pages of a database through schemalog's own templates: path → Markdown. */
export const docsOf = (database: Database, annotations: Annotations = new Map()): Map<string, string> =>
  renderDocs("shop", database, annotations, templates);

/** The annotations in a folder. */
export const annotationsIn = (dir: string): Annotations => parseAnnotations(readTexts(dir, ".md")).annotations;
