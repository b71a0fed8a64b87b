import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

/** A real schema: its SQL, cut into scripts that are run one after the other. */
export type PostgresCorpus = {
  name: string;
  /** Below the folder of corpora. */
  path: string;
  /** Needs PostgreSQL 18. */
  since18?: true;
  /** The database must be called so. */
  database?: string;
  /** Statements that fail by the corpus' own fault, or for what a server lacks, are passed over. */
  lenient?: true | undefined;
  /** What it asks of the embedded PostgreSQL. */
  extensions?: string[];
};

export const postgresCorpora: PostgresCorpus[] = [
  { name: "pagila 2026", path: "postgres/pagila/pagila-schema.23f7fe7.sql" },
  { name: "pagila 2024", path: "postgres/pagila/pagila-schema.e0e35a6.sql" },
  {
    name: "pagila of PostgreSQL 18",
    path: "postgres/pagila/pagila-schema.eddcfc4.PG18.sql",
    since18: true,
    lenient: true,
  },
  { name: "chinook", path: "postgres/chinook/Chinook_PostgreSql.sql" },
  { name: "chinook with identities", path: "postgres/chinook/Chinook_PostgreSql_AutoIncrementPKs.schema-only.sql" },
  { name: "chinook with serials", path: "postgres/chinook/Chinook_PostgreSql_SerialPKs.schema-only.sql" },
  {
    name: "adventureworks",
    path: "postgres/adventureworks/install.sql.gz",
    lenient: true,
    extensions: ["uuid-ossp", "tablefunc"],
  },
  { name: "langfuse", path: "postgres/langfuse-migrations/migrations" },
  { name: "umami", path: "postgres/umami-migrations/migrations", extensions: ["pgcrypto"] },
  { name: "temporal", path: "postgres/temporal/temporal/versioned" },
  {
    name: "temporal visibility",
    path: "postgres/temporal/visibility/versioned",
    lenient: true,
    extensions: ["btree_gin"],
  },
  { name: "tbls", path: "tbls/ddl/postgres.sql", database: "testdb", extensions: ["uuid-ossp"] },
  { name: "tbls with a thousand tables", path: "tbls/ddl/createtable_too_many.sql" },
];

/** The SQL of a file or folder, with psql's commands and data taken out. */
export function scriptsOf(path: string): string[] {
  if (!existsSync(path)) throw new Error(`no ${path}`);
  if (path.endsWith(".gz")) return [clean(gunzipSync(readFileSync(path)).toString())];
  if (path.endsWith(".sql")) return [clean(readFileSync(path, "utf8"))];
  const folders = readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort((a, b) => (a.startsWith("v") ? a.localeCompare(b, "en", { numeric: true }) : a < b ? -1 : 1));
  return folders.flatMap((folder) => filesIn(join(path, folder))).map((file) => clean(readFileSync(file, "utf8")));
}

function filesIn(folder: string): string[] {
  const manifest = join(folder, "manifest.json");
  const names: string[] = existsSync(manifest)
    ? JSON.parse(readFileSync(manifest, "utf8")).SchemaUpdateCqlFiles
    : readdirSync(folder).filter((name) => name.endsWith(".sql"));
  return names.map((name) => join(folder, name));
}

const clean = (sql: string) =>
  sql
    .replace(/^COPY .* FROM stdin;$[\s\S]*?^\\\.$/gim, "")
    .replace(/^\\.*$/gm, "")
    .replace(/^(DROP|CREATE) DATABASE .*$/gim, "");
