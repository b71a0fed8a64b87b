import type { ColumnInput } from "../../../../core/model/column.ts";
import type { Options } from "../../../../core/model/common.ts";
import type { SchemaObject } from "../../../../core/model/database.ts";
import { schemaObject } from "../../../../core/model/database.ts";
import type { EventRow, RoutineRow, ViewRow } from "../queries/code.ts";
import type { TableRow } from "../queries/tables.ts";
import { dependenciesOf, withoutDatabase } from "../view-names.ts";
import type { Catalog } from "./catalog.ts";
import { translateColumns } from "./columns.ts";
import { translateChecks, translateForeignKeys } from "./constraints.ts";
import { translateGrants } from "./grants.ts";
import { translateIndexes } from "./indexes.ts";
import { keyOf, schemaOf } from "./names.ts";
import { translatePartitions } from "./partitions.ts";
import { collationOf, quotedText, typeOfValue } from "./text.ts";
import { translateTriggers } from "./triggers.ts";

const grantsOn = ({ privileges }: Catalog, schema: string, name: string) =>
  translateGrants((privileges.get(keyOf(schema, name)) ?? []).filter(({ column }) => column === undefined));
const commented = (comment: string | undefined) => comment !== undefined && comment !== "" && { comment };

export function translateTable(catalog: Catalog, row: TableRow): SchemaObject {
  const { schema, name, collation } = row;
  const partitioning = translatePartitions(catalog, schema, name);
  return schemaObject.parse({
    ...{ kind: "table", schema: schemaOf(schema, catalog.own), name, ...commented(row.comment) },
    columns: translateColumns(catalog, schema, name, collation),
    ...translateIndexes(catalog, schema, name),
    foreignKeys: translateForeignKeys(catalog, schema, name),
    checks: translateChecks(catalog, schema, name),
    triggers: translateTriggers(catalog, schema, name),
    ...(partitioning && { partitioning }),
    grants: grantsOn(catalog, schema, name),
    options: {
      ...(row.engine !== undefined && row.engine !== "InnoDB" && { engine: row.engine }),
      ...(collation !== undefined && { collation: collationOf(collation) }),
      ...createOptions(row.create_options ?? ""),
      ...(row.type === "SYSTEM VERSIONED" && { systemVersioned: true }),
    },
  });
}

/** `row_format=DYNAMIC KEY_BLOCK_SIZE=8 ENCRYPTION="Y"`, each by its own name. */
function createOptions(text: string): Options {
  const pairs = [...text.matchAll(/`?(\w+)`?=("[^"]*"|'[^']*'|\S+)/g)].map(([, name = "", value = ""]) => [
    name.toLowerCase().replace(/_(\w)/g, (_, sign: string) => sign.toUpperCase()),
    value.replace(/^["'](.*)["']$/, "$1"),
  ]);
  return Object.fromEntries(pairs);
}

/** What a server concludes of a view's columns depends on its version, and on the settings under which the view was made. */
const ofView = ({ name, comment, type, grants }: ColumnInput): ColumnInput => ({
  ...{ name, type, nullable: true, grants },
  ...(comment !== undefined && { comment }),
});

export function translateView(catalog: Catalog, row: TableRow, view: ViewRow): SchemaObject {
  const { schema, name } = row;
  return schemaObject.parse({
    ...{ kind: "view", schema: schemaOf(schema, catalog.own), name },
    columns: translateColumns(catalog, schema, name).map(ofView),
    definition: withoutDatabase(view.definition, schema),
    dependsOn: readBy(catalog, view).map((one) => ({ ...one, schema: schemaOf(one.schema, catalog.own) })),
    ...(view.check_option !== "NONE" && { checkOption: view.check_option.toLowerCase() }),
    grants: grantsOn(catalog, schema, name),
    ...(view.security === "INVOKER" && { options: { security: "invoker" } }),
  });
}

const readBy = (catalog: Catalog, { definition }: ViewRow) =>
  dependenciesOf(definition, (schema, name) => catalog.columns.get(keyOf(schema, name))?.map((row) => row.name));

export function translateRoutine(catalog: Catalog, row: RoutineRow): SchemaObject {
  const parameters = catalog.parameters.get(keyOf(row.schema, `${row.form} ${row.name}`)) ?? [];
  const args = parameters.map(({ mode, name, type }) => ({
    ...(name !== undefined && { name }),
    type: typeOfValue(type),
    ...(mode !== undefined && mode !== "IN" && { mode: mode.toLowerCase() }),
  }));
  return schemaObject.parse({
    ...{ kind: "routine", schema: schemaOf(row.schema, catalog.own), name: row.name, ...commented(row.comment) },
    signature: args.map(({ type }) => type).join(", "),
    form: row.form.toLowerCase(),
    arguments: args,
    ...(row.form === "FUNCTION" && { returns: typeOfValue(row.returns ?? "") }),
    ...{ language: row.language?.toLowerCase(), body: row.body },
    ...(row.deterministic === "YES" && { volatility: "immutable" }),
    ...(row.security === "DEFINER" && { securityDefiner: true }),
    ...(row.data_access !== "CONTAINS SQL" && { options: { dataAccess: row.data_access.toLowerCase() } }),
  });
}

const states: Record<string, string> = {
  DISABLED: "disabled",
  SLAVESIDE_DISABLED: "replica",
  REPLICA_SIDE_DISABLED: "replica",
};

export function translateEvent(catalog: Catalog, row: EventRow): SchemaObject {
  // Without STARTS, which is the time at which it was made where nobody said it.
  const every = `EVERY ${/^\d+$/.test(row.every ?? "") ? row.every : quotedText(row.every ?? "")} ${row.unit}`;
  const schedule = row.at === undefined ? every : `AT ${quotedText(row.at)}`;
  return schemaObject.parse({
    ...{ kind: "event", schema: schemaOf(row.schema, catalog.own), name: row.name, ...commented(row.comment) },
    schedule: row.ends === undefined ? schedule : `${schedule} ENDS ${quotedText(row.ends)}`,
    ...(states[row.state] && { state: states[row.state] }),
    body: row.body ?? "",
    options: {
      ...(row.completion === "PRESERVE" && { preserve: true }),
      ...(row.time_zone !== "SYSTEM" && { timeZone: row.time_zone }),
    },
  });
}
