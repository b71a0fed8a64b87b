import { SchemalogError } from "../../../../errors.ts";
import { type Is, listOf } from "../../../shape.ts";
import type { Row } from "../../connection.ts";
import { events, parameters, routines, triggers, views } from "./code.ts";
import { columns } from "./columns.ts";
import { checks, foreignKeys } from "./constraints.ts";
import { indexes } from "./indexes.ts";
import { privileges } from "./privileges.ts";
import { partitions, tables } from "./tables.ts";

/** All that a crawl asks of information_schema. */
export const queries = {
  tables,
  columns,
  indexes,
  foreignKeys,
  checks,
  partitions,
  views,
  routines,
  parameters,
  triggers,
  events,
  privileges,
};

/** The rows of all catalog queries. */
export type Rows = { [K in keyof typeof queries]: Is<(typeof queries)[K]["row"]>[] };

/**
 * The rows of an answer, without what is NULL. A server that only speaks the protocol may answer otherwise than MySQL and MariaDB do:
 * throws SchemalogError (3), which repeats no value.
 */
export function rowsOf<K extends keyof Rows>(name: K, answer: Row[]): Rows[K] {
  const rows = answer.map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)));
  const misfit = listOf<unknown>(queries[name].row)(rows);
  if (misfit === undefined) return rows as Rows[K];
  throw new SchemalogError(
    `the server describes its ${name} differently from MySQL and MariaDB (${misfit.at.join(".")}: ${misfit.expected} was expected)`,
    {
      exitCode: 3,
      hint: "schemalog reads MySQL 5.7 and MariaDB 10.4 and newer. If this server is one, please report this with the result of SELECT version().",
    },
  );
}
