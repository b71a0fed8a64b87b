// `npm run effects` holds what statements do to tables against servers of all majors of PostgreSQL, and writes where they differ from
// the embedded database to generator/test/cases/effects/versions.json; `-- 13 16` asks these majors alone, and writes nothing.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { versionEffect } from "../generator/src/core/dialects/postgres/version-effects.ts";
import { serverShadow } from "../generator/src/engines/postgres/shadow/server.ts";
import { engines } from "../generator/src/engines/registry.ts";
import type { Measured } from "../generator/test/support/effects.ts";
import { differences, effectCases, measureAll, type Record } from "../generator/test/support/recorded-effects.ts";
import { clear } from "../generator/test/support/reused-shadow.ts";
import { startPrograms } from "../generator/test/support/servers.ts";
import { majors as allMajors, programsOf, versions } from "./servers.ts";

const asked = process.argv.slice(2).map(Number);
const majors = asked.length > 0 ? asked : allMajors;
const unknown = majors.filter((major) => !(major in versions));
if (unknown.length > 0) {
  console.error(`there is no PostgreSQL ${unknown.join(", ")}; there are: ${allMajors.join(", ")}`);
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
  const server = await startPrograms(programsOf(major));
  try {
    const shadow = await serverShadow(server.url, { superuser: true });
    // The owner of the schema that a new database has is a role since 14.
    const empty = major < 14 ? clear.replace(" AUTHORIZATION pg_database_owner", "") : clear;
    return await measureAll(shadow, empty).finally(() => shadow.close());
  } finally {
    await server.stop();
  }
}
