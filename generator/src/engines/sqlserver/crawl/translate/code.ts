import { type NamedRelation, namedIn, namedRelation } from "../../../../core/dependents/by-text.ts";
import { sqlserver } from "../../../../core/dialects/sqlserver/index.ts";
import { plainName } from "../../../../core/dialects/sqlserver/lexer.ts";
import { moduleText, namesRead } from "../../../../core/dialects/sqlserver/module-text.ts";
import type { Dependency, Options } from "../../../../core/model/common.ts";
import { type SchemaObject, schemaObject } from "../../../../core/model/database.ts";
import { type Trigger, trigger } from "../../../../core/model/trigger.ts";
import type { ModuleRow, ParameterRow } from "../queries/code.ts";
import type { ObjectRow } from "../queries/objects.ts";
import { type Catalog, columnNames, referenceTo } from "./catalog.ts";
import { translateColumns } from "./columns.ts";
import { translateIndexes } from "./indexes.ts";
import { madeNames } from "./made-names.ts";
import { permissionsOn, propertiesOf, withOptions } from "./properties.ts";
import { typeName } from "./types.ts";

/** Tables and views by their schemas and names in small letters, for a database need not tell their case apart. */
export type Relations = Map<string, NamedRelation>;

export function relationsOf(catalog: Catalog): Relations {
  const relations = [...catalog.objects.values()].filter(({ type }) => /^(U|V|SN|IF|TF)/.test(type));
  return new Map(
    relations.flatMap(({ object_id }) => {
      const reference = referenceTo(catalog, object_id);
      const columns = columnNames(catalog, object_id).map((name) => ({ name }));
      if (reference === undefined) return [];
      const relation = namedRelation({ ...reference, columns }, sqlserver.script);
      return [[`${reference.schema}.${reference.name}`.toLowerCase(), relation]];
    }),
  );
}

/** The tables and views that a query reads, and the columns of them that it names; without a schema, its own and then dbo are meant. */
function readBy(body: string, schema: string, relations: Relations): Dependency[] {
  const read = namesRead(body, plainName).flatMap((parts) => {
    const [name = "", own] = [...parts].reverse();
    const places = own === undefined ? [schema, "dbo"] : [own];
    return places.map((place) => relations.get(`${place}.${name}`.toLowerCase())).find(Boolean) ?? [];
  });
  const byName = Map.groupBy(new Set(read), ({ name }) => name.toLowerCase());
  const found = namedIn(
    body,
    { relations: (name) => byName.get(name) ?? [], triggering: [], starNames: true },
    sqlserver.script,
  );
  return [...found].map(([{ schema, name }, columns]) => ({
    ...{ schema, name },
    ...(columns.size > 0 && { columns: [...columns] }),
  }));
}

export function translateView(catalog: Catalog, row: ObjectRow, code: ModuleRow, relations: Relations): SchemaObject {
  const schema = catalog.schemas.get(row.schema_id)!.name;
  const { comment, options: properties } = propertiesOf(catalog, 1, row.object_id);
  const { grants, options: denied } = permissionsOn(catalog, 1, row.object_id);
  const definition = moduleText(code.definition ?? "").body;
  const isChecked = catalog.views.get(row.object_id)?.with_check_option;
  return schemaObject.parse({
    ...{ kind: "view", schema, name: row.name, ...comment, columns: translateColumns(catalog, row.object_id) },
    definition: isChecked ? definition.replace(/\s*\bWITH\s+CHECK\s+OPTION\s*;?\s*$/i, "") : definition,
    dependsOn: readBy(definition, schema, relations).filter((one) => one.schema !== schema || one.name !== row.name),
    ...(isChecked && { checkOption: "cascaded" }),
    indexes: translateIndexes(catalog, row.object_id, row.name, madeNames()).indexes,
    triggers: translateTriggers(catalog, row.object_id),
    ...{ grants, ...withOptions(ofModule(catalog, code), properties, denied) },
  });
}

