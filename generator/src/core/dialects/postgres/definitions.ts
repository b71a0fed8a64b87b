import type { Check, ForeignKey, Key } from "../../model/constraint.ts";
import type { KeyPart, TableIndex } from "../../model/table-index.ts";
import { sqlName } from "../../names/names.ts";

/** What follows ADD CONSTRAINT for a foreign key (manual, ALTER TABLE and CREATE TABLE). */
export function foreignKeySql(key: ForeignKey): string {
  const { schema, name, columns } = key.references;
  return words(
    `FOREIGN KEY (${periodList(key.columns, key.period)}) REFERENCES ${sqlName(schema)}.${sqlName(name)} (${periodList(columns, key.period)})`,
    key.match && `MATCH ${key.match.toUpperCase()}`,
    key.onDelete && `ON DELETE ${key.onDelete.toUpperCase()}`,
    key.onDeleteColumns && `(${list(key.onDeleteColumns)})`,
    key.onUpdate && `ON UPDATE ${key.onUpdate.toUpperCase()}`,
    deferrableSql(key),
  );
}

/** What follows ADD CONSTRAINT for a check. */
export const checkSql = ({ expression, noInherit }: Check): string =>
  words(`CHECK (${shown(expression)})`, noInherit && "NO INHERIT");

/** What follows CREATE [UNIQUE] INDEX [CONCURRENTLY] (manual, CREATE INDEX). */
export const indexSql = (table: string, index: TableIndex): string =>
  words(
    `${sqlName(index.name)} ON ${table}`,
    index.method !== "btree" && `USING ${sqlName(index.method)}`,
    `(${index.key.map(partSql).join(", ")})`,
    index.include && `INCLUDE (${list(index.include)})`,
    index.nullsNotDistinct && "NULLS NOT DISTINCT",
    storageSql(index),
    index.predicate && `WHERE ${shown(index.predicate)}`,
  );

/** What follows ADD CONSTRAINT for a key. */
export const keySql = (key: Key, kind: "primary key" | "unique"): string =>
  words(
    kind.toUpperCase(),
    key.nullsNotDistinct && "NULLS NOT DISTINCT",
    `(${list(key.columns)})`,
    key.include && `INCLUDE (${list(key.include)})`,
    deferrableSql(key),
  );

/** The index that a key can take: it has the same name. */
export const keyIndex = ({ name, columns, include, nullsNotDistinct, options }: Key): TableIndex => ({
  ...{ name, include, nullsNotDistinct, options, unique: true, method: "btree" },
  key: columns.map((column) => ({ column })),
});

/** How a constraint says that it may be checked later. */
export const deferrableSql = ({ deferrable }: Pick<Key, "deferrable">): string | undefined =>
  deferrable && (deferrable === "initially deferred" ? "DEFERRABLE INITIALLY DEFERRED" : "DEFERRABLE");

function partSql({ column, expression = "", collation, opclass, opclassOptions, direction, nulls }: KeyPart): string {
  return words(
    column === undefined ? shown(expression) : sqlName(column),
    collation && `COLLATE ${collation}`,
    opclass,
    opclassOptions && `(${opclassOptions.join(", ")})`,
    direction?.toUpperCase(),
    nulls && `NULLS ${nulls.toUpperCase()}`,
  );
}

function storageSql({ options }: TableIndex): string | undefined {
  const storage = options?.storage;
  return Array.isArray(storage) && storage.length > 0 ? `WITH (${storage.join(", ")})` : undefined;
}

/** The last column of a temporal key is a PERIOD. */
const periodList = (columns: string[], period: true | undefined) =>
  columns.map((column, at) => `${period && at === columns.length - 1 ? "PERIOD " : ""}${sqlName(column)}`).join(", ");

/** SQL for a sentence: what only several lines, or signs that nobody sees, can say is left out. */
const shown = (sql: string) => (/[\p{Cc}\p{Cf}]/u.test(sql) ? "…" : sql);

const list = (names: string[]) => names.map(sqlName).join(", ");
export const words = (...parts: (string | false | undefined)[]): string => parts.filter(Boolean).join(" ");
