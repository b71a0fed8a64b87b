import { spawnSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { copyTree } from "../../../scripts/copy-tree.ts";

const root = resolve(import.meta.dirname, "../../..");

/** Each wall of .dependency-cruiser.cjs, and a file that breaks it. */
const crossings: Record<string, [file: string, text: string]> = {
  "no-circular": ["generator/src/jobs/about.ts", 'export { round } from "./round.ts";'],
  "core-is-pure": ["generator/src/core/impure.ts", 'import "node:fs";'],
  "core-loads-no-driver": ["generator/src/core/driven.ts", 'import "pg";'],
  "core-knows-nothing-above-it": ["generator/src/core/upward.ts", 'import "../jobs/index.ts";'],
  "comparing-goes-through-review": ["generator/src/commands/aside.ts", 'import "../core/diff/index.ts";'],
  "few-start-processes": ["generator/src/commands/starts.ts", 'import "node:child_process";'],
  "engines-through-the-registry": ["generator/src/commands/knows.ts", 'import "../engines/postgres/index.ts";'],
  "public-api-only": ["action/src/inside.ts", 'import "../../generator/src/jobs/index.ts";'],
  "not-to-dev-dep": ["generator/src/tested.ts", 'import "fast-check";'],
  "not-to-unresolvable": ["generator/src/lost.ts", 'import "./nowhere.ts";'],
};

/** Each rule of check-house.ts: what it says of a file. */
const habits: [says: string, file: string, text: string][] = [
  ["401 lines, over 400", "generator/src/long.ts", "\n".repeat(400)],
  ["an engine's name outside engines/", "generator/src/jobs/named.ts", 'export const name = "postgres";'],
  ["a word of PostgreSQL's outside", "generator/src/record/catalog.ts", 'export const table = "pg_class";'],
  ["a word of PostgreSQL's outside", "generator/src/record/sql.ts", "export const sql = `DISCARD ALL`;"],
  ["a word of PostgreSQL's outside", "generator/src/record/code.ts", 'export const code = "42501";'],
  ["process.exit outside", "generator/src/record/exit.ts", "process.exit(1);"],
  ["a clock, random number or process", "generator/src/core/clock.ts", "export const now = () => Date.now();"],
];

let copy: string;
let cruised: string;
let checked: string;
beforeAll(() => {
  copy = copyTree(root, "schemalog-walls-");
  for (const [file, text] of Object.values(crossings)) writeFileSync(join(copy, file), `${text}\n`);
  for (const [, file, text] of habits) writeFileSync(join(copy, file), `${text}\n`);
  writeFileSync(join(copy, "generator/src/jobs/round.ts"), 'export { round } from "./about.ts";\n');
  const run = (command: string, ...args: string[]) => {
    const { stdout, stderr } = spawnSync(command, args, { cwd: copy, encoding: "utf8" });
    return stdout + stderr;
  };
  run("git", "init", "-q");
  cruised = run(process.execPath, "node_modules/.bin/depcruise", "generator/src", "action/src");
  checked = run(process.execPath, "scripts/check-house.ts");
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

test.each(Object.entries(crossings))("%s", (wall, [file]) => {
  expect(cruised.split("\n").filter((line) => line.includes(`error ${wall}:`) && line.includes(file))).not.toEqual([]);
});

test.each(habits)("%s: %s", (says, file) => {
  expect(checked.split("\n").filter((line) => line.startsWith(file) && line.includes(says))).not.toEqual([]);
});