const ofModule = (_catalog: Catalog, code: ModuleRow): Options => ({
  ...(code.is_schema_bound && { schemaBound: true }),
  ...(code.uses_native_compilation && { nativelyCompiled: true }),
  // SET options that are kept with the code, and change what it means.
  ...(code.uses_ansi_nulls === false && { ansiNulls: false }),
  ...(code.uses_quoted_identifier === false && { quotedIdentifier: false }),
});

const forms: Record<string, "function" | "procedure"> = {
  ...{ P: "procedure", FN: "function", IF: "function", TF: "function" },
};

export const isRoutine = ({ type }: ObjectRow): boolean => type.trim() in forms;

export function translateRoutine(catalog: Catalog, row: ObjectRow, code: ModuleRow): SchemaObject {
  const kind = row.type.trim();
  const { comment, options: properties } = propertiesOf(catalog, 1, row.object_id);
  const { grants, options: denied } = permissionsOn(catalog, 1, row.object_id);
  const text = moduleText(code.definition ?? "");
  const parameters = catalog.parameters.get(row.object_id) ?? [];
  const taken = parameters
    .filter(({ parameter_id }) => parameter_id > 0)
    .map((one) => argumentOf(catalog, one, text.defaults));
  const result = parameters.find(({ parameter_id }) => parameter_id === 0);
  const isTable = kind === "IF" || kind === "TF";
  const columns = isTable ? translateColumns(catalog, row.object_id) : [];
  return schemaObject.parse({
    ...{ kind: "routine", schema: catalog.schemas.get(row.schema_id)!.name, name: row.name, ...comment },
    signature: taken.map(({ type }) => type).join(", "),
    form: forms[kind],
    arguments: [...taken, ...columns.map(({ name, type }) => ({ name, type, mode: "table" }))],
    ...(kind !== "P" && { returns: isTable || !result ? "table" : typeName(catalog, result) }),
    ...{ language: "sql", body: text.body },
    ...(code.null_on_null_input && { strict: true }),
    ...(code.execute_as_principal_id !== undefined && { securityDefiner: true }),
    grants,
    ...withOptions(
      kind === "IF" ? { inline: true } : {},
      (code.execute_as_principal_id ?? 0) > 0
        ? { executeAs: catalog.principals.get(code.execute_as_principal_id!) ?? "another user" }
        : {},
      ofModule(catalog, code),
      properties,
      denied,
    ),
  });
}

function argumentOf(catalog: Catalog, row: ParameterRow, defaults: Map<string, string>) {
  const value = defaults.get((row.name ?? "").toLowerCase());
  return {
    ...(row.name !== undefined && { name: row.name }),
    type: typeName(catalog, row),
    ...(row.is_output && { mode: "inout" as const }),
    ...(value !== undefined && { default: value }),
  };
}

/** Triggers of a table or view, which run once for each statement. */
export function translateTriggers(catalog: Catalog, object: number): Trigger[] {
  const rows = catalog.triggers.get(object) ?? [];
  return [...Map.groupBy(rows, ({ object_id }) => object_id).values()].map((events) => {
    const first = events[0]!;
    const code = catalog.modules.get(first.object_id);
    const order = (which: "is_first" | "is_last") =>
      events.filter((row) => row[which]).map(({ event }) => event.toLowerCase());
    const [firstOf, lastOf] = [order("is_first"), order("is_last")];
    return trigger.parse({
      ...{ name: first.name, ...propertiesOf(catalog, 1, first.object_id).comment },
      timing: first.is_instead_of_trigger ? "instead of" : "after",
      events: events.map(({ event }) => event.toLowerCase()),
      level: "statement",
      body: moduleText(code?.definition ?? "").body,
      ...(first.is_disabled && { state: "disabled" }),
      ...withOptions(
        firstOf.length > 0 ? { first: firstOf } : {},
        lastOf.length > 0 ? { last: lastOf } : {},
        first.is_not_for_replication ? { notForReplication: true } : {},
      ),
    });
  });
}
