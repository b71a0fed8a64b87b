import type { Options, Reference } from "../../model/common.ts";
import type { Database, Publication, SchemaObject } from "../../model/database.ts";
import type { Routine } from "../../model/routine.ts";
import type { DocumentShape, Partition, Partitioning, Table } from "../../model/table.ts";
import type { View } from "../../model/view.ts";
import { byText } from "../../names/by-text.ts";
import { defaultPrivilegeName } from "../../names/default-privilege.ts";
import { isTable } from "../../names/kinds.ts";
import { identity, routineName, shownName } from "../identity.ts";
import type { Dictionary } from "./dictionary.ts";
import {
  type Displaced,
  named,
  type Owner,
  type Translation,
  translateColumn,
  translateColumns,
  translateIndexes,
  translateOptions,
  translateParts,
  translateTriggers,
} from "./translate-parts.ts";

/** Lists that the canonical form sorts by name are sorted again, since the names are others. */
const bySchemaAndName = (a: Reference, b: Reference) => byText(a.schema, b.schema) || byText(a.name, b.name);

function translateOwner(column: Reference & { column: string }, { reference, part }: Dictionary) {
  const owner = reference(column);
  return { ...owner, column: part("column", owner)(column.column) };
}

/**
 * The database as it would be after the renames and nothing else: names and references say the new names. Code (views,
 * checks, expressions) keeps its text; `sameTextUnder` compares that. What was displaced is taken out.
 */
export function applyRenames(before: Database, dictionary: Dictionary): { old: Database; displaced: Displaced[] } {
  const translation: Translation = { dictionary, displaced: [] };
  const { reference, schema } = dictionary;
  const translated = before.objects.map((object) => ({ object, now: translateObject(object, translation) }));
  const taken = new Set(
    translated.flatMap(({ object, now }) => (identity(object) === identity(now) ? [] : [identity(now)])),
  );
  const isDisplaced = (object: SchemaObject, now: SchemaObject) =>
    taken.has(identity(now)) && identity(object) === identity(now);
  const { displaced } = translation;
  const objects = translated.flatMap(({ object, now }) => {
    if (!isDisplaced(object, now)) return [now];
    displaced.push({ kind: object.kind, place: { schema: object.schema, name: shownName(object) }, facts: object });
    return [];
  });
  const old: Database = {
    ...before,
    schemas: named("schema", before.schemas, {}, translation),
    extensions: before.extensions.map((extension) => ({
      ...extension,
      schema: extension.schema === undefined ? undefined : schema(extension.schema),
    })),
    eventTriggers: named("event trigger", before.eventTriggers, {}, translation).map((trigger) => ({
      ...trigger,
      routine: reference(trigger.routine, "routine"),
    })),
    servers: named("server", before.servers, {}, translation),
    publications: named("publication", before.publications, {}, translation).map((publication) =>
      translatePublication(publication, dictionary),
    ),
    defaultPrivileges: before.defaultPrivileges.map((each) => {
      const now = each.schema === undefined ? undefined : schema(each.schema);
      return now === each.schema
        ? each
        : { ...each, schema: now, name: defaultPrivilegeName({ ...each, schema: now }) };
    }),
    otherObjects: before.otherObjects.map(({ name, definition, ...rest }) => ({
      ...rest,
      name: dictionary.names(name),
      definition: dictionary.names(definition),
    })),
    objects,
  };
  return { old, displaced };
}

function translateObject(object: SchemaObject, translation: Translation): SchemaObject {
  const { dictionary } = translation;
  if (object.kind === "routine") return translateRoutine(object, dictionary);
  const now = dictionary.reference(object, object.kind === "sequence" ? "sequence" : "relation");
  const owner: Owner = { schema: now.schema, parent: { kind: now.kind, name: now.name } };
  if (isTable(now)) return translateTable(now, owner, translation);
  switch (now.kind) {
    case "view":
    case "materialized view":
      return translateView(now, owner, translation);
    case "enum":
      return { ...now, values: now.values.map(dictionary.part("enum value", now)) };
    case "domain":
      return { ...now, type: dictionary.types(now.type), checks: named("check", now.checks, owner, translation) };
    case "composite type":
      return { ...now, columns: translateColumns(now.columns, owner, translation) };
    case "range type":
      return {
        ...now,
        subtype: dictionary.types(now.subtype),
        options: translateOptions(now.options, dictionary),
      };
    case "event":
      return now;
    default:
      return { ...now, ownedBy: now.ownedBy && translateOwner(now.ownedBy, dictionary) };
  }
}

