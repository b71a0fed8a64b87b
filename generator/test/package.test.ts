import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
let folder: string;
const run = (file: string, args: string[]) => execFileSync(file, args, { cwd: folder, encoding: "utf8" });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "schemalog-package-"));
  execFileSync("npm", ["pack", "--workspace", "schemalog", "--pack-destination", folder], { cwd: root });
  const tarball = readdirSync(folder).find((file) => file.endsWith(".tgz"));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  run("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error", `./${tarball}`]);
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the packed package installs elsewhere and its command runs", () => {
  writeFileSync(join(folder, "001_init.sql"), "CREATE TABLE notes (id int PRIMARY KEY, body text NOT NULL);");
  writeFileSync(join(folder, "schemalog.yml"), "connections:\n  app:\n    migrations: 001_init.sql\n");
  run("npx", ["--no-install", "schemalog", "crawl"]);
  run("npx", ["--no-install", "schemalog", "docs"]);
  expect(readdirSync(join(folder, "schema-snapshots/app/snapshot/public/tables"))).toEqual(["notes.json"]);
  expect(readdirSync(join(folder, "schema-snapshots/app/docs/public/tables"))).toEqual(["notes.md"]);
});

test("the packed package can be imported, and holds nothing but what it needs", () => {
  const names = run("node", ["-e", "import('schemalog').then((m) => console.log(Object.keys(m).join(' ')))"]);
  expect(names).toContain("SchemalogError");
  expect(readdirSync(join(folder, "node_modules/schemalog")).sort()).toEqual(
    ["LICENSE", "README.md", "bin", "dist", "docs", "package.json", "schema"].sort(),
  );
});
