import type { Reference } from "../../../../core/model/common.ts";

/** What a snapshot calls the schema of a connection's one database, for that has another name on every server. */
export const ownSchema = "main";

/** The schema that a database is in a snapshot: with `own`, the one that the URL names, it is `main`. */
export const schemaOf = (database: string, own: string | undefined): string =>
  own !== undefined && database.toLowerCase() === own.toLowerCase() ? ownSchema : database;

/** What tells a table, a view, … from all others. */
export const keyOf = (schema: string, name: string): string => JSON.stringify([schema, name]);

export const referenceTo = (database: string, name: string, own: string | undefined): Reference => ({
  schema: schemaOf(database, own),
  name,
});

/** Rows by the table (or routine) that they belong to. */
export function groupBy<Row extends { schema: string }>(rows: Row[], nameOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row.schema, nameOf(row));
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
