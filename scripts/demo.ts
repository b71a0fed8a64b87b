// `npm run demo`: the demo, with a MariaDB for it where one is installed and SHADOW_TILLS_URL names no other; it stops with the demo.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { accountOfShadows, hasMariadb, startMariadb } from "../generator/test/support/mysql-servers.ts";

const given = process.env.SHADOW_TILLS_URL;
if (!given && !hasMariadb())
  console.error("No MariaDB is installed here (package mariadb-server): the demo does without");
const server = !given && hasMariadb() ? await started() : undefined;
const env = { ...process.env, ...(server && { SHADOW_TILLS_URL: server.url }) };
const args = ["generator/bin/schemalog.js", "demo", ...process.argv.slice(2)];
const demo = spawn(process.execPath, args, { stdio: "inherit", env });
// A terminal interrupts both: this one ends when the demo has.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => demo.kill(signal));
const [status] = await once(demo, "close");
await server?.stop();
process.exitCode = status ?? 1;

async function started() {
  try {
    const mariadb = await startMariadb();
    return { ...mariadb, url: await accountOfShadows(mariadb.url) };
  } catch (error) {
    console.error(
      `The MariaDB that is installed here does not start (${(error as Error).message}): the demo does without`,
    );
    return undefined;
  }
}
