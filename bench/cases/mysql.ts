import { hasMariadb, startMariadb } from "../../generator/test/support/mysql-servers.ts";
import type { Bench } from "../bench.ts";
import { mysqlSchemaSql } from "../mysql-schema.ts";
import { alternate, run } from "../process.ts";
import { comparison } from "../table.ts";
import { schemalog } from "../workspaces.ts";

/** A database of MariaDB to written files, against `mysqldump --no-data` of the same server. */
export const mysql: Bench = async ({ workspaces, rounds }) => {
  if (!hasMariadb()) throw new Error("no MariaDB; on Debian: sudo apt-get install mariadb-server");
  const server = await startMariadb();
  try {
    const { hostname, port } = new URL(server.url);
    const to = ["-h", hostname, "-P", port, "-u", "root"];
    await run({ program: "mariadb", args: [...to, "-e", "CREATE DATABASE bench"] });
    await run({ program: "mariadb", args: [...to, "bench"], input: mysqlSchemaSql(1_000) });
    const times = await alternate(rounds, {
      ours: async () => (await run(schemalog(["crawl"], workspaces.fresh(`${server.url}/bench`)))).milliseconds,
      peer: async () => (await run({ program: "mysqldump", args: [...to, "--no-data", "bench"] })).milliseconds,
    });
    const peer = { peer: "mysqldump --no-data", peerMilliseconds: times.peer };
    return [comparison({ what: "crawl of MariaDB, 1,000 tables", milliseconds: times.ours, ...peer, limit: 1.5 })];
  } finally {
    await server.stop();
  }
};
