import { nameSql } from "../../../../core/dialects/sqlserver/names.ts";
import { settled } from "../../../../core/dialects/sqlserver/settled.ts";
import type { Options, Reference } from "../../../../core/model/common.ts";
import { type SchemaObject, schemaObject } from "../../../../core/model/database.ts";
import type { TableTypeRow, TypeRow } from "../queries/columns.ts";
import type { ObjectRow, SequenceRow, TableRow } from "../queries/objects.ts";
import { type Catalog, columnName, placeKey, referenceTo } from "./catalog.ts";
import { type Relations, translateTriggers } from "./code.ts";
import { translateColumns } from "./columns.ts";
import { translateChecks, translateForeignKeys, translatePolicies } from "./constraints.ts";
import { placeOf, translateIndexes } from "./indexes.ts";
import { madeNames } from "./made-names.ts";
import { permissionsOn, propertiesOf, withOptions } from "./properties.ts";
import { baseOf, typeName } from "./types.ts";

/** The history of a temporal table that nobody gave a name: it has a number of this database in it. */
const unnamedHistory = /^MSSQL_(Temporal|Ledger)HistoryFor_\d+/;
export const isUnnamedHistory = ({ name }: ObjectRow): boolean => unnamedHistory.test(name);

export function translateTable(catalog: Catalog, row: ObjectRow, facts: TableRow): SchemaObject {
  const { object_id: id, name } = row;
  const made = madeNames();
  const { comment, options: properties } = propertiesOf(catalog, 1, id);
  const { grants, options: denied } = permissionsOn(catalog, 1, id);
  const partitioning = partitioningOf(catalog, id);
  return schemaObject.parse({
    ...{ kind: facts.is_external ? "foreign table" : "table", schema: catalog.schemas.get(row.schema_id)!.name, name },
    ...{ ...comment, columns: translateColumns(catalog, id), ...translateIndexes(catalog, id, name, made) },
    foreignKeys: translateForeignKeys(catalog, id, name, made),
    checks: translateChecks(catalog, id, name, made),
    triggers: translateTriggers(catalog, id),
    ...translatePolicies(catalog, id),
    ...(partitioning && { partitioning: partitioning.partitioning }),
    grants,
    ...withOptions(optionsOf(catalog, facts), heapOf(catalog, id), partitioning?.options ?? {}, properties, denied),
  });
}

const ledgers: Record<number, string> = { 1: "history", 2: "updatable", 3: "append-only" };

function optionsOf(catalog: Catalog, facts: TableRow): Options {
  const history = facts.history_table_id === undefined ? undefined : referenceTo(catalog, facts.history_table_id);
  const unit = facts.history_retention_period_unit_desc;
  const of = [...catalog.tables.values()].find(({ history_table_id }) => history_table_id === facts.object_id);
  const versioned = of && referenceTo(catalog, of.object_id);
  return {
    ...(facts.temporal_type === 2 && { systemVersioned: true }),
    ...(history && !unnamedHistory.test(history.name) && { historyTable: sqlOf(history) }),
    ...(facts.temporal_type === 1 && versioned && { historyOf: sqlOf(versioned) }),
    ...(unit !== undefined &&
      unit !== "INFINITE" &&
      (facts.history_retention_period ?? 0) > 0 && {
        historyRetention: `${facts.history_retention_period} ${unit.toLowerCase()}`,
      }),
    ...(facts.is_memory_optimized && { memoryOptimized: true }),
    ...(facts.is_memory_optimized && facts.durability_desc === "SCHEMA_ONLY" && { durability: "schema only" }),
    ...((facts.is_node || facts.is_edge) && { graph: facts.is_node ? "node" : "edge" }),
    ...(facts.is_tracked_by_cdc && { changeDataCapture: true }),
    ...(facts.lock_escalation_desc !== undefined &&
      facts.lock_escalation_desc !== "TABLE" && { lockEscalation: facts.lock_escalation_desc.toLowerCase() }),
    ...(ledgers[facts.ledger_type ?? 0] && { ledger: ledgers[facts.ledger_type ?? 0]! }),
  };
}

const sqlOf = ({ schema, name }: Reference) => `${nameSql(schema)}.${nameSql(name)}`;

/** Where a table without a clustered index lies; that of others is told with the index. */
function heapOf(catalog: Catalog, id: number): Options {
  const heap = (catalog.indexes.get(id) ?? []).find(({ type }) => type === 0);
  if (heap === undefined) return {};
  return heap.partition_function === undefined
    ? placeOf(heap)
    : { ...placeOf(heap), partitionScheme: heap.space ?? "" };
}

