import { ownColumns } from "../../../../core/dependents/own-columns.ts";
import { sqlserver } from "../../../../core/dialects/sqlserver/index.ts";
import { settled } from "../../../../core/dialects/sqlserver/settled.ts";
import type { Options } from "../../../../core/model/common.ts";
import type { Key } from "../../../../core/model/constraint.ts";
import type { KeyPart, TableIndex } from "../../../../core/model/table-index.ts";
import type { IndexColumnRow, IndexRow } from "../queries/indexes.ts";
import { type Catalog, columnName, columnNames, placeKey } from "./catalog.ts";
import type { MadeNames } from "./made-names.ts";
import { propertiesOf, withOptions } from "./properties.ts";

type Keys = { primaryKey?: Key; uniques: Key[]; indexes: TableIndex[] };

const methods: Record<number, string> = {
  ...{ 1: "clustered", 2: "nonclustered", 3: "xml", 4: "spatial", 5: "clustered columnstore" },
  ...{ 6: "nonclustered columnstore", 7: "nonclustered hash" },
};

/** The index that the server makes on the id of a graph's nodes or edges, under a name of its own. */
const ofGraph = /^GRAPH_UNIQUE_INDEX_[0-9A-F]{32}$/i;

/** Keys and indexes of a table or view; a primary key is clustered, and a unique constraint is not, unless its options say otherwise. */
export function translateIndexes(catalog: Catalog, object: number, table: string, made: MadeNames): Keys {
  const keys: Keys = { uniques: [], indexes: [] };
  for (const row of catalog.indexes.get(object) ?? []) {
    if (row.name === undefined || ofGraph.test(row.name)) continue;
    const parts = catalog.indexColumns.get(placeKey(7, object, row.index_id)) ?? [];
    if (row.constraint_type === undefined) keys.indexes.push(indexOf(catalog, row, parts));
    else {
      const isPrimary = row.constraint_type.trim() === "PK";
      const key = keyOf(catalog, row, parts, isPrimary, table, made);
      if (isPrimary) keys.primaryKey = key;
      else keys.uniques.push(key);
    }
  }
  const whole = fulltextOf(catalog, object);
  if (whole) keys.indexes.push(whole);
  return keys;
}

const inKey = (parts: IndexColumnRow[]) => parts.filter(({ key_ordinal }) => key_ordinal > 0);

function keyOf(
  catalog: Catalog,
  row: IndexRow,
  parts: IndexColumnRow[],
  isPrimary: boolean,
  table: string,
  made: MadeNames,
): Key {
  const key = inKey(parts);
  const columns = key.map(({ object_id, column_id }) => columnName(catalog, object_id, column_id));
  const name = row.is_system_named ? made(isPrimary ? "PK" : "UQ", table, isPrimary ? [] : columns) : row.name!;
  const down = columns.filter((_, at) => key[at]!.is_descending_key);
  const { comment, options: properties } = propertiesOf(catalog, 1, row.constraint_id ?? 0);
  const isClustered = row.type === 1;
  return {
    ...{ name, ...comment, columns },
    ...withOptions(
      isClustered === isPrimary ? {} : { method: methods[row.type] ?? row.type_desc.toLowerCase() },
      down.length > 0 ? { descending: down } : {},
      optionsOf(row),
      properties,
    ),
  };
}

function indexOf(catalog: Catalog, row: IndexRow, parts: IndexColumnRow[]): TableIndex {
  const { comment, options: properties } = propertiesOf(catalog, 7, row.object_id, row.index_id);
  const isColumnstore = row.type === 5 || row.type === 6;
  const named = ({ object_id, column_id }: IndexColumnRow) => columnName(catalog, object_id, column_id);
  const included = parts.filter(({ is_included_column }) => is_included_column).map(named);
  // The columns of a columnstore all stand as included ones; a clustered one has all of the table.
  const key = isColumnstore
    ? row.type === 5
      ? []
      : included.map((column) => ({ column }))
    : inKey(parts).map((part) => partOf(part, named(part)));
  return {
    ...{ name: row.name!, ...comment },
    ...(row.is_unique && { unique: true as const }),
    ...{ method: methods[row.type] ?? row.type_desc.toLowerCase(), key },
    ...(included.length > 0 && !isColumnstore && { include: included.sort() }),
    ...(row.filter_definition !== undefined && {
      predicate: settled(row.filter_definition),
      ...ownColumns([row.filter_definition], columnNames(catalog, row.object_id), sqlserver.script),
    }),
    ...withOptions(optionsOf(row), ofXml(catalog, row), properties),
  };
}

const partOf = ({ is_descending_key }: IndexColumnRow, column: string): KeyPart => ({
  column,
  ...(is_descending_key && { direction: "desc" as const }),
});

const optionsOf = (row: IndexRow): Options => ({
  ...(row.is_disabled && { disabled: true }),
  ...(row.ignore_dup_key && { ignoreDuplicates: true }),
  ...(row.fill_factor !== 0 && row.fill_factor !== 100 && { fillFactor: row.fill_factor }),
  ...(row.is_padded && { padded: true }),
  // Columnstores and tables in memory have neither.
  ...(hasLocks(row) && row.allow_row_locks === false && { rowLocks: false }),
  ...(hasLocks(row) && row.allow_page_locks === false && { pageLocks: false }),
  ...(row.optimize_for_sequential_key && { optimizedForSequentialKey: true }),
  ...((row.compression_delay ?? 0) > 0 && { compressionDelay: row.compression_delay! }),
  ...placeOf(row),
});

const hasLocks = ({ type, space }: IndexRow) => (type === 1 || type === 2) && space !== undefined;

/** Where it lies, and how it is compressed, where that is not as the database has it. */
export const placeOf = (row: IndexRow): Options => ({
  ...(row.space !== undefined &&
    !row.space_is_default &&
    (row.partition_function === undefined ? { filegroup: row.space } : { partitionScheme: row.space })),
  ...(row.compression !== undefined &&
    !/^(NONE|COLUMNSTORE)$/.test(row.compression) && { compression: row.compression.toLowerCase().replace("_", " ") }),
});

function ofXml(catalog: Catalog, row: IndexRow): Options {
  const primary = (catalog.indexes.get(row.object_id) ?? []).find(
    ({ index_id }) => index_id === row.using_xml_index_id,
  );
  return {
    ...(row.secondary_type_desc !== undefined && { secondary: row.secondary_type_desc.toLowerCase() }),
    ...(primary?.name !== undefined && { primaryIndex: primary.name }),
    ...(row.tessellation_scheme !== undefined && { tessellation: row.tessellation_scheme }),
  };
}

/** The full-text index of a table, which has but one, and without a name. */
function fulltextOf(catalog: Catalog, object: number): TableIndex | undefined {
  const rows = catalog.fulltext.get(object);
  const [first] = rows ?? [];
  if (rows === undefined || first === undefined) return undefined;
  const by = (catalog.indexes.get(object) ?? []).find(({ index_id }) => index_id === first.unique_index_id);
  const tracking = first.change_tracking_state_desc?.toLowerCase();
  return {
    ...{ name: "full-text", method: "full-text" },
    key: rows.map(({ column_id }) => ({ column: columnName(catalog, object, column_id) })),
    options: {
      languages: rows.map(({ language_id }) => String(language_id)),
      ...(first.catalog_name !== undefined && { catalog: first.catalog_name }),
      ...(by?.name !== undefined && !by.is_system_named && { keyIndex: by.name }),
      ...(tracking !== undefined && tracking !== "auto" && { changeTracking: tracking }),
      ...(!first.is_enabled && { disabled: true }),
    },
  };
}
