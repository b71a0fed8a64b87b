import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { bundled, publishable } from "../../scripts/bundled.ts";

const packageRoot = join(import.meta.dirname, "..");
const repositoryRoot = join(packageRoot, "..");
const env = { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}`, NO_COLOR: "1" };
const packed = z.array(z.object({ filename: z.string(), files: z.array(z.object({ path: z.string() })) })).length(1);

let folder: string;
let files: string[];

function run(program: string, args: string[], cwd = folder): string {
  return execFileSync(program, args, { cwd, env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "schemalog-package-"));
  // A module that is gone since the last build: the compiler leaves it, the package must not have it.
  writeFileSync(join(packageRoot, "dist/gone.js"), "");
  run("npm", ["run", "-s", "build:generator"], repositoryRoot);
  const args = ["pack", "--json", "--ignore-scripts", "--workspace", "schemalog", "--pack-destination", folder];
  const [tarball] = packed.parse(JSON.parse(run("npm", args, repositoryRoot)));
  files = tarball?.files.map(({ path }) => path) ?? [];
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true }));
  const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
  // As a release writes it.
  run("tar", ["xzf", tarball?.filename ?? ""]);
  const manifest = join(folder, "package/package.json");
  writeFileSync(manifest, JSON.stringify(publishable(JSON.parse(readFileSync(manifest, "utf8")))));
  run("npm", ["pack", "--ignore-scripts", "./package"]);
  run("npm", ["install", "--prefer-offline", ...quiet, `./${tarball?.filename}`]);
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the package holds what it needs: compiled modules, templates, docs of the rules, JSON Schemas", () => {
  const expected = {
    "": ["LICENSE", "README.md", "package.json"],
    bin: ["bin/schemalog.js"],
    cluster: ["dist/cluster.tar.zst"],
    notices: ["dist/NOTICES.txt"],
    "dist/templates": below("templates").map((path) => `dist/templates/${path}`),
    docs: below("generator/docs").map((path) => `docs/${path}`),
    schema: below("generator/schema").map((path) => `schema/${path}`),
  };
  const isBundle = (path: string) => /^dist\/[\w-]+\.js$/.test(path);
  const isType = (path: string) => path.endsWith(".d.ts");
  const others = files.filter((path) => !isBundle(path) && !isType(path));
  expect(others.sort()).toEqual(Object.values(expected).flat().sort());
  // Of the types those that index.d.ts leads to, which `npm run check:package` follows.
  const types = below("generator/src").map((path) => `dist/${path.replace(/\.ts$/, ".d.ts")}`);
  expect(types).toEqual(expect.arrayContaining(files.filter(isType)));
  expect(files).toEqual(expect.arrayContaining(["dist/index.d.ts", "dist/core/model/database.d.ts"]));
  expect(files).not.toContain("dist/engines/postgres/connection.d.ts");
  const bundle = files.filter(isBundle);
  expect(bundle).toEqual(expect.arrayContaining(["dist/cli.js", "dist/index.js", "dist/sandboxed.js"]));
  expect(bundle).not.toContain("dist/gone.js");
  expect(readFileSync(join(packageRoot, "LICENSE"), "utf8")).toBe(
    readFileSync(join(repositoryRoot, "LICENSE"), "utf8"),
  );
});

/** Files below a folder of the repository. */
function below(dir: string): string[] {
  return readdirSync(join(repositoryRoot, dir), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(repositoryRoot, dir).length + 1));
}

test("what is bundled is not installed beside it, has its licence in the notices, and all takes at most 80 MB", () => {
  const sizeOf = (dir: string): number =>
    readdirSync(dir, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
  const modules = join(folder, "node_modules");
  const megabytes = sizeOf(modules) / 2 ** 20;
  console.log(`installed: ${megabytes.toFixed(0)} MB`);
  expect(megabytes).toBeLessThan(80);
  const notices = readFileSync(join(modules, "schemalog/dist/NOTICES.txt"), "utf8");
  for (const name of bundled) expect(notices).toContain(`\n${name} `);
  for (const name of ["@aws-sdk", "mysql2", "pg"]) expect(existsSync(join(modules, name)), name).toBe(false);
  expect(notices).toContain("Permission is hereby granted, free of charge");
});

test("its chunks are quickly read: ASCII alone, and no module of Node's is imported or required whole", () => {
  const dist = join(folder, "node_modules/schemalog/dist");
  const whole = /\b(?:__require\(|from|import)\s?[`"](?:node:[\w/]+|fs|crypto|net|tls|stream|util|events|dns)[`"]/;
  const chunks = readdirSync(dist).filter((name) => name.endsWith(".js") && name !== "sandboxed.js");
  expect(chunks.length).toBeGreaterThan(50);
  for (const name of chunks) {
    const code = readFileSync(join(dist, name), "latin1");
    expect(/[^\0-\x7f]/.exec(code)?.index, name).toBeUndefined();
    expect(whole.exec(code)?.[0], name).toBeUndefined();
  }
});

test("its command runs elsewhere: help, crawl of migrations, docs", () => {
  expect(run("npx", ["--no-install", "schemalog", "--help"])).toMatch(/Usage: schemalog .*^ +crawl /ms);
  writeFileSync(join(folder, "001_init.sql"), "CREATE TABLE notes (id int PRIMARY KEY, body text NOT NULL);");
  writeFileSync(join(folder, "schemalog.yml"), "connections:\n  app:\n    migrations: 001_init.sql\n");
  expect(run("npx", ["--no-install", "schemalog", "crawl"])).toBe(
    "app: 1 object, 4 files written, 0 deleted (schema-snapshots/app/snapshot)\n",
  );
  run("npx", ["--no-install", "schemalog", "docs"]);
  expect(existsSync(join(folder, "schema-snapshots/app/docs/public/tables/notes.md"))).toBe(true);

  const code = `import("schemalog").then(async ({ readSnapshot }) => {
    const { objects } = await readSnapshot("schema-snapshots/app/snapshot");
    console.log(objects[0].name, objects[0].columns.length);
  })`;
  expect(run("node", ["-e", code])).toBe("notes 2\n");
}, 120_000);
