import type { ExtendedStatistics } from "../../../../core/model/extended-statistics.ts";
import type { RelationRow } from "../queries/relations.ts";
import type { Catalog } from "./catalog.ts";

/** CREATE STATISTICS … ON …, a name and the table, both of which are known. */
const printed =
  /^CREATE STATISTICS (?:"(?:[^"]|"")*"|[^".\s]+)(?:\.(?:"(?:[^"]|"")*"|[^".\s]+))? ((?:\([^()]*\) )?ON .*) FROM /s;

/** The extended statistics of a table or materialized view; none where there are none. */
export function translateStatistics(
  catalog: Catalog,
  { oid, schema }: RelationRow,
): { statistics?: ExtendedStatistics[] } {
  const rows = catalog.statistics.get(oid);
  if (rows === undefined) return {};
  return {
    statistics: rows.map((row) => ({
      name: row.schema === schema ? row.name : `${row.schema}.${row.name}`,
      ...(row.comment !== undefined && { comment: row.comment }),
      definition: printed.exec(row.definition ?? "")?.[1] ?? "",
      ...(row.target !== undefined && { target: row.target }),
    })),
  };
}
