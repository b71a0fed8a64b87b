import type { Column } from "../../../../core/model/column.ts";
import type { Partition, Partitioning, Table } from "../../../../core/model/table.ts";
import type { ObjectFilter } from "../../../engine.ts";
import type { Oid } from "../../session.ts";
import { foreignOptions } from "../foreign-options.ts";
import type { RelationRow } from "../queries/relations.ts";
import type { Catalog } from "./catalog.ts";
import { translateColumns } from "./columns.ts";
import { inheritedComments, translateConstraints } from "./constraints.ts";
import { translateAttached, translateIndexes } from "./indexes.ts";
import { optionsOf, translateOwned } from "./shared.ts";
import { translateStatistics } from "./statistics.ts";
import { translatePolicies, translateRules, translateTriggers, triggerComments } from "./triggers.ts";

const replicaIdentities = { d: undefined, f: "full", n: "nothing", i: undefined };

function tableOptions(catalog: Catalog, row: RelationRow) {
  const foreign = catalog.foreign.get(row.oid);
  return optionsOf({
    unlogged: row.unlogged,
    storage: row.storage,
    accessMethod: row.access_method,
    ofType: row.of_type,
    replicaIdentity: row.kind === "f" ? undefined : replicaIdentities[row.replica_identity],
    server: foreign?.server,
    foreign: foreignOptions("foreign table", foreign?.options),
    constraintComments: inheritedComments(catalog, row.oid),
    triggerComments: triggerComments(catalog, row.oid),
  });
}

const rowSecurity = (row: RelationRow) =>
  row.row_security
    ? { rowSecurity: row.force_row_security ? ("forced" as const) : ("enabled" as const) }
    : row.force_row_security && { rowSecurityForced: true as const };

/** A table, with its partitions folded into it. */
export function translateTable(catalog: Catalog, row: RelationRow, filter: ObjectFilter): Table {
  const options = tableOptions(catalog, row);
  const partitioning = translatePartitioning(catalog, row, filter);
  return {
    kind: row.kind === "f" ? "foreign table" : "table",
    schema: row.schema,
    name: row.name,
    ...(row.comment !== undefined && { comment: row.comment }),
    columns: translateColumns(catalog, row.oid),
    ...translateConstraints(catalog, row.oid),
    indexes: translateIndexes(catalog, row.oid),
    ...translateStatistics(catalog, row),
    triggers: translateTriggers(catalog, row.oid),
    rules: translateRules(catalog, row.oid),
    ...rowSecurity(row),
    policies: translatePolicies(catalog, row.oid),
    ...(partitioning && { partitioning }),
    inherits: (catalog.parents.get(row.oid) ?? [])
      .sort((a, b) => a.position - b.position)
      .flatMap(({ parent }) => {
        const relation = catalog.relation.get(parent);
        return relation ? [{ schema: relation.schema, name: relation.name }] : [];
      }),
    ...(options && { options }),
    ...translateOwned(row),
  };
}

function translatePartitioning(catalog: Catalog, row: RelationRow, filter: ObjectFilter): Partitioning | undefined {
  if (row.partition_key === undefined) return undefined;
  const [, strategy = "", key = ""] = /^(\w+) \((.*)\)$/s.exec(row.partition_key) ?? [];
  const partitions = (catalog.children.get(row.oid) ?? [])
    .flatMap(({ child }) => catalog.relation.get(child) ?? [])
    .filter(({ schema, name, is_partition }) => is_partition && filter(schema, name))
    .map((child) => translatePartition(catalog, child, row.oid, filter));
  return { strategy: strategy.toLowerCase(), key, partitions };
}

function translatePartition(catalog: Catalog, row: RelationRow, parent: Oid, filter: ObjectFilter): Partition {
  const options = tableOptions(catalog, row);
  const partitioning = translatePartitioning(catalog, row, filter);
  return {
    schema: row.schema,
    name: row.name,
    ...(row.comment !== undefined && { comment: row.comment }),
    bound: row.bound ?? "",
    columns: ownColumns(translateColumns(catalog, row.oid), translateColumns(catalog, parent)),
    ...translateConstraints(catalog, row.oid),
    indexes: translateIndexes(catalog, row.oid, (index) => !index.attached),
    ...translateAttached(catalog, row.oid),
    ...translateStatistics(catalog, row),
    triggers: translateTriggers(catalog, row.oid),
    rules: translateRules(catalog, row.oid),
    ...rowSecurity(row),
    policies: translatePolicies(catalog, row.oid),
    ...(partitioning && { partitioning }),
    ...(options && { options }),
    ...translateOwned(row),
  };
}

/** A partition takes over all but comments and grants; its identity and sequence are the parent's, and so is what is said of a NOT NULL. */
function ownColumns(columns: Column[], parents: Column[]): Column[] {
  const inherited = ({ nullable, default: value, generated, collation }: Column, options: Column["options"]) =>
    JSON.stringify([nullable, value, generated, collation, options]);
  const known = new Map(parents.map((column) => [column.name, inherited(column, ofAll(column))]));
  return columns.filter(
    (column) =>
      column.comment !== undefined ||
      column.grants.length > 0 ||
      known.get(column.name) !== inherited(column, column.options),
  );
}

const ofAll = ({ options = {} }: Column) =>
  optionsOf(Object.fromEntries(Object.entries(options).filter(([name]) => !name.startsWith("notNull"))));
