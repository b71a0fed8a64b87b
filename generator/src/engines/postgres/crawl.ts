import type { Warning } from "../../errors.ts";
import { SchemalogError } from "../../errors.ts";
import type { SchemaObject } from "../../model/database.ts";
import { canonical } from "../../snapshot/canonical.ts";
import type { Crawl, CrawlOptions, ObjectFilter } from "../engine.ts";
import { outsideOf, withoutPlatform } from "../platform.ts";
import { columns } from "./queries/columns.ts";
import { constraints } from "./queries/constraints.ts";
import { foreign, globals, watchers } from "./queries/globals.ts";
import { indexes } from "./queries/indexes.ts";
import { lookups } from "./queries/lookups.ts";
import { dependencies, relations } from "./queries/relations.ts";
import { routines } from "./queries/routines.ts";
import { policies, rules, triggers } from "./queries/triggers.ts";
import { sequences, types } from "./queries/types.ts";
import { beginCrawl, type CatalogQuery, read, type Session } from "./session.ts";
import { type Catalog, indexCatalog, type Rows } from "./translate/catalog.ts";
import { translateGlobals } from "./translate/globals.ts";
import { translateRoutine } from "./translate/routines.ts";
import { translateTable } from "./translate/tables.ts";
import { translateSequence, translateType } from "./translate/types.ts";
import { translateView } from "./translate/views.ts";

/** All that a crawl asks, in one read-only transaction that sees one state of the catalogs. */
const queries: { [K in keyof Rows]: CatalogQuery } = {
  relations,
  dependencies,
  columns,
  constraints,
  indexes,
  lookups,
  triggers,
  rules,
  policies,
  types,
  sequences,
  routines,
  globals,
  watchers,
  foreign,
};

const insufficientPrivilege = "42501";
const codeOf = (error: unknown) => (error as { code?: string }).code;

/** How often a crawl begins anew because something that it was about to read has been dropped. */
const beginnings = 3;

/** What functions such as pg_get_indexdef() say of an object that the transaction's snapshot still has. */
const isGone = (error: unknown) =>
  codeOf(error) === "XX000" && /could not open relation with OID|cache lookup failed/.test((error as Error).message);

/** Reads the structure that `session` shows, in a constant number of queries. Throws the driver's errors. */
export async function crawlSession(session: Session, options: CrawlOptions): Promise<Crawl> {
  for (let beginning = 1; ; beginning++) {
    try {
      return await crawlOnce(session, options);
    } catch (error) {
      if (beginning === beginnings || !isGone(error)) throw error;
      await session.query("ROLLBACK");
    }
  }
}

async function crawlOnce(session: Session, options: CrawlOptions): Promise<Crawl> {
  const begun = await session.query(beginCrawl(options.statementTimeout, options.lockTimeout) + shareLarge);
  const reading: Reading = { rows: {}, warnings: [], unreadFacts: [] };
  const snapshot = begun[0]?.snapshot;
  const helper = typeof snapshot === "string" ? await helperOf(session, options, snapshot) : undefined;
  if (helper) {
    // Columns are half of what there is to read. Both end before one's failure is told: the session is used again.
    const { columns, ...others } = queries;
    const parts = [readInto(reading, helper, { columns }), readInto(reading, session, others)];
    const failed = (await Promise.allSettled(parts)).find((part) => part.status === "rejected");
    await helper.close();
    if (failed) throw failed.reason;
  } else {
    await readInto(reading, session, queries);
  }
  await session.query("ROLLBACK");
  const { rows, warnings, unreadFacts } = reading;
  return { ...translate(indexCatalog(rows as Rows), options, warnings), unreadFacts };
}

type Reading = { rows: Partial<Record<keyof Rows, unknown>>; warnings: Warning[]; unreadFacts: string[] };

/** The name of the transaction's snapshot where a second connection pays: 1 MB of columns is about 300 tables. */
const shareLarge = `
SELECT CASE WHEN pg_catalog.pg_relation_size('pg_catalog.pg_attribute') > 1000000 THEN pg_catalog.pg_export_snapshot() END AS snapshot`;

/** A second connection that sees the same state of the catalogs; undefined where the server gives none. */
async function helperOf(session: Session, { statementTimeout, lockTimeout }: CrawlOptions, snapshot: string) {
  const helper = await session.another?.().catch(() => undefined);
  try {
    await helper?.query(beginCrawl(statementTimeout, lockTimeout, snapshot));
    return helper;
  } catch {
    // A pooler may have led to another server, which does not know the snapshot.
    await helper?.close();
    return undefined;
  }
}

