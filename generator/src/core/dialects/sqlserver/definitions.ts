import type { Key } from "../../model/constraint.ts";
import type { TableIndex } from "../../model/table-index.ts";
import { constraintSql, inSentence, joined } from "../constraint-sql.ts";
import { nameSql, objectSql } from "./names.ts";

export const { checkSql, foreignKeySql, list } = constraintSql({ nameSql, objectSql });

/** CREATE INDEX of an index, up to its options (documentation: CREATE INDEX). */
export function indexSql(table: string, { name, unique, method, key, include, predicate }: TableIndex): string {
  const kind = /^(clustered|nonclustered columnstore|clustered columnstore)$/.test(method) && method.toUpperCase();
  const columns = key.map(({ column, direction }) => joined(column && nameSql(column), direction && "DESC")).join(", ");
  return joined(
    `CREATE ${joined(unique && "UNIQUE", kind)}`.trim(),
    `INDEX ${nameSql(name)} ON ${table}`,
    columns !== "" && `(${columns})`,
    include && `INCLUDE (${list(include)})`,
    predicate !== undefined && `WHERE ${inSentence(predicate)}`,
  );
}

/** What follows ADD for a key. */
export const keySql = ({ name, columns }: Key, kind: "primary key" | "unique"): string =>
  `CONSTRAINT ${nameSql(name)} ${kind.toUpperCase()} (${list(columns)})`;
