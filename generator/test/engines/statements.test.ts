import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { counted } from "../../src/core/names/counted.ts";
import { engineOf } from "../../src/engines/registry.ts";
import { changesBetween, everything, filesOf } from "../support/crawled.ts";
import { expectGolden } from "../support/golden.ts";
import { createDatabase, serverUrl, sqlOn } from "../support/postgres.ts";

const root = join(import.meta.dirname, "../..");
const input = readFileSync(join(root, "test/cases/facts/statements.sql"), "utf8");

const head = `# What each statement changes in a snapshot

Every kind of CREATE and ALTER of PostgreSQL, run one after another in one database, and what it changes in a snapshot. This page is
made by a test: what stands here was seen. Owners are in a snapshot [if you ask for them](snapshots.md#owners), as here. "Counted" is what
belongs to the server: a crawl, and the page of a connection without migrations, say how many there are of it. \`SECURITY LABEL\`, for which a server
needs a module, is counted, too. Data, and where a sequence stands, are never in a snapshot; neither are versions of
extensions, values of options that may be secrets, and what an extension brought along.`;

const code = (text: string) => `\`${text.replaceAll("|", "\\|")}\``;
const cell = (text: string) => text.replaceAll("|", "\\|").replaceAll("<", "&lt;");

/** `1 more role`, of what is counted. */
function countedIn(before: Record<string, number> = {}, after: Record<string, number> = {}): string {
  const kinds = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return kinds
    .map((kind) => [kind, (after[kind] ?? 0) - (before[kind] ?? 0)] as const)
    .filter(([, more]) => more !== 0)
    .map(([kind, more]) => `${more > 0 ? "+" : "−"}${counted(Math.abs(more), kind)}`)
    .join(", ");
}

test("each statement changes bytes or is counted, or the page says why not", async (context) => {
  const url = await createDatabase(context);
  const name = new URL(url).pathname.slice(1);
  const state = async () => (await engineOf(url).crawl(url, { ...everything, owners: true, counts: true })).database;
  let before = await state();
  const lines = [head];
  const found: string[] = [];
  const expected: string[] = [];
  let roles: string[] = [];
  try {
    for (const line of input.split("\n")) {
      if (line.startsWith("## ")) lines.push(`\n${line}\n`, "| Statement | In a snapshot |", "| --- | --- |");
      if (line === "" || /^(--|##) /.test(line)) continue;
      const [, sql = "", why] = /^(.*?);(?: -- (.*))?$/.exec(line) ?? [];
      roles = [...roles, ...(/^CREATE (?:ROLE|USER|GROUP) (facts_\w+)/.exec(sql)?.slice(1) ?? [])];
      await sqlOn(url, sql.replaceAll("this_database", name));
      const after = await state();
      const changes = changesBetween(before, { ...after, onServer: before.onServer });
      const more = countedIn(before.onServer, after.onServer);
      const isSame = JSON.stringify(filesOf(before)) === JSON.stringify(filesOf(after));
      const seen = changes.length > 0 ? "changed" : more !== "" ? "counted" : isSame ? "nothing" : "changed";
      found.push(`${seen}: ${sql}`);
      expected.push(`${why === undefined ? "changed" : why.startsWith("counted") ? "counted" : "nothing"}: ${sql}`);
      const told = seen === "changed" ? changes.join("; ") : why?.replace(/^counted/, `counted (${more})`);
      lines.push(`| ${code(sql)} | ${cell(seen === "nothing" ? `nothing: ${told}` : (told ?? ""))} |`);
      before = after;
    }
  } finally {
    await sqlOn(url, "ALTER SUBSCRIPTION afar SET (slot_name = NONE)").catch(() => undefined);
    await sqlOn(url, "DROP SUBSCRIPTION afar").catch(() => undefined);
    const others = serverUrl(context);
    await sqlOn(others, "REVOKE ALL ON PARAMETER work_mem FROM facts_reader").catch(() => undefined);
    await sqlOn(others, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    for (const role of roles) await sqlOn(others, `DROP ROLE ${role}`);
    await sqlOn(others, "DROP TABLESPACE IF EXISTS facts_space");
    await sqlOn(others, "DROP DATABASE IF EXISTS facts_other");
  }
  expect(found).toEqual(expected);
  expectGolden(`${lines.join("\n")}\n`, join(root, "docs/statements.md"));
});
