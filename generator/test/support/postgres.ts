import { execFileSync } from "node:child_process";
import { join } from "node:path";
import pg from "pg";
import { inject, onTestFinished, type TestContext } from "vitest";

export type ServerName = "postgres18" | "debianPostgres";

/** The maintenance URL of a server; skips the test, saying why, where it is not there. */
export function serverUrl(context: TestContext, server: ServerName = "postgres18"): string {
  const { url, missing } = inject(server);
  if (url === undefined) context.skip(missing ?? `${server} is not there`);
  return url as string;
}

/** Runs statements on a database; the rows of the last that gives any. */
export async function sqlOn(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const results = [await client.query(sql)].flat();
    return results.findLast(({ fields }) => fields.length > 0)?.rows ?? [];
  } finally {
    await client.end();
  }
}

let made = 0;

/** A new database on a server, dropped when the test is over. Returns its URL. */
export async function createDatabase(
  context: TestContext,
  server: ServerName = "postgres18",
  name?: string,
): Promise<string> {
  const url = serverUrl(context, server);
  made += 1;
  const database = name ?? `test_${process.pid}_${made}`;
  await sqlOn(url, `DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`);
  await sqlOn(url, `CREATE DATABASE "${database}" TEMPLATE template0`);
  onTestFinished(async () => {
    await sqlOn(url, `DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`);
  });
  return withDatabase(url, database);
}

export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(database)}`;
  return changed.href;
}

/** Roles for tests of grants, made where they are not there yet: they belong to the server, not to a database. */
export const createRoles = ["schemalog_reader", "schemalog_writer"]
  .map(
    (role) =>
      `DO $$ BEGIN CREATE ROLE ${role}; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;\n`,
  )
  .join("");

/** Dumps the structure of a database of Debian's server, and restores it in another. */
export function dumpAndRestore(from: string, to: string): void {
  const { bin = "" } = inject("debianPostgres");
  const dump = execFileSync(join(bin, "pg_dump"), ["--schema-only", from], { maxBuffer: 1 << 28 });
  execFileSync(join(bin, "psql"), ["-X", "-q", "-v", "ON_ERROR_STOP=1", to], { input: dump, stdio: "pipe" });
}
