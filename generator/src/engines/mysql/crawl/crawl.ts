import { canonical } from "../../../core/canonical/canonical.ts";
import { withoutFacts } from "../../../core/canonical/facts.ts";
import { laidOut } from "../../../core/dialects/mysql/laid-out.ts";
import { settled } from "../../../core/dialects/mysql/settled.ts";
import type { Database, SchemaObject } from "../../../core/model/database.ts";
import { database as databaseSchema } from "../../../core/model/database.ts";
import type { Crawl, CrawlOptions } from "../../engine.ts";
import type { Session } from "../connection.ts";
import type { Server } from "../server.ts";
import { queries, type Rows, rowsOf } from "./queries/index.ts";
import { type Unseen, unseen } from "./rights.ts";
import { readSequences, translateSequence } from "./sequences.ts";
import { type Catalog, indexCatalog } from "./translate/catalog.ts";
import { translateGrants } from "./translate/grants.ts";
import { keyOf, ownSchema, schemaOf } from "./translate/names.ts";
import { translateEvent, translateRoutine, translateTable, translateView } from "./translate/objects.ts";
import { quotedText } from "./translate/text.ts";
import { withoutDatabase } from "./view-names.ts";

const ofServer = ["information_schema", "mysql", "performance_schema", "sys"];

/** What keeps a crawl from disturbing a production server, and from waiting for ever. */
const settings = ({ product }: Server, { statementTimeout, lockTimeout }: CrawlOptions): string[] => [
  "SET SESSION sql_mode = ''",
  "SET SESSION time_zone = '+00:00'",
  `SET SESSION lock_wait_timeout = ${Math.max(1, Math.ceil(lockTimeout / 1000))}`,
  product === "mariadb"
    ? `SET SESSION max_statement_time = ${statementTimeout / 1000}`
    : `SET SESSION max_execution_time = ${statementTimeout}`,
  "SET SESSION TRANSACTION READ ONLY",
];

/** Reads the structure that `session` shows, in a constant number of queries. Throws the driver's errors. */
export async function crawlSession(session: Session, options: CrawlOptions): Promise<Crawl> {
  const { server, database } = session;
  for (const setting of settings(server, options)) await session.query(setting);
  const of = (column: string) =>
    database === undefined
      ? `${column} NOT IN (${ofServer.map((name) => `'${name}'`).join(", ")})`
      : `${column} = ${quotedText(database)}`;
  const rows: Partial<Record<keyof Rows, unknown>> = {};
  for (const [name, query] of Object.entries(queries) as [keyof Rows, (typeof queries)[keyof Rows]][]) {
    const sql = query.sql(server, of);
    rows[name] = sql === undefined ? [] : rowsOf(name, await session.query(sql));
  }
  const rights = await unseen(session);
  const sequences = await readSequences(session, (rows as Rows).tables);
  const crawl = translate(indexCatalog(rows as Rows, sequences, server, database), options, rights);
  return { ...crawl, unreadFacts: rights.facts, serverVersion: versionOf(server) };
}

/** As `server-version` has it: `8.4`, `10.11`. */
const versionOf = ({ version }: Server) => `${Math.floor(version / 10_000)}.${Math.floor(version / 100) % 100}`;

function translate(
  catalog: Catalog,
  { filter, previous }: CrawlOptions,
  { facts, isWhole: isSeen, ...rights }: Unseen,
): Omit<Crawl, "unreadFacts" | "serverVersion"> {
  const leftOut = new Set(facts);
  const unread: Crawl["unread"] = [];
  const warnings = [...rights.warnings];
  const found = [...objectsOf(catalog, (schema, name) => filter(schemaOf(schema, catalog.own), name))];
  if (isSeen)
    unread.push(
      ...hidden(found, previous?.(), (schema, name) => isSeen(catalog.own ?? schema, name) || !filter(schema, name)),
    );
  const isUnread = new Set(unread.map(({ schema, name }) => keyOf(schema, name)));
  const objects = found.flatMap(({ object, isWhole }) => {
    if (leftOut.has(object.kind) || (isTable(object) && isUnread.has(keyOf(object.schema, object.name)))) return [];
    if (isWhole) return [object];
    unread.push({ schema: object.schema, name: object.name });
    warnings.push({
      object: `${object.kind} ${object.schema}.${object.name}`,
      message: "its definition can't be read; the last snapshot's is kept",
      remedy:
        object.kind === "view"
          ? "GRANT SHOW VIEW on it"
          : "GRANT SHOW_ROUTINE (MySQL), or SELECT ON mysql.proc (MariaDB)",
    });
    return [];
  });
  const used = new Set([...objects.map(({ schema }) => schema), ...(catalog.own === undefined ? [] : [ownSchema])]);
  const schemas = [...used].map((name) => ({
    name,
    grants: translateGrants(
      catalog.own === undefined || name === ownSchema
        ? (catalog.privileges.get(keyOf(catalog.own ?? name, "")) ?? [])
        : [],
    ),
  }));
  const all: Database = databaseSchema.parse({ engine: catalog.server.product, schemas, objects });
  return { database: withoutFacts(canonical(all, settleIn(catalog.own)), leftOut), warnings, unread };
}

/** What MySQL and MariaDB print differently in the one form that means the same, and without the name of the database. */
const settleIn =
  (own: string | undefined) =>
  (code: string): string => {
    if (/^VALUES (LESS THAN|IN) /.test(code)) return code; // of a partition: a list, and no expression
    return laidOut(settled(own === undefined ? code : withoutDatabase(code, own)));
  };

const isTable = ({ kind }: SchemaObject) => kind === "table" || kind === "view";

/** The tables and views of which an account may see a part or nothing: those that the last snapshot has, too, may be there. */
function hidden(found: Found[], last: Database | undefined, isSeen: (schema: string, name: string) => boolean) {
  const all = [...found.map(({ object }) => object), ...(last?.objects ?? [])];
  return all
    .filter((object) => isTable(object) && !isSeen(object.schema, object.name))
    .map(({ schema, name }) => ({ schema, name }));
}

type Found = { object: SchemaObject; isWhole: boolean };

function* objectsOf(catalog: Catalog, wanted: (schema: string, name: string) => boolean): Generator<Found> {
  const { rows } = catalog;
  const views = new Map(rows.views.map((row) => [keyOf(row.schema, row.name), row]));
  for (const row of rows.tables.filter(({ schema, name }) => wanted(schema, name))) {
    const view = views.get(keyOf(row.schema, row.name));
    if (view) yield { object: translateView(catalog, row, view), isWhole: view.definition !== "" };
    else if (row.type === "SEQUENCE") {
      const facts = catalog.sequences.get(keyOf(row.schema, row.name))?.[0]?.facts ?? {};
      yield { object: translateSequence(schemaOf(row.schema, catalog.own), row.name, facts), isWhole: true };
    } else if (/^(BASE TABLE|SYSTEM VERSIONED)$/.test(row.type))
      yield { object: translateTable(catalog, row), isWhole: true };
  }
  for (const row of rows.routines.filter(({ schema, name }) => wanted(schema, name)))
    yield { object: translateRoutine(catalog, row), isWhole: row.body !== undefined };
  for (const row of rows.events.filter(({ schema, name }) => wanted(schema, name)))
    yield { object: translateEvent(catalog, row), isWhole: true };
}