function translateRoutine(routine: Routine, dictionary: Dictionary): Routine {
  const { types } = dictionary;
  const now = dictionary.routine(routine.schema, routineName(routine)) ?? {
    schema: dictionary.schema(routine.schema),
    ...{ name: routine.name, signature: routine.signature },
  };
  return {
    ...routine,
    ...{ schema: now.schema, name: now.name, signature: now.signature },
    arguments: routine.arguments.map((argument) => ({ ...argument, type: types(argument.type) })),
    returns: routine.returns && types(routine.returns),
    options: translateOptions(routine.options, dictionary),
  };
}

function translateView(view: View, owner: Owner, translation: Translation): View {
  const to = translation.dictionary.part("column", view);
  return {
    ...view,
    columns: translateColumns(view.columns, owner, translation),
    indexes: translateIndexes(view.indexes, owner, to, translation),
    statistics: view.statistics && named("statistics", view.statistics, owner, translation),
    triggers: translateTriggers(view.triggers, owner, to, translation),
    rules: named("rule", view.rules, owner, translation),
  };
}

const translateShape = (shape: DocumentShape, to: (name: string) => string): DocumentShape => ({
  ...shape,
  columns: shape.columns.map(to).sort(byText),
  presence:
    shape.presence && Object.fromEntries(Object.entries(shape.presence).map(([name, often]) => [to(name), often])),
});

function translateTable(table: Table, owner: Owner, translation: Translation): Table {
  const { dictionary } = translation;
  const to = dictionary.part("column", table);
  return {
    ...table,
    columns: translateColumns(table.columns, owner, translation),
    ...translateParts(table, owner, to, translation),
    rules: named("rule", table.rules, owner, translation),
    inherits: table.inherits.map((each) => dictionary.reference(each)),
    discriminator: table.discriminator?.map(to),
    shapes: table.shapes?.map((shape) => translateShape(shape, to)),
    partitioning: translatePartitioning(table.partitioning, owner, to, translation),
    options: tableOptions(table, dictionary),
  };
}

function tableOptions({ options }: Table, dictionary: Dictionary): Options | undefined {
  const server = options?.server;
  const all = translateOptions(options, dictionary);
  return typeof server === "string" ? { ...all, server: dictionary.part("server", {})(server) } : all;
}

function translatePartitioning(
  partitioning: Partitioning | undefined,
  table: Owner,
  to: (column: string) => string,
  translation: Translation,
): Partitioning | undefined {
  const { dictionary } = translation;
  const translatePartition = (partition: Partition): Partition => {
    const now = dictionary.reference(partition);
    const owner: Owner = { schema: now.schema, parent: { kind: "table", name: now.name } };
    const columns = partition.columns?.map((column) => ({ ...column, name: to(column.name) }));
    return {
      ...now,
      columns: columns?.map((column) => translateColumn(column, dictionary)),
      ...translateParts(partition, owner, to, translation),
      partitioning: translatePartitioning(partition.partitioning, table, to, translation),
    };
  };
  return partitioning && { ...partitioning, partitions: partitioning.partitions.map(translatePartition) };
}

function translatePublication(publication: Publication, { reference, part, schema }: Dictionary): Publication {
  const tables = publication.tables?.map((old) => {
    const table = reference(old);
    return { ...table, columns: table.columns?.map(part("column", table)) };
  });
  return { ...publication, schemas: publication.schemas?.map(schema).sort(), tables: tables?.sort(bySchemaAndName) };
}
