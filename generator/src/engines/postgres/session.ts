import type { CrawlOptions } from "../engine.ts";
import type { Shape } from "../shape.ts";

/** One connection to a server, or one embedded database. */
export type Session = {
  /** The number that the server gives as server_version_num: 150018 for 15.18. */
  version: number;
  /** Whether its database has no encoding (SQL_ASCII): the server then converts nothing, and refuses to when it is to. */
  anyBytes?: boolean;
  /** Runs statements without parameters in one round trip; the rows of the last that gives any. */
  query(sql: string): Promise<Record<string, unknown>[]>;
  /** A further connection to the same server, to ask two things at a time; not for the embedded one. Throws the driver's error. */
  another?(): Promise<Session & { close(): Promise<void> }>;
};

/**
 * Settings that change how the server prints expressions and types, as pg_dump sets them (see setup_connection in
 * pg_dump.c), and what keeps a crawl from disturbing a production server. With `snapshot`, a name that
 * pg_export_snapshot() gave, it sees what that other transaction sees.
 */
export const beginCrawl = (
  { anyBytes }: Pick<Session, "anyBytes">,
  { statementTimeout, lockTimeout }: Pick<CrawlOptions, "statementTimeout" | "lockTimeout">,
  snapshot?: string,
): string => `
BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;${snapshot === undefined ? "" : `\nSET TRANSACTION SNAPSHOT '${snapshot}';`}
SET LOCAL statement_timeout = ${statementTimeout};
SET LOCAL lock_timeout = ${lockTimeout};
SET LOCAL client_encoding = ${anyBytes ? "'SQL_ASCII'" : "'UTF8'"};
SET LOCAL search_path = '';
SET LOCAL DateStyle = ISO;
SET LOCAL IntervalStyle = postgres;
SET LOCAL TimeZone = 'UTC';
SET LOCAL extra_float_digits = 3;
SET LOCAL bytea_output = hex;
SET LOCAL quote_all_identifiers = off;
SET LOCAL standard_conforming_strings = on;
SET LOCAL client_min_messages = error;
SET LOCAL jit = off;
SET LOCAL max_parallel_workers_per_gather = 0;`;

/** An object's id. JSON in PostgreSQL writes them as texts; "0" is none. */
export type Oid = string;
export const noOid: Oid = "0";
/** FirstNormalObjectId: what the server itself brings along has a lower one. */
export const firstOfUsers = "16384";

/** A list within a row: the rows of a SELECT as JSON. */
export const list = (select: string) =>
  `(SELECT coalesce(json_agg(json_strip_nulls(row_to_json(g))), '[]') FROM (${select}) g)`;

/** What some queries find out for others, and what is wanted of what not everybody asks for. */
export type Known = { lookups?: { others: { catalog: string }[] }[] } & Wanted;
type Wanted = Pick<CrawlOptions, "owners" | "counts" | "besideMigrations">;

/** A catalog query: its rows come as one JSON text, which a server and the embedded one give alike. */
export type CatalogQuery = {
  /** What a row is, for it is a server's answer, which may be of another make than PostgreSQL's own. */
  row: Shape<unknown>;
  /** What is missing in the snapshot when it may not be read: kinds of objects, or properties of them. */
  holds: string[];
  /** Functions and catalogs that it can do without, beside those of all queries (see `common`), and what is then missing. */
  spares?: Record<string, string[]>;
  /** Without it there is nothing to crawl: a refusal ends the run. */
  essential?: true;
  /** The catalogs it reads, for the GRANT that cures a refusal. */
  catalogs: string[];
  /** `known`: with rows of queries that were answered before, by the names of those. */
  sql(version: number, known: Known): string;
};

/** Runs the SQL of a catalog query; the text is a JSON array of what its select list says. A savepoint lets others follow a refusal. */
export async function read(session: Session, sql: string): Promise<string> {
  const select = `SELECT coalesce(json_agg(json_strip_nulls(row_to_json(t))), '[]')::text AS rows FROM (${sql}) t`;
  const [row] = await session.query(`SAVEPOINT catalog; ${select}; RELEASE SAVEPOINT catalog`);
  return String(row?.rows);
}

/** Schemas of the server itself. */
export const userSchema = (alias: string): string =>
  `${alias}.nspname !~ '^pg_(toast|temp_|toast_temp_|catalog$)' AND ${alias}.nspname <> 'information_schema'`;

/** Privileges of everyone but the owner, from an aclitem[] column: [grantee, privilege, grantable]; absent where nobody changed the default ones. */
export const aclOf = (acl: string, owner: string): string => `CASE WHEN ${acl} IS NOT NULL THEN (
  SELECT coalesce(json_agg(json_build_array(CASE WHEN x.grantee = 0 THEN 'PUBLIC' ELSE pg_catalog.pg_get_userbyid(x.grantee) END, x.privilege_type, x.is_grantable)), '[]')
  FROM pg_catalog.aclexplode(${acl}) x WHERE x.grantee <> ${owner}) END`;

/** The name of the owner, where owners are wanted. */
export const ownerOf = (owner: string, { owners }: Wanted): string =>
  owners ? `pg_catalog.pg_get_userbyid(${owner})` : "NULL::text";

/**
 * The numbers of the columns of a relation that an expression on it names; `depender` says what is the expression's, by its columns
 * classid, objid and perhaps objsubid. See pg_depend.
 */
export const columnsNamed = (depender: string, relation: string): string => `ARRAY(
  SELECT d.refobjsubid FROM pg_catalog.pg_depend d WHERE ${depender}
  AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid = ${relation} AND d.refobjsubid > 0)`;

/** Left join of the comment on an object, as `<alias>.description`. */
export const commentOn = (alias: string, catalog: string, oid: string, column = "0"): string =>
  `LEFT JOIN pg_catalog.pg_description ${alias} ON ${alias}.objoid = ${oid} AND ${alias}.classoid = 'pg_catalog.${catalog}'::pg_catalog.regclass AND ${alias}.objsubid = ${column}`;
