import { canonical } from "../../../core/canonical/canonical.ts";
import { withoutFacts } from "../../../core/canonical/facts.ts";
import { otherForm } from "../../../core/dialects/postgres/other-forms.ts";
import { settled } from "../../../core/dialects/postgres/settled.ts";
import type { Sequence } from "../../../core/model/data-type.ts";
import type { SchemaObject } from "../../../core/model/database.ts";
import { byText } from "../../../core/names/by-text.ts";
import type { Warning } from "../../../errors.ts";
import { SchemalogError } from "../../../errors.ts";
import type { Crawl, CrawlOptions, ObjectFilter } from "../../engine.ts";
import { outsideOf, withoutPlatform } from "../../platform.ts";
import { beginCrawl, type CatalogQuery, read, type Session } from "../session.ts";
import { identitiesNow } from "./identities.ts";
import { lockHolders } from "./lock-holders.ts";
import { ofOtherBytes } from "./other-bytes.ts";
import { queries, type Rows, rowsOf, UnexpectedAnswer } from "./queries/index.ts";
import type { SequenceRow } from "./queries/types.ts";
import { grantFor, lossOf, type Refused, refusedIn, standInFor, without } from "./spares.ts";
import { type Catalog, columnAt, indexCatalog } from "./translate/catalog.ts";
import { sequenceOf } from "./translate/columns.ts";
import { translateGlobals } from "./translate/globals.ts";
import { translateRoutine } from "./translate/routines.ts";
import { translateTable } from "./translate/tables.ts";
import { translateSequence, translateType } from "./translate/types.ts";
import { translateView } from "./translate/views.ts";

const insufficientPrivilege = "42501";
const lockNotAvailable = "55P03";
const codeOf = (error: unknown) => (error as { code?: string }).code;

/** How often a crawl is attempted when something that it was about to read has been dropped. */
const mostAttempts = 3;

/** What functions such as pg_get_indexdef() say of a dropped object that the transaction's snapshot still has: an error, or NULL. */
const isGone = (error: unknown) =>
  error instanceof UnexpectedAnswer ||
  (codeOf(error) === "XX000" && /could not open relation with OID|cache lookup failed/.test((error as Error).message));

/** Reads the structure that `session` shows, in a constant number of queries. Throws the driver's errors. */
export async function crawlSession(session: Session, options: CrawlOptions): Promise<Crawl> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await crawlOnce(session, options);
    } catch (error) {
      if (codeOf(error) === lockNotAvailable) throw await named(session, error as Error);
      if (attempt === mostAttempts || !isGone(error)) throw error;
      await session.query("ROLLBACK");
    }
  }
}

/** The error of a lock that was not to be had, with whose it is. */
async function named(session: Session, error: Error): Promise<Error> {
  await session.query("ROLLBACK");
  const holders = await lockHolders(session);
  return holders === undefined
    ? error
    : Object.assign(new Error(holders, { cause: error }), { code: lockNotAvailable });
}

async function crawlOnce(session: Session, options: CrawlOptions): Promise<Crawl> {
  const begin = beginCrawl(session, options);
  const begun = await session.query(begin + shareLarge).catch(async (error: unknown) => {
    if (codeOf(error) !== insufficientPrivilege) throw error;
    await session.query("ROLLBACK");
    return session.query(begin); // one connection is enough
  });
  const reading: Reading = {
    options,
    rows: {},
    refused: new Map(),
    losses: new Map(),
    leftOut: new Set(),
  };
  const snapshot = begun[0]?.snapshot;
  const helper = typeof snapshot === "string" ? await helperOf(session, options, snapshot) : undefined;
  // Whichever is free takes the next one. Both end before one's failure is told: the session is used again.
  const queue = Object.entries(queries).values() as Queue;
  const parts = (helper ? [helper, session] : [session]).map((each) => readInto(reading, each, queue));
  const failed = (await Promise.allSettled(parts)).find((part) => part.status === "rejected");
  await helper?.close();
  if (failed) throw failed.reason;
  // The server looks for them while the rows are translated.
  const asked = options.identify ? identitiesNow(session) : undefined;
  const ended = Promise.resolve(asked).then(() => session.query("ROLLBACK"));
  if (asked === undefined) await ended;
  // In one order, whichever session met them first.
  const losses = [...reading.losses.values()].map((loss) => ({ ...loss, facts: [...loss.facts].sort() }));
  const warnings = losses
    .map(({ facts, message, remedy }) => ({
      object: facts.join(", "),
      message: `can't be read: ${message}; the last snapshot's entries for them are kept`,
      remedy,
    }))
    .sort((a, b) => byText(a.object, b.object));
  const crawl = translate(indexCatalog(reading.rows as Rows), session.version, options, warnings, reading.leftOut);
  const bytes = session.anyBytes ? ofOtherBytes(crawl.database) : undefined;
  const unreadFacts = [...new Set(losses.flatMap(({ facts }) => facts))];
  const identities = await asked;
  await ended;
  return {
    ...crawl,
    ...(bytes && { database: bytes.database, warnings: [...crawl.warnings, ...bytes.warnings] }),
    unreadFacts,
    serverVersion: String(Math.floor(session.version / 10_000)),
    ...(identities && { identities }),
  };
}

