import { SchemalogError } from "../../../../errors.ts";
import { type Is, listOf } from "../../../shape.ts";
import { columns } from "./columns.ts";
import { constraints } from "./constraints.ts";
import { foreign, globals, watchers } from "./globals.ts";
import { indexes } from "./indexes.ts";
import { lookups } from "./lookups.ts";
import { dependencies, relations } from "./relations.ts";
import { routines } from "./routines.ts";
import { policies, rules, triggers } from "./triggers.ts";
import { sequences, types } from "./types.ts";

/** All that a crawl asks, in one read-only transaction that sees one state of the catalogs; what takes long comes first. */
export const queries = {
  columns,
  constraints,
  indexes,
  relations,
  dependencies,
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
export type Rows = { [K in keyof typeof queries]: Is<(typeof queries)[K]["row"]>[] };

/** A server's answer is otherwise than PostgreSQL's would be. */
export class UnexpectedAnswer extends SchemalogError {}

/**
 * The rows in a server's answer to one of the queries. A server that only speaks PostgreSQL's protocol may answer otherwise than
 * PostgreSQL does: throws UnexpectedAnswer (3), which repeats no value.
 */
export function rowsOf(name: keyof Rows, text: string): unknown[] {
  const rows: unknown = JSON.parse(text);
  const misfit = listOf<unknown>(queries[name].row)(rows);
  if (misfit === undefined) return rows as unknown[];
  const where = misfit.at.length === 0 ? "" : `${misfit.at.join(".")}: `;
  throw new UnexpectedAnswer(
    `the server describes its ${name} differently from PostgreSQL (${where}${misfit.expected} was expected)`,
    {
      exitCode: 3,
      hint: "schemalog reads PostgreSQL 12 and newer. If this server is one, please report this with the result of SELECT version().",
    },
  );
}
