import { SchemalogError } from "../../../../errors.ts";
import { type Is, listOf } from "../../../shape.ts";
import type { Row } from "../../connection.ts";
import { modules, parameters, triggers } from "./code.ts";
import { columns, tableTypes, types } from "./columns.ts";
import { checks, foreignKeys } from "./constraints.ts";
import { boundaries, fulltext, indexColumns, indexes } from "./indexes.ts";
import { objects, schemas, sequences, synonyms, tables, views } from "./objects.ts";
import { permissions, predicates, principals, properties } from "./security.ts";

/** All that a crawl asks of the catalog views. */
export const queries = {
  ...{ schemas, objects, tables, views, columns, types, tableTypes, indexes, indexColumns, fulltext, boundaries },
  ...{ foreignKeys, checks, modules, parameters, triggers, sequences, synonyms },
  ...{ principals, permissions, predicates, properties },
};

/** The rows of all catalog queries. */
export type Rows = { [K in keyof typeof queries]: Is<(typeof queries)[K]["row"]>[] };

/**
 * The rows of an answer, without what is NULL. A server that only speaks the protocol may answer otherwise than SQL Server does: throws
 * SchemalogError (3), which repeats no value.
 */
export function rowsOf<K extends keyof Rows>(name: K, answer: Row[]): Rows[K] {
  const rows = answer.map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)));
  const misfit = listOf<unknown>(queries[name].row)(rows);
  if (misfit === undefined) return rows as Rows[K];
  throw new SchemalogError(
    `the server describes its ${name} differently from SQL Server (${misfit.at.join(".")}: ${misfit.expected} was expected)`,
    {
      exitCode: 3,
      hint: "schemalog reads SQL Server 2017 and newer, and Azure SQL. If this server is one, please report this with the result of SELECT @@VERSION.",
    },
  );
}
