// What `npm test` runs: gets the servers that the tests need, builds the command line that some tests call, then all tests.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chromiumPath } from "./chromium.ts";
import { mongodbProgram, secantusdb } from "./mongodb.ts";
import { moto } from "./moto.ts";
import { canFetchMysql, fetchMysql, mysqlPrograms, serversFolder } from "./mysql.ts";
import { canFetchPython, fetchPythonServer, pythonProgram } from "./python-server.ts";
import { makeQuickTmp } from "./quick-tmp.ts";

/** Programs that tests talk to and that no npm package brings; a test without its program skips, and says so. */
const programs = [
  {
    what: "Chromium (tests of the site)",
    found: chromiumPath !== undefined,
    packages: ["chromium", "fonts-dejavu-core"],
  },
  {
    what: "pg_dump and a second PostgreSQL",
    found: existsSync("/usr/bin/pg_dump"),
    packages: ["postgresql", "postgresql-contrib"],
  },
  {
    what: "rsync (gitlab-ci-local, which runs the GitLab component)",
    found: existsSync("/usr/bin/rsync"),
    packages: ["rsync"],
  },
  {
    what: "MariaDB",
    found: existsSync("/usr/sbin/mariadbd"),
    packages: ["mariadb-server"],
  },
  {
    what: "debootstrap (which fetches MySQL, as root)",
    found: mysqlPrograms !== undefined || existsSync("/usr/sbin/debootstrap"),
    packages: ["debootstrap"],
  },
  {
    what: "Python (which fetches moto, a server of DynamoDB's API)",
    found: pythonProgram(moto) !== undefined || canFetchPython(),
    packages: ["python3-venv"],
  },
];

const missing = programs.filter(({ found }) => !found);
if (missing.length > 0) {
  const packages = missing.flatMap((program) => program.packages);
  const install = ["install", "-y", "-qq", "--no-install-recommends", ...packages];
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.log(`installing ${packages.join(", ")}`);
    try {
      const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
      execFileSync("apt-get", ["update", "-qq"], { env, stdio: ["ignore", "ignore", "inherit"] });
      execFileSync("apt-get", install, { env, stdio: ["ignore", "ignore", "inherit"] });
    } catch (error) {
      console.warn(`could not install them (${error instanceof Error ? error.message : error}); their tests skip`);
    }
  } else {
    for (const { what, packages } of missing) {
      console.warn(`${what} is missing, its tests skip; to run them: sudo apt-get install ${packages.join(" ")}`);
    }
  }
}

function fetchServer(what: string, fetch: () => void): void {
  console.log(`fetching ${what}`);
  try {
    fetch();
  } catch (error) {
    console.warn(`could not fetch it (${error instanceof Error ? error.message : error}); its tests skip`);
  }
}
if (mysqlPrograms === undefined && canFetchMysql()) fetchServer("MySQL", fetchMysql);
const wanted = [moto, ...(mongodbProgram() === undefined ? [secantusdb] : [])];
for (const server of wanted.filter((one) => pythonProgram(one) === undefined)) {
  if (canFetchPython()) fetchServer(server.name, () => fetchPythonServer(server));
  else console.warn(`${server.name} is missing, its tests skip; to get it: python3 with venv (python3-venv)`);
}

execFileSync("npm", ["run", "-s", "build"], { stdio: "inherit" });
const tmp = makeQuickTmp();
// A terminal interrupts both: this one ends when the tests have.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => vitest.kill(signal));
// The servers that were fetched are in the folder for temporary files that this process has.
const env = { ...process.env, SCHEMALOG_SERVERS: serversFolder, ...(tmp && { TMPDIR: tmp.path }) };
const vitest = spawn("vitest", ["run", ...process.argv.slice(2)], { stdio: "inherit", env });
const [status] = await once(vitest, "close");
tmp?.remove();
process.exitCode = status ?? 1;
