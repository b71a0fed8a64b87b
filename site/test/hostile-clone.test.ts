import { execFileSync } from "node:child_process";
import { cpSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { repositoryRoot, workspace } from "./support/sites.ts";

// PostCSS takes it for settings and for a plugin.
const common = `require("fs").appendFileSync(process.env.RAN, __filename + "\\n");
module.exports = Object.assign(() => ({ postcssPlugin: "x", plugins: [] }), { postcss: true });`;
const module =
  'import fs from "node:fs"; fs.appendFileSync(process.env.RAN, import.meta.url + "\\n"); export default {};';
const image = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>';

/** All that Astro and what it is made of look for in a project. */
const lookedFor = {
  "package.json":
    '{ "workspaces": ["*"], "postcss": { "plugins": { "./plugin.cjs": {} } }, "imports": { "#*": "./module.mjs" } }',
  "pnpm-workspace.yaml": "packages: []\n",
  "lerna.json": "{}",
  "tsconfig.json": '{ "compilerOptions": { "baseUrl": ".", "paths": { "*": ["./module.mjs"] } } }',
  "jsconfig.json": '{ "compilerOptions": { "baseUrl": ".", "paths": { "*": ["./module.mjs"] } } }',
  ".browserslistrc": "extends ./plugin.cjs\n",
  ".env": "NODE_ENV=development\nVITE_USER_NODE_ENV=development\nPUBLIC_RAN=1\n",
  "public/canary.txt": "",
  "astro.json": "{}",
  ...Object.fromEntries(
    ["plugin", "postcss.config", ".postcssrc", "tailwind.config", "babel.config", ".pnp"].map((name) => [
      `${name}.cjs`,
      common,
    ]),
  ),
  ...Object.fromEntries(
    [
      "module.mjs",
      "astro.config.mjs",
      "vite.config.mjs",
      "rolldown.config.mjs",
      "svelte.config.mjs",
      "ec.config.mjs",
      ".pnp.loader.mjs",
      "content.config.mjs",
      "src/content.config.mjs",
      "app/content.config.mjs",
      "src/live.config.mjs",
      "src/middleware.mjs",
      "src/pages/canary.mjs",
    ].map((name) => [name, module]),
  ),
};

/** A repository in which schemalog is installed; its packages are the built ones. */
function clone(files: Record<string, string>): string {
  // Beside the packages: Astro takes a path from another folder of the disk's root for one in the project.
  const beside = join(repositoryRoot, ".build");
  mkdirSync(beside, { recursive: true });
  const database = '{ "format": 1, "engine": "postgres", "schemas": [{ "name": "public" }] }\n';
  const folder = workspace({ "schema-snapshots/shop/snapshot/database.json": database, ...files }, beside);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const modules = join(repositoryRoot, "node_modules");
  const installed = join(folder, "node_modules/@schemalog/site");
  mkdirSync(installed, { recursive: true });
  for (const name of ["app", "dist", "public", "package.json", "tsconfig.json"])
    cpSync(join(repositoryRoot, "site", name), join(installed, name), { recursive: true });
  const nested = join(repositoryRoot, "site/node_modules");
  if (existsSync(nested)) symlinkSync(nested, join(installed, "node_modules"));
  for (const name of readdirSync(modules).filter((one) => one !== "@schemalog" && !one.startsWith(".")))
    symlinkSync(join(modules, name), join(folder, "node_modules", name));
  return folder;
}

/** Each file and folder, and when it was last changed: a folder is where anything in it comes or goes. */
const statesOf = (folder: string) =>
  ["", ...readdirSync(folder, { recursive: true, encoding: "utf8" })]
    .map((name) => [name, lstatSync(join(folder, name)).mtimeMs])
    .sort();

const script = `
  const { build, dev } = await import("@schemalog/site");
  const server = await dev({ cwd: ".", port: 0 });
  await (await fetch(server.url)).text();
  const { status } = await fetch(server.url + "@fs" + process.cwd() + "/schemalog.yml");
  await server.stop();
  await build({ cwd: ".", out: process.env.OUT });
  console.log(status);
  process.exit();
`;

test.each([
  { what: "a query", logo: "x.mjs?x.svg", files: { "x.mjs": module, "x.mjs?x.svg": image } },
  { what: "a folder with a query", logo: "x.mjs?x/logo.svg", files: { "x.mjs": module, "x.mjs?x/logo.svg": image } },
])("a clone runs, writes and hands out nothing: $what in site.logo, and all that is looked for", ({ logo, files }) => {
  const outside = workspace({});
  const cwd = clone({
    ...lookedFor,
    ...files,
    "schemalog.yml": `connections: { shop: { url: env:SHOP } }\nsite: { logo: "${logo}" }\n`,
    "pagefind.toml": `logfile = "${outside}/log"\nverbose = true\n`,
  });
  const installed = join(cwd, "node_modules/@schemalog/site");
  const before = statesOf(installed);
  const ran = join(outside, "ran");
  const out = join(outside, "site");
  // As on most machines: temporary files are below another folder of the root than the package.
  const elsewhere = workspace({}, existsSync("/dev/shm") ? "/dev/shm" : undefined);
  onTestFinished(() => rmSync(elsewhere, { recursive: true, force: true }));
  const env = { ...process.env, RAN: ran, OUT: out, NODE_ENV: "", TMPDIR: elsewhere };
  const said = execFileSync(process.execPath, ["--input-type=module", "-e", script], { cwd, env, encoding: "utf8" });
  expect.soft(existsSync(ran) ? readFileSync(ran, "utf8") : "").toBe("");
  expect.soft(existsSync(join(outside, "log"))).toBe(false);
  expect.soft(statesOf(installed)).toEqual(before);
  expect.soft(readdirSync(elsewhere)).toEqual([]);
  expect.soft(said.trim()).toBe("403");
  expect.soft(existsSync(join(out, "canary.txt"))).toBe(false);
  expect.soft(readdirSync(join(out, "_astro")).filter((name) => name.endsWith(".svg"))).toHaveLength(1);
});
