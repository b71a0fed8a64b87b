import type { Check, ForeignKey, Key } from "../../model/constraint.ts";
import type { KeyPart, TableIndex } from "../../model/table-index.ts";
import { nameSql, objectSql } from "./names.ts";

/** What follows ADD for an index (manual, 15.1.9 ALTER TABLE, 15.1.15 CREATE INDEX). */
export function indexSql({ name, unique, method, key, options }: TableIndex): string {
  const isOwnKind = method === "fulltext" || method === "spatial" || method === "vector";
  return words(
    isOwnKind ? method.toUpperCase() : unique && "UNIQUE",
    `INDEX ${nameSql(name)} (${key.map(partSql).join(", ")})`,
    method === "hash" && "USING HASH",
    typeof options?.parser === "string" && `WITH PARSER ${nameSql(options.parser)}`,
    options?.invisible === true && "INVISIBLE",
  );
}

function partSql({ column, expression = "", length, direction }: KeyPart): string {
  const named = column === undefined ? `(${shown(expression)})` : nameSql(column);
  return words(`${named}${length === undefined ? "" : `(${length})`}`, direction?.toUpperCase());
}

/** What follows ADD for a key. */
export const keySql = ({ name, columns }: Key, kind: "primary key" | "unique"): string =>
  kind === "primary key" ? `PRIMARY KEY (${list(columns)})` : `UNIQUE INDEX ${nameSql(name)} (${list(columns)})`;

/** What follows ADD for a foreign key. */
export const foreignKeySql = ({ name, columns, references, onDelete, onUpdate }: ForeignKey): string =>
  words(
    `CONSTRAINT ${nameSql(name)} FOREIGN KEY (${list(columns)}) REFERENCES ${objectSql(references)} (${list(references.columns)})`,
    onDelete && `ON DELETE ${onDelete.toUpperCase()}`,
    onUpdate && `ON UPDATE ${onUpdate.toUpperCase()}`,
  );

/** What follows ADD for a check. */
export const checkSql = ({ name, expression }: Check): string =>
  `CONSTRAINT ${nameSql(name)} CHECK (${shown(expression)})`;

/** SQL for a sentence: what only several lines, or signs that nobody sees, can say is left out. */
const shown = (sql: string) => (/[\p{Cc}\p{Cf}]/u.test(sql) ? "…" : sql);

const list = (names: string[]) => names.map(nameSql).join(", ");
const words = (...parts: (string | false | undefined)[]): string => parts.filter(Boolean).join(" ");
