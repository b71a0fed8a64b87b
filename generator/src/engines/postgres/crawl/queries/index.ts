import { z } from "zod";
import { SchemalogError } from "../../../../errors.ts";
import { columns } from "./columns.ts";
import { constraints } from "./constraints.ts";
import { fits } from "./fits.ts";
import { foreign, globals, watchers } from "./globals.ts";
import { indexes } from "./indexes.ts";
import { lookups } from "./lookups.ts";
import { dependencies, relations } from "./relations.ts";
import { routines } from "./routines.ts";
import { policies, rules, triggers } from "./triggers.ts";
import { sequences, types } from "./types.ts";

/** All that a crawl asks, in one read-only transaction that sees one state of the catalogs. */
export const queries = {
  relations,
  dependencies,
  columns,
  constraints,
  indexes,
  lookups,
  triggers,
  rules,
  policies,
  types,
  sequences,
  routines,
  globals,
  watchers,
  foreign,
};

/** The rows of all catalog queries. */
export type Rows = { [K in keyof typeof queries]: z.infer<(typeof queries)[K]["row"]>[] };

/**
 * The rows in a server's answer to one of the queries. A server that only speaks PostgreSQL's protocol may answer otherwise than
 * PostgreSQL does: throws SchemalogError (3), which repeats no value.
 */
export function rowsOf(name: keyof Rows, text: string): unknown[] {
  const rows: unknown = JSON.parse(text);
  const { row }: { row: z.ZodType } = queries[name];
  if (Array.isArray(rows) && rows.every(fits(row))) return rows;
  const { data, error } = z.array(row).safeParse(rows);
  if (error === undefined) return data;
  const [{ path, message } = { path: [], message: "" }] = error.issues;
  throw new SchemalogError(
    `the server describes its ${name} differently from PostgreSQL (${path.join(".")}: ${message})`,
    {
      exitCode: 3,
      cause: error,
      hint: "schemalog reads PostgreSQL 12 and newer. If this server is one, please report this with the result of SELECT version().",
    },
  );
}