/** How a table is cut, by the index that has its rows; the bounds are options, for partitions have no names. */
function partitioningOf(catalog: Catalog, id: number) {
  const rows = (catalog.indexes.get(id) ?? []).find(
    ({ index_id, partition_function }) => index_id <= 1 && partition_function !== undefined,
  );
  if (rows === undefined) return undefined;
  const parts = catalog.indexColumns.get(placeKey(7, id, rows.index_id)) ?? [];
  const column = parts.find(({ partition_ordinal }) => partition_ordinal === 1);
  const cuts = catalog.boundaries.get(rows.partition_function!) ?? [];
  return {
    partitioning: {
      strategy: cuts[0]?.on_right ? "range right" : "range left",
      key: column === undefined ? "" : nameSql(columnName(catalog, id, column.column_id)),
    },
    options: { partitionBounds: cuts.flatMap(({ bound }) => bound ?? []) } as Options,
  };
}

/** What a whole number has room for, by its type. */
const ranges: Record<string, [min: string, max: string]> = {
  tinyint: ["0", "255"],
  smallint: ["-32768", "32767"],
  int: ["-2147483648", "2147483647"],
  bigint: ["-9223372036854775808", "9223372036854775807"],
};

/** Only what differs from what CREATE SEQUENCE makes without a word: a bigint from its smallest value on. */
export function translateSequence(catalog: Catalog, row: ObjectRow, facts: SequenceRow): SchemaObject {
  const { comment, options: properties } = propertiesOf(catalog, 1, row.object_id);
  const { grants, options: denied } = permissionsOn(catalog, 1, row.object_id);
  const type = typeName(catalog, { ...facts, max_length: 0, scale: facts.scale ?? 0 });
  const [min, max] = ranges[type] ?? [];
  const isDown = facts.increment.startsWith("-");
  const usualStart = isDown ? facts.maximum_value : facts.minimum_value;
  const cache = facts.is_cached ? facts.cache_size : 0;
  return schemaObject.parse({
    ...{ kind: "sequence", schema: catalog.schemas.get(row.schema_id)!.name, name: row.name, ...comment },
    ...(type !== "bigint" && { type }),
    ...(facts.start_value !== usualStart && { start: facts.start_value }),
    ...(facts.increment !== "1" && { increment: facts.increment }),
    ...(facts.minimum_value !== min && { min: facts.minimum_value }),
    ...(facts.maximum_value !== max && { max: facts.maximum_value }),
    ...(cache !== undefined && { cache: String(cache) }),
    ...(facts.is_cycling && { cycle: true }),
    ...{ grants, ...withOptions(properties, denied) },
  });
}

/** Another name for something of this or of another database: what is read through it is as in a view of all of its columns. */
export function translateSynonym(catalog: Catalog, row: ObjectRow, base: string, relations: Relations): SchemaObject {
  const { comment, options: properties } = propertiesOf(catalog, 1, row.object_id);
  const { grants, options: denied } = permissionsOn(catalog, 1, row.object_id);
  const schema = catalog.schemas.get(row.schema_id)!.name;
  const target = settled(base);
  const known = relations.get(target.replaceAll(/[[\]]/g, "").toLowerCase());
  return schemaObject.parse({
    ...{ kind: "view", schema, name: row.name, ...comment, definition: target },
    ...{
      dependsOn: known ? [{ schema: known.schema, name: known.name }] : [],
      grants,
      ...withOptions({ synonym: true }, properties, denied),
    },
  });
}

/** A type of a user's: one of the server's under another name, or that of a table. Undefined where an assembly has it. */
export function translateType(
  catalog: Catalog,
  row: TypeRow,
  table: TableTypeRow | undefined,
): SchemaObject | undefined {
  const { comment, options: properties } = propertiesOf(catalog, 6, row.user_type_id);
  const { grants, options: denied } = permissionsOn(catalog, 6, row.user_type_id);
  const named = { schema: row.schema_name, name: row.name, ...comment };
  if (row.is_assembly_type) return undefined;
  if (table === undefined) {
    return schemaObject.parse({
      kind: "domain",
      ...named,
      type: baseOf(catalog, row),
      nullable: row.is_nullable ?? true,
      grants,
    });
  }
  const id = table.type_table_object_id;
  const made = madeNames();
  const keys = translateIndexes(catalog, id, row.name, made);
  const list = (columns: string[]) => columns.map(nameSql).join(", ");
  const checks = translateChecks(catalog, id, row.name, made).map(({ expression }) => expression);
  const parts: Options = {
    ...(keys.primaryKey && { primaryKey: list(keys.primaryKey.columns) }),
    ...(keys.uniques.length > 0 && { unique: keys.uniques.map(({ columns }) => list(columns)) }),
    ...(keys.indexes.length > 0 && {
      indexes: keys.indexes.map(
        (one) => `${nameSql(one.name)} (${list(one.key.flatMap(({ column }) => column ?? []))})`,
      ),
    }),
    ...(checks.length > 0 && { checks }),
    ...(table.is_memory_optimized && { memoryOptimized: true }),
  };
  const columns = translateColumns(catalog, id, 8);
  return schemaObject.parse({
    kind: "composite type",
    ...named,
    columns,
    grants,
    ...withOptions(parts, properties, denied),
  });
}
