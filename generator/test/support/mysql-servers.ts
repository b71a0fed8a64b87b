import { execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createConnection } from "mysql2/promise";
import type { TestProject } from "vitest/node";
import { mysqlPrograms } from "../../../scripts/mysql.ts";
import { freePort } from "./free-port.ts";
import { inWords, namedBy, type ServerInUse } from "./server-in-use.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** URLs of servers without a database. */
    mariadb: ServerInUse;
    mysql: ServerInUse;
  }
}

type Server = { url: string; stop(): Promise<void> };

/** Starts a MariaDB and a MySQL for a test run, once, or takes those that SCHEMALOG_TEST_MARIADB_URL and SCHEMALOG_TEST_MYSQL_URL name. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const stops: (() => Promise<void>)[] = [];
  const provide = async (name: "mariadb" | "mysql", from: string, start: () => Promise<Server> | string) => {
    const provideAt = async (url: string, origin: string) =>
      project.provide(name, { url, about: await inWords(labels[name], versionAt(url), origin) });
    const variable = `SCHEMALOG_TEST_${name.toUpperCase()}_URL`;
    const given = process.env[variable];
    if (given) return provideAt(given, namedBy(variable));
    try {
      const started = await start();
      if (typeof started === "string") return project.provide(name, { missing: started });
      stops.push(started.stop);
      await provideAt(started.url, from);
    } catch (error) {
      project.provide(name, { missing: `${name} does not start: ${error}` });
    }
  };
  await provide("mariadb", "installed here", () =>
    hasMariadb() ? startMariadb() : "no MariaDB: sudo apt-get install mariadb-server",
  );
  await provide("mysql", "in a system of its own that npm test fetched", () =>
    mysqlPrograms ? startMysql(mysqlPrograms) : "no MySQL: npm test gets one where it is root",
  );
  return async () => {
    for (const stop of stops) await stop();
  };
}

const labels = { mariadb: "MariaDB", mysql: "MySQL" };

async function versionAt(url: string): Promise<string> {
  const connection = await createConnection(url);
  try {
    const [rows] = await connection.query("SELECT VERSION() AS version");
    return String((rows as { version?: unknown }[])[0]?.version);
  } finally {
    await connection.end();
  }
}

const isRoot = process.getuid?.() === 0;
const idOf = (flag: string, user: string) => Number(execFileSync("id", [flag, user], { encoding: "utf8" }));

/** Whether a MariaDB is installed here. */
export const hasMariadb = (): boolean => existsSync("/usr/sbin/mariadbd");

/** Starts it on a free port, with data of its own that go when it stops. */
export async function startMariadb(): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), "schemalog-mariadb-"));
  if (isRoot) chownSync(folder, idOf("-u", "mysql"), idOf("-g", "mysql"));
  const user = isRoot ? ["--user=mysql"] : [];
  const data = `--datadir=${folder}`;
  execFileSync(
    "mariadb-install-db",
    ["--no-defaults", data, "--auth-root-authentication-method=normal", "--skip-test-db", ...user],
    { stdio: "ignore" },
  );
  return startServer("/usr/sbin/mariadbd", ["--no-defaults", data, `--socket=${folder}/socket`, ...user], folder);
}

/** The folder for temporary files of the tests is none of the small system's. */
const inside = { ...process.env, TMPDIR: "/tmp" };

/** MySQL in a folder that has a whole small system. */
async function startMysql(root: string): Promise<Server> {
  const name = `schemalog-${process.pid}-${Math.random().toString(36).slice(2)}`;
  const folder = join(root, name);
  mkdirSync(folder);
  execFileSync("chroot", [root, "chown", "mysql", `/${name}`]);
  const flags = ["--no-defaults", `--datadir=/${name}/data`, "--user=mysql"];
  execFileSync("chroot", [root, "mysqld", ...flags, "--initialize-insecure"], { stdio: "ignore", env: inside });
  const more = ["--mysqlx=OFF", "--secure-file-priv=NULL", `--socket=/${name}/socket`];
  return startServer("chroot", [root, "mysqld", ...flags, ...more], folder, inside);
}

async function startServer(program: string, args: string[], folder: string, env = process.env): Promise<Server> {
  const port = await freePort();
  const quick = ["--innodb-flush-log-at-trx-commit=0", "--skip-log-bin", "--event-scheduler=OFF"];
  const server = spawn(program, [...args, `--port=${port}`, "--bind-address=127.0.0.1", ...quick], {
    stdio: "ignore",
    env,
  });
  const stopped = new Promise<void>((resolve) => server.on("close", () => resolve()));
  const url = `mysql://root@127.0.0.1:${port}`;
  for (let attempt = 0; attempt < 300 && !(await isReady(url)); attempt++) await sleep(100);
  return {
    url,
    async stop() {
      server.kill("SIGTERM");
      await stopped;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const isReady = (url: string): Promise<boolean> =>
  createConnection(url).then(
    (connection) => connection.end().then(() => true),
    () => false,
  );

/** An account with what a shadow needs, as on a server that others use, too. */
export async function accountOfShadows(root: string): Promise<string> {
  const connection = await createConnection(root);
  await connection.query("CREATE USER IF NOT EXISTS migrator");
  await connection.query("GRANT ALL ON `schemalog\\_shadow\\_%`.* TO migrator");
  await connection.query("GRANT PROCESS ON *.* TO migrator");
  await connection.end();
  return Object.assign(new URL(root), { username: "migrator", password: "" }).href;
}
