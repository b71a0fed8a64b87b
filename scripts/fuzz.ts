// `npm run fuzz` makes random expressions and queries in all places of a definition, on PostgreSQL 13 to 18, and holds what a crawl says of them
// against a crawl of what the server printed, restored, and against the crawl of the next major. It goes on until it is stopped, or for the
// minutes that `-- --minutes 60` says; `--seed 7` begins elsewhere. Exits 1 if anything changed.
import { parseArgs } from "node:util";
import { otherForm } from "../generator/src/core/dialects/postgres/other-forms.ts";
import type { Change } from "../generator/src/core/model/change.ts";
import { targetWords } from "../generator/src/core/names/names.ts";
import { randomObjects, wholeObjects } from "../generator/test/support/random-objects.ts";
import { pickOf } from "../generator/test/support/random-sql.ts";
import { startPrograms } from "../generator/test/support/servers.ts";
import { type Held, heldAgainst, heldAgainstRestored } from "../generator/test/support/settled-forms.ts";
import { majors, programsOf } from "./servers.ts";

const { values } = parseArgs({ options: { minutes: { type: "string" }, seed: { type: "string", default: "1" } } });
const end = Date.now() + Number(values.minutes ?? Number.POSITIVE_INFINITY) * 60_000;
const objectsAtOnce = 440;

const servers = new Map<number, { url: string; stop(): Promise<void> }>();
const urlOf = (major: number) => servers.get(major)!.url;
const sums = new Map<string, { made: number; changed: number }>();
try {
  for (const major of majors) servers.set(major, await startPrograms(programsOf(major)));
  for (let seed = Number(values.seed); Date.now() < end; seed++) {
    const pick = pickOf(seed);
    const statements = [...wholeObjects(pick), ...randomObjects(pick, objectsAtOnce)];
    for (const [at, major] of majors.entries()) {
      tell(`restored in PostgreSQL ${major}`, seed, statements, await heldAgainstRestored(urlOf(major), statements));
      const next = majors[at + 1];
      if (next === undefined) continue;
      const between = await heldAgainst(urlOf(next), urlOf(major), statements);
      tell(`PostgreSQL ${major} and ${next}`, seed, statements, between, next);
    }
    if (process.exitCode) break;
  }
} finally {
  for (const { stop } of servers.values()) await stop();
}
for (const [what, { made, changed }] of sums) console.log(`${what}: ${made} objects, ${changed} changed`);

/** What no text can tell: see "Across versions of the server" in generator/docs/snapshots.md. */
function isKnown(change: Change, sql: string | undefined, major: number): boolean {
  const isOfCall = otherForm(JSON.stringify(change).replaceAll('\\"', '"'), 130_000) !== undefined;
  // EXTRACT gives another type since 14.
  if (major === 14) return isOfCall || /\bextract\(/.test(sql ?? "");
  const isUnnamed = /"name":"(bool|\?column\?)"/.test(JSON.stringify(change));
  return major === 15 && (isUnnamed || targetWords(change.target) === "grant PUBLIC on public");
}

/** Tells of changes; `next` is the major that the objects of the one before are held against. */
function tell(what: string, seed: number, statements: string[], { made, changes }: Held, next?: number): void {
  const sum = sums.get(what) ?? { made: 0, changed: 0 };
  sums.set(what, sum);
  sum.made += made;
  for (const change of changes) {
    const words = targetWords(change.target);
    const name = /\b[ow]_\d+\b/.exec(words)?.[0];
    const sql = statements.find((statement) => name !== undefined && new RegExp(`\\b${name}\\b`).test(statement));
    if (next !== undefined && isKnown(change, sql, next)) continue;
    sum.changed++;
    console.log(`${what}, seed ${seed}: ${words}\n  ${sql}\n  ${JSON.stringify(change)}`);
    process.exitCode = 1;
  }
}
