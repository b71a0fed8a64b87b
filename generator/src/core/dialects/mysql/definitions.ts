import type { Key } from "../../model/constraint.ts";
import type { KeyPart, TableIndex } from "../../model/table-index.ts";
import { constraintSql, inSentence, joined } from "../constraint-sql.ts";
import { nameSql, objectSql } from "./names.ts";

export const { checkSql, foreignKeySql, list } = constraintSql({ nameSql, objectSql });

/** What follows ADD for an index (manual, 15.1.9 ALTER TABLE, 15.1.15 CREATE INDEX). */
export function indexSql({ name, unique, method, key, options }: TableIndex): string {
  const isOwnKind = method === "fulltext" || method === "spatial" || method === "vector";
  return joined(
    isOwnKind ? method.toUpperCase() : unique && "UNIQUE",
    `INDEX ${nameSql(name)} (${key.map(partSql).join(", ")})`,
    method === "hash" && "USING HASH",
    typeof options?.parser === "string" && `WITH PARSER ${nameSql(options.parser)}`,
    options?.invisible === true && "INVISIBLE",
  );
}

function partSql({ column, expression = "", length, direction }: KeyPart): string {
  const named = column === undefined ? `(${inSentence(expression)})` : nameSql(column);
  return joined(`${named}${length === undefined ? "" : `(${length})`}`, direction?.toUpperCase());
}

/** What follows ADD for a key. */
export const keySql = ({ name, columns }: Key, kind: "primary key" | "unique"): string =>
  kind === "primary key" ? `PRIMARY KEY (${list(columns)})` : `UNIQUE INDEX ${nameSql(name)} (${list(columns)})`;
