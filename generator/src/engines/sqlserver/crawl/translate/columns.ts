import { ownColumns } from "../../../../core/dependents/own-columns.ts";
import { sqlserver } from "../../../../core/dialects/sqlserver/index.ts";
import { settled } from "../../../../core/dialects/sqlserver/settled.ts";
import type { ColumnInput } from "../../../../core/model/column.ts";
import type { Options } from "../../../../core/model/common.ts";
import type { ColumnRow } from "../queries/columns.ts";
import { type Catalog, columnNames } from "./catalog.ts";
import { permissionsOn, propertiesOf, withOptions } from "./properties.ts";
import { typeName } from "./types.ts";

/** Columns of a table, view, function or table type, in their order; those that a graph has from the server are left out. */
export const translateColumns = (catalog: Catalog, object: number, kind = 1): ColumnInput[] =>
  (catalog.columns.get(object) ?? [])
    .filter(({ graph_type }) => graph_type === undefined)
    .map((row) => translateColumn(catalog, row, kind));

function translateColumn(catalog: Catalog, row: ColumnRow, kind: number): ColumnInput {
  const { comment, options: properties } = propertiesOf(catalog, kind, row.object_id, row.column_id);
  const { grants, options: denied } = permissionsOn(catalog, 1, row.object_id, row.column_id);
  const isOther = row.collation_name !== undefined && row.collation_name !== catalog.server.collation;
  return {
    ...{ name: row.name, ...comment, type: typeName(catalog, row), nullable: row.is_nullable ?? false },
    ...(row.default_definition !== undefined && { default: settled(row.default_definition) }),
    ...(row.is_computed && {
      generated: {
        expression: settled(row.computed ?? ""),
        storage: row.is_persisted ? ("stored" as const) : ("virtual" as const),
      },
    }),
    ...(row.is_computed && ownColumns([row.computed ?? ""], columnNames(catalog, row.object_id), sqlserver.script)),
    ...(row.is_identity && { identity: identityOf(row) }),
    ...(isOther && { collation: row.collation_name }),
    ...{ grants, ...withOptions(optionsOf(row), properties, denied) },
  };
}

/** A value of one's own needs SET IDENTITY_INSERT. */
const identityOf = ({ seed_value: start, increment_value: increment }: ColumnRow) => ({
  generation: "always" as const,
  ...(start !== undefined && start !== "1" && { start }),
  ...(increment !== undefined && increment !== "1" && { increment }),
});

const optionsOf = (row: ColumnRow): Options => ({
  ...(row.default_name !== undefined && !row.default_is_system_named && { defaultConstraint: row.default_name }),
  ...(row.default_definition === undefined && row.default_object_id !== 0 && { boundDefault: true }),
  ...(row.is_sparse && { sparse: true }),
  ...(row.is_column_set && { columnSet: true }),
  ...(row.is_rowguidcol && { rowGuid: true }),
  ...(row.is_filestream && { filestream: true }),
  ...(row.is_hidden && { invisible: true }),
  ...(row.masking_function !== undefined && { mask: row.masking_function }),
  ...(row.encryption_type_desc !== undefined && { encrypted: row.encryption_type_desc.toLowerCase() }),
  ...(row.not_for_replication && { notForReplication: true }),
  ...(row.generated_always_type !== undefined && ofTime(row.generated_always_type)),
});

/** When a row of a temporal table begins and ends to hold; 5 to 10 are of ledgers. */
function ofTime(kind: number): Options {
  if (kind === 1 || kind === 2) return { systemTime: kind === 1 ? "start" : "end" };
  return kind > 2 ? { ledger: kind % 2 === 1 ? "start" : "end" } : {};
}
