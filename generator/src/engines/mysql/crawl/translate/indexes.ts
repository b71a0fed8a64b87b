import { ownColumns } from "../../../../core/dependents/own-columns.ts";
import { mysql } from "../../../../core/dialects/mysql/index.ts";
import { recoded } from "../../../../core/dialects/mysql/recoded.ts";
import type { Key } from "../../../../core/model/constraint.ts";
import type { KeyPart, TableIndex } from "../../../../core/model/table-index.ts";
import type { IndexRow } from "../queries/indexes.ts";
import type { Catalog } from "./catalog.ts";
import { keyOf } from "./names.ts";

type Keys = { primaryKey?: Key; uniques: Key[]; indexes: TableIndex[] };

/**
 * Indexes of a table. A constraint that rows are unique and a unique index are the same here: one that has whole columns alone is told
 * as the constraint, any other as the index.
 */
export function translateIndexes(catalog: Catalog, schema: string, table: string): Keys {
  const keys: Keys = { uniques: [], indexes: [] };
  const names = (catalog.columns.get(keyOf(schema, table)) ?? []).map((row) => row.name);
  const byName = Map.groupBy(catalog.indexes.get(keyOf(schema, table)) ?? [], ({ name }) => name);
  for (const [name, parts] of byName) {
    const [first] = parts;
    if (first === undefined) continue;
    const columns = parts.map(({ column }) => column);
    const isPlain = first.type === "BTREE" && first.visible === "YES" && parts.every(isWhole);
    const known = { name, ...(first.comment !== "" && { comment: first.comment }) };
    if (name === "PRIMARY") keys.primaryKey = { ...known, columns: columns.map(String) };
    else if (first.not_unique === 0 && isPlain) keys.uniques.push({ ...known, columns: columns.map(String) });
    else keys.indexes.push({ ...known, ...indexOf(first, parts, names) });
  }
  return keys;
}

const isWhole = ({ column, collation, length }: IndexRow) =>
  column !== undefined && collation !== "D" && length === undefined;

const indexOf = (first: IndexRow, parts: IndexRow[], names: string[]) => ({
  ...(first.not_unique === 0 && { unique: true as const }),
  method: first.type.toLowerCase(),
  key: parts.map((part) => keyPart(part)),
  ...ownColumns(
    parts.map(({ expression = "" }) => recoded(expression)),
    names,
    mysql.script,
  ),
  ...(first.visible === "NO" && { options: { invisible: true } }),
});

const keyPart = ({ column, expression, collation, length, type }: IndexRow): KeyPart => ({
  ...(column === undefined ? { expression: recoded(expression ?? "") } : { column }),
  ...(collation === "D" && { direction: "desc" as const }),
  // Spatial indexes have one that nobody gave.
  ...(length !== undefined && type !== "SPATIAL" && { length }),
});