/** Whether something is read at all, where not everybody asks for it. */
const isAsked = (fact: string, { owners, counts }: CrawlOptions) =>
  (fact !== "owner" || owners === true) && (fact !== "onServer" || counts === true);

type Reading = {
  options: CrawlOptions;
  rows: Partial<Record<keyof Rows, unknown>>;
  /** Functions and catalogs that the role may not use, by name. */
  refused: Map<string, Refused>;
  /** What is missing for each refusal, by its message. */
  losses: Map<string, Loss>;
  /** Facts that queries were to tell, and have done without. */
  leftOut: Set<string>;
};
/** What is still to be asked; several sessions may take from it. */
type Queue = IterableIterator<[keyof Rows, CatalogQuery]>;
type Loss = { facts: Set<string>; message: string; remedy: string };

/** The name of the transaction's snapshot where a second connection pays: 1 MB of columns is about 300 tables. */
const shareLarge = `
SELECT CASE WHEN pg_catalog.pg_relation_size('pg_catalog.pg_attribute') > 1000000 THEN pg_catalog.pg_export_snapshot() END AS snapshot`;

/** A second connection that sees the same state of the catalogs; undefined where the server gives none. */
async function helperOf(session: Session, options: CrawlOptions, snapshot: string) {
  const helper = await session.another?.().catch(() => undefined);
  try {
    await helper?.query(beginCrawl(session, options, snapshot));
    return helper;
  } catch {
    // A pooler may have led to another server, which does not know the snapshot.
    await helper?.close();
    return undefined;
  }
}

/** Reads what the queries say, and parses each answer while the server works at the next. */
async function readInto(reading: Reading, session: Session, queue: Queue): Promise<void> {
  type Answer = [name: keyof Rows, text: string];
  let before: Answer | undefined;
  const parse = ([name, text]: Answer) => Object.assign(reading.rows, { [name]: rowsOf(name, text) });
  for (const [name, query] of queue) {
    const answer = readPermitted(reading, session, query);
    answer.catch(() => undefined); // awaited below, unless the answer before it can't be parsed
    if (before) parse(before);
    before = [name, await answer];
  }
  if (before) parse(before);
}

/** The rows of a query; without what the role may not use, where the query can do without, else without any. */
async function readPermitted(reading: Reading, session: Session, query: CatalogQuery): Promise<string> {
  let sql = query.sql(session.version, { ...(reading.rows as Partial<Rows>), ...reading.options });
  const leaveOut = (one: Refused) => {
    const lost = lossOf(query, one.name)?.filter((fact) => isAsked(fact, reading.options));
    const shorter = lost && without(sql, one);
    if (lost === undefined || shorter === sql) return false;
    sql = shorter ?? sql;
    for (const fact of lost) {
      reading.losses.get(one.name)?.facts.add(fact);
      reading.leftOut.add(fact);
    }
    return true;
  };
  for (const one of reading.refused.values()) leaveOut(one);
  for (;;) {
    try {
      return await read(session, sql);
    } catch (error) {
      if (codeOf(error) !== insufficientPrivilege) throw error;
      await session.query("ROLLBACK TO SAVEPOINT catalog");
      const refused = refusedIn(error);
      const key = refused?.name ?? (error as Error).message;
      const loss = reading.losses.get(key) ?? (await lossFor(session, error, query));
      if (refused && lossOf(query, refused.name)) {
        const one = { name: key, standIn: await standInFor(session, key) };
        reading.refused.set(key, one);
        reading.losses.set(key, loss);
        if (leaveOut(one)) continue;
      }
      if (query.essential) {
        const what = `no permission to read the catalogs: ${loss.message}`;
        throw new SchemalogError(what, { exitCode: 3, hint: loss.remedy, cause: error });
      }
      reading.losses.set(key, loss);
      for (const fact of query.holds) loss.facts.add(fact);
      return "[]";
    }
  }
}

