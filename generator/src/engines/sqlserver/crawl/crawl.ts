import { canonical } from "../../../core/canonical/canonical.ts";
import { withoutFacts } from "../../../core/canonical/facts.ts";
import type { Reference } from "../../../core/model/common.ts";
import { type Database, database as databaseSchema, type SchemaObject } from "../../../core/model/database.ts";
import { SchemalogError, type Warning } from "../../../errors.ts";
import type { Crawl, CrawlOptions } from "../../engine.ts";
import type { Session } from "../connection.ts";
import { unfit } from "../server.ts";
import { notCovered } from "./not-covered.ts";
import { queries, type Rows, rowsOf } from "./queries/index.ts";
import type { ObjectRow } from "./queries/objects.ts";
import { unseen } from "./rights.ts";
import { type Catalog, indexCatalog } from "./translate/catalog.ts";
import { isRoutine, type Relations, relationsOf, translateRoutine, translateView } from "./translate/code.ts";
import {
  isUnnamedHistory,
  translateSequence,
  translateSynonym,
  translateTable,
  translateType,
} from "./translate/objects.ts";
import { isOfTools, permissionsOn, propertiesOf } from "./translate/properties.ts";

/** What keeps a crawl from disturbing a production server, and from waiting for ever. There are no transactions that only read. */
const settings = ({ lockTimeout }: CrawlOptions): string =>
  `SET LOCK_TIMEOUT ${Math.ceil(lockTimeout)}; SET DEADLOCK_PRIORITY LOW; SET TRANSACTION ISOLATION LEVEL READ COMMITTED`;

/** Reads the structure of the database that `session` has open, in a constant number of queries. Throws the driver's errors. */
export async function crawlSession({ server, query }: Session, options: CrawlOptions): Promise<Crawl> {
  const why = unfit(server);
  if (why !== undefined) {
    throw new SchemalogError(`this server can't be read: ${why}`, {
      exitCode: 3,
      hint: "schemalog reads SQL Server 2017 and newer, Azure SQL Database and Azure SQL Managed Instance.",
    });
  }
  await query(settings(options));
  const rows: Partial<Record<keyof Rows, unknown>> = {};
  for (const [name, { sql }] of Object.entries(queries) as [keyof Rows, (typeof queries)[keyof Rows]][]) {
    rows[name] = rowsOf(name, await query(sql(server)));
  }
  const { facts, warnings } = unseen(server);
  const crawl = translate(indexCatalog(rows as Rows, server), options, warnings, new Set(facts));
  return { ...crawl, unreadFacts: facts, serverVersion: String(server.version) };
}

type Found = { object: SchemaObject; isWhole: boolean };

function translate(catalog: Catalog, { filter }: CrawlOptions, warnings: Warning[], leftOut: Set<string>) {
  const unread: Crawl["unread"] = [];
  const objects: SchemaObject[] = [];
  const misunderstood = (place: Reference, error: unknown) => {
    unread.push(place);
    warnings.push({
      object: `${place.schema}.${place.name}`,
      message: `it is not understood; the last snapshot's is kept (${(error as Error).message.split("\n")[0]})`,
      remedy: "please report it",
    });
  };
  for (const { object, isWhole } of objectsOf(catalog, filter, misunderstood)) {
    if (isWhole) objects.push(object);
    else {
      unread.push({ schema: object.schema, name: object.name });
      warnings.push({
        object: `${object.kind} ${object.schema}.${object.name}`,
        message: "its definition can't be read; the last snapshot's is kept",
        remedy: catalog.server.seesDefinitions
          ? "it was made WITH ENCRYPTION: leave it out with `exclude`"
          : "GRANT VIEW DEFINITION on it",
      });
    }
  }
  const schemas = catalog.rows.schemas.map(({ schema_id, name }) => ({
    ...{ name, ...propertiesOf(catalog, 3, schema_id).comment, grants: permissionsOn(catalog, 3, schema_id).grants },
  }));
  const others = notCovered(catalog);
  const all: Database = databaseSchema.parse({
    ...{ engine: "sqlserver", ...propertiesOf(catalog, 0, 0).comment, schemas, objects },
    ...(Object.keys(others).length > 0 && { notCovered: others }),
  });
  return { database: withoutFacts(canonical(all), leftOut), warnings, unread };
}

function* objectsOf(catalog: Catalog, filter: CrawlOptions["filter"], misunderstood: Misunderstood): Generator<Found> {
  const relations = relationsOf(catalog);
  const tableTypes = new Map(catalog.rows.tableTypes.map((row) => [row.user_type_id, row]));
  for (const row of catalog.objects.values()) {
    const schema = catalog.schemas.get(row.schema_id)?.name;
    if (schema === undefined || isUnnamedHistory(row) || isOfTools(catalog, row.object_id)) continue;
    if (!filter(schema, row.name)) continue;
    const found = safely({ schema, name: row.name }, misunderstood, () => objectOf(catalog, row, relations));
    if (found) yield found;
  }
  for (const row of catalog.rows.types) {
    if (!row.is_user_defined || !filter(row.schema_name, row.name)) continue;
    const found = safely({ schema: row.schema_name, name: row.name }, misunderstood, () => {
      const object = translateType(catalog, row, tableTypes.get(row.user_type_id));
      return object && { object, isWhole: true };
    });
    if (found) yield found;
  }
}

type Misunderstood = (place: Reference, error: unknown) => void;

/** One object that is not understood keeps no other from being read. */
function safely(place: Reference, misunderstood: Misunderstood, work: () => Found | undefined): Found | undefined {
  try {
    return work();
  } catch (error) {
    misunderstood(place, error);
    return undefined;
  }
}

function objectOf(catalog: Catalog, row: ObjectRow, relations: Relations): Found | undefined {
  const { object_id: id } = row;
  const kind = row.type.trim();
  const table = catalog.tables.get(id);
  if (kind === "U" && table) {
    return { object: translateTable(catalog, row, table), isWhole: isDefined(catalog, id) };
  }
  const code = catalog.modules.get(id) ?? { object_id: id };
  const isWhole = code.definition !== undefined;
  if (kind === "V") return { object: translateView(catalog, row, code, relations), isWhole };
  if (isRoutine(row)) return { object: translateRoutine(catalog, row, code), isWhole };
  const sequence = catalog.sequences.get(id);
  if (sequence) return { object: translateSequence(catalog, row, sequence), isWhole: true };
  const synonym = catalog.synonyms.get(id);
  return synonym && { object: translateSynonym(catalog, row, synonym.base_object_name, relations), isWhole: true };
}

/** Whether all expressions of a table could be seen: of defaults, computed columns, checks and triggers. */
function isDefined(catalog: Catalog, id: number): boolean {
  if (catalog.server.seesDefinitions) return true;
  const columns = catalog.columns.get(id) ?? [];
  const checks = catalog.checks.get(id) ?? [];
  const triggers = catalog.triggers.get(id) ?? [];
  return (
    columns.every((row) => !(row.is_computed && row.computed === undefined)) &&
    columns.every((row) => row.default_object_id === 0 || row.default_definition !== undefined) &&
    checks.every(({ definition }) => definition !== undefined) &&
    triggers.every(({ object_id }) => catalog.modules.get(object_id)?.definition !== undefined)
  );
}
