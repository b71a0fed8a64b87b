import type { Check, ForeignKey, Key } from "../../model/constraint.ts";
import type { TableIndex } from "../../model/table-index.ts";
import { nameSql, objectSql } from "./names.ts";

const list = (names: string[]) => names.map(nameSql).join(", ");
const words = (...parts: (string | false | undefined)[]): string => parts.filter(Boolean).join(" ");

/** SQL for a sentence: what only several lines, or signs that nobody sees, can say is left out. */
const shown = (sql: string) => (/[\p{Cc}\p{Cf}]/u.test(sql) ? "…" : sql);

/** CREATE INDEX of an index, up to its options (documentation: CREATE INDEX). */
export function indexSql(table: string, { name, unique, method, key, include, predicate }: TableIndex): string {
  const kind = /^(clustered|nonclustered columnstore|clustered columnstore)$/.test(method) && method.toUpperCase();
  const columns = key.map(({ column, direction }) => words(column && nameSql(column), direction && "DESC")).join(", ");
  return words(
    `CREATE ${words(unique && "UNIQUE", kind)}`.trim(),
    `INDEX ${nameSql(name)} ON ${table}`,
    columns !== "" && `(${columns})`,
    include && `INCLUDE (${list(include)})`,
    predicate !== undefined && `WHERE ${shown(predicate)}`,
  );
}

/** What follows ADD for a key. */
export const keySql = ({ name, columns }: Key, kind: "primary key" | "unique"): string =>
  `CONSTRAINT ${nameSql(name)} ${kind.toUpperCase()} (${list(columns)})`;

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