/** Reads what the queries say, and parses each answer while the server works at the next. */
async function readInto(reading: Reading, session: Session, wanted: Partial<typeof queries>): Promise<void> {
  let before: [name: string, text: string] | undefined;
  const parse = ([name, text]: [string, string]) => Object.assign(reading.rows, { [name]: JSON.parse(text) });
  for (const [name, query] of Object.entries(wanted)) {
    const answer = read(session, query).catch(async (error: unknown) => {
      if (codeOf(error) !== insufficientPrivilege) throw error;
      await session.query("ROLLBACK TO SAVEPOINT catalog");
      reading.warnings.push(refusal(query, error, await roleOf(session)));
      reading.unreadFacts.push(...query.holds);
      return "[]";
    });
    if (before) parse(before);
    before = [name, await answer];
  }
  if (before) parse(before);
}

/** What the role may not read, and the right that it lacks. Throws SchemalogError where nothing can be crawled without. */
function refusal({ holds, catalogs, essential }: CatalogQuery, error: unknown, role: string): Warning {
  const message = (error as Error).message;
  const [, kind, name] = /permission denied for (\w+) (\S+)$/.exec(message) ?? [];
  const object = name
    ? `${kind === "function" ? "EXECUTE ON FUNCTION" : "SELECT ON"} pg_catalog.${name}`
    : `SELECT ON ${catalogs.map((catalog) => `pg_catalog.${catalog}`).join(", ")}`;
  const remedy = `GRANT ${object} TO ${role}`;
  if (essential) {
    throw new SchemalogError(`may not read the catalogs: ${message}`, { exitCode: 3, hint: remedy, cause: error });
  }
  return {
    object: holds.join(", "),
    message: `may not be read: ${message}; what the last snapshot says of them stays`,
    remedy,
  };
}

/** As SQL writes it. */
async function roleOf(session: Session): Promise<string> {
  const [row] = await session.query("SELECT pg_catalog.quote_ident(current_user) AS role");
  return String(row?.role);
}

function translate(
  catalog: Catalog,
  { platform, filter: wanted }: CrawlOptions,
  warnings: Warning[],
): Omit<Crawl, "unreadFacts"> {
  const filter = outsideOf(platform, wanted);
  const unread: Crawl["unread"] = [];
  const objects = [...relationObjects(catalog, filter), ...otherObjects(catalog, filter)].filter((object) => {
    // The server prints nothing for a view that was dropped after the crawl began.
    if (!("definition" in object) || object.definition !== "") return true;
    unread.push({ schema: object.schema, name: object.name });
    warnings.push({
      object: `${object.kind} ${object.schema}.${object.name}`,
      message: "was dropped during the crawl",
    });
    return false;
  });
  const used = new Set(objects.map(({ schema }) => schema));
  const crowded = new Set(catalog.rows.relations.map(({ schema }) => schema));
  const keep = (schema: string) => used.has(schema) || (!crowded.has(schema) && filter(schema, ""));
  return {
    database: canonical({
      engine: "postgres",
      ...withoutPlatform(translateGlobals(catalog, keep), platform),
      objects,
    }),
    warnings,
    unread,
  };
}

function* relationObjects(catalog: Catalog, filter: ObjectFilter): Generator<SchemaObject> {
  for (const row of catalog.rows.relations) {
    if (row.is_partition || catalog.isMember("pg_class", row.oid) || !filter(row.schema, row.name)) continue;
    if (row.kind === "r" || row.kind === "p" || row.kind === "f") yield translateTable(catalog, row, filter);
    if (row.kind === "v" || row.kind === "m") yield translateView(catalog, row);
    const sequence = row.kind === "S" ? catalog.sequences.get(row.oid) : undefined;
    if (sequence && sequence.relation === undefined) yield translateSequence(row, sequence);
  }
}

function* otherObjects(catalog: Catalog, filter: ObjectFilter): Generator<SchemaObject> {
  for (const row of catalog.rows.types) {
    if (!catalog.isMember("pg_type", row.oid) && filter(row.schema, row.name)) yield translateType(catalog, row);
  }
  for (const row of catalog.rows.routines) {
    if (!catalog.isMember("pg_proc", row.oid) && filter(row.schema, row.name)) yield translateRoutine(row);
  }
}