async function lossFor(session: Session, error: unknown, { catalogs }: CatalogQuery): Promise<Loss> {
  const remedy = await grantFor(session, refusedIn(error), catalogs);
  return { facts: new Set(), message: (error as Error).message, remedy };
}

function translate(
  catalog: Catalog,
  version: number,
  { platform, filter: wanted }: CrawlOptions,
  warnings: Warning[],
  leftOut: Set<string>,
): Omit<Crawl, "unreadFacts" | "serverVersion"> {
  const filter = outsideOf(platform, wanted);
  const unread: Crawl["unread"] = [];
  const objects = [...relationObjects(catalog, filter), ...otherObjects(catalog, filter)].filter((object) => {
    if (leftOut.has(object.kind)) return false;
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
  const inUse = new Set(catalog.rows.relations.map(({ schema }) => schema));
  const keep = (schema: string) => used.has(schema) || (!inUse.has(schema) && filter(schema, ""));
  const otherForms = new Map<string, number>();
  const settle = (code: string) => {
    const other = otherForm(code, version);
    if (other !== undefined) otherForms.set(other, (otherForms.get(other) ?? 0) + 1);
    return settled(code, version);
  };
  const globals = withoutPlatform(
    translateGlobals(catalog, { keep, filter, platformRoles: platform?.roles ?? [] }),
    platform,
  );
  const database = withoutFacts(canonical({ engine: "postgres", ...globals, objects }, settle), leftOut);
  for (const [what, count] of otherForms) warnings.push(ofOtherForm(what, count, version));
  return { database, warnings, unread, onServer: database.onServer };
}

const ofOtherForm = (what: string, count: number, version: number): Warning => ({
  object: count === 1 ? "1 definition" : `${count} definitions`,
  message: `PostgreSQL ${Math.floor(version / 10_000)} prints ${what}; newer versions don't, so a comparison with one may show a change where there is none`,
  remedy: "Compare databases of the same version: `shadow:` names a server for migrations",
});

function* relationObjects(catalog: Catalog, filter: ObjectFilter): Generator<SchemaObject> {
  for (const row of catalog.rows.relations) {
    if (row.is_partition || catalog.isMember("pg_class", row.oid) || !filter(row.schema, row.name)) continue;
    if (row.kind === "r" || row.kind === "p" || row.kind === "f") yield translateTable(catalog, row, filter);
    if (row.kind === "v" || row.kind === "m") yield translateView(catalog, row);
    const sequence = row.kind === "S" ? catalog.sequences.get(row.oid) : undefined;
    if (sequence && sequence.relation === undefined) yield translateSequence(row, sequence);
    const ownedBy = sequence && ownerOfSpare(catalog, sequence);
    if (ownedBy) yield translateSequence(row, sequence, ownedBy);
  }
}

/** The column of a sequence that goes with it, where it takes its numbers from another one. */
function ownerOfSpare(catalog: Catalog, { oid, relation = "", column }: SequenceRow): Sequence["ownedBy"] {
  const row = column === undefined ? undefined : columnAt(catalog, relation, column);
  const { schema, name } = catalog.relation.get(relation) ?? {};
  if (row === undefined || schema === undefined || name === undefined) return undefined;
  return sequenceOf(catalog, row)?.oid === oid ? undefined : { schema, name, column: row.name };
}

function* otherObjects(catalog: Catalog, filter: ObjectFilter): Generator<SchemaObject> {
  for (const row of catalog.rows.types) {
    if (!catalog.isMember("pg_type", row.oid) && filter(row.schema, row.name)) yield translateType(catalog, row);
  }
  for (const row of catalog.rows.routines) {
    if (!catalog.isMember("pg_proc", row.oid) && filter(row.schema, row.name)) yield translateRoutine(catalog, row);
  }
}
