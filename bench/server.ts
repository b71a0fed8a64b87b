import { execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { run } from "./process.ts";

export type Server = {
  /** A database with what that SQL makes; its statistics are fresh, as they are on a server in use. Returns its URL. */
  database(name: string, sql: string): Promise<string>;
  /** Milliseconds of one `pg_dump -s` of it into a file. */
  dump(url: string): Promise<number>;
  version: string;
  stop(): Promise<void>;
};

const programs = ["initdb", "postgres", "psql", "pg_dump"];
const debianFolder = "/usr/lib/postgresql";

/**
 * A throw-away PostgreSQL in a temporary folder, of the newest one that is installed with pg_dump.
 * PostgreSQL refuses to run as root, so for root it runs as the user `postgres` of Debian's package.
 */
export async function startServer(): Promise<Server> {
  const bin = findPrograms();
  const account = process.getuid?.() === 0 ? { uid: idOf("-u"), gid: idOf("-g") } : {};
  const folder = mkdtempSync(join(tmpdir(), "schemalog-bench-pg-"));
  const data = join(folder, "data");
  mkdirSync(data, { mode: 0o700 });
  if (account.uid !== undefined) for (const path of [folder, data]) chownSync(path, account.uid, account.gid);

  const initdb = ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"];
  await run({ program: join(bin, "initdb"), args: initdb, cwd: folder, ...account });
  const port = await freePort();
  const settings = {
    port: String(port),
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    fsync: "off",
    autovacuum: "off", // it would run whenever it likes, in the middle of a measurement
    max_locks_per_transaction: "1024", // pg_dump locks every table
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const postmaster = spawn(join(bin, "postgres"), ["-D", data, ...flags], { cwd: folder, stdio: "ignore", ...account });
  const stopped = new Promise<void>((resolve) => postmaster.on("close", () => resolve()));

  const urlOf = (database: string) => `postgres://postgres@127.0.0.1:${port}/${database}`;
  const psql = (database: string, input: string) =>
    run({
      program: join(bin, "psql"),
      args: ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", urlOf(database)],
      input,
    });
  const stop = async () => {
    postmaster.kill("SIGINT");
    await stopped;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await untilReady(() => psql("postgres", "SELECT 1"));
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    version: execFileSync(join(bin, "pg_dump"), ["--version"], { encoding: "utf8" }).trim(),
    stop,
    async database(name, sql) {
      await psql("postgres", `CREATE DATABASE ${name}`);
      await psql(name, sql);
      await psql(name, "VACUUM ANALYZE");
      return urlOf(name);
    },
    async dump(url) {
      const args = ["-s", "-d", url, "-f", join(tmpdir(), `schemalog-bench-${process.pid}.sql`)];
      return (await run({ program: join(bin, "pg_dump"), args })).milliseconds;
    },
  };
}

function findPrograms(): string {
  const versions = existsSync(debianFolder) ? readdirSync(debianFolder) : [];
  const newestFirst = versions
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(debianFolder, version, "bin"));
  const found = [process.env.PG_BIN ?? [], newestFirst].flat().find((bin) => {
    return programs.every((program) => existsSync(join(bin, program)));
  });
  if (found) return found;
  throw new Error(
    `no PostgreSQL with ${programs.join(", ")} in ${debianFolder}/*/bin or $PG_BIN; on Debian: sudo apt-get install postgresql`,
  );
}

const idOf = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

async function untilReady(probe: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await probe();
      return;
    } catch (error) {
      if (attempt === 100) throw error;
      await sleep(100);
    }
  }
}
