// Checks what CONTRIBUTING.md says an engine, a rule, a host, … costs: adds a toy of each to a copy of this tree, and nothing else
// than its section names; the copy has to pass the compiler and the module boundaries, and the toys have to work.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { copyTree } from "./copy-tree.ts";
import { engine } from "./costs/engine.ts";
import { host } from "./costs/host.ts";
import { key } from "./costs/key.ts";
import { output } from "./costs/output.ts";
import { rule } from "./costs/rule.ts";
import { tool } from "./costs/tool.ts";
import type { Toy } from "./costs/toy.ts";

const toys = { engine, tool, rule, output, host, key };
const root = resolve(import.meta.dirname, "..");
const contributing = readFileSync(join(root, "CONTRIBUTING.md"), "utf8");
const problems: string[] = [];

/** The files that a section says must be written: those with which the items of its list begin. */
function said(section: string): string[] {
  const [, text = ""] = new RegExp(`^## ${section}\\n([\\s\\S]*?)(?=^## )`, "m").exec(contributing) ?? [];
  return [...text.matchAll(/^(?:\d+\.|-) `([^`]+)`/gm)].map(([, path = ""]) => path);
}

/** Whether a path is one that `orders/<name>.ts` or `orders/<name>/` means. */
const means = (pattern: string, path: string) =>
  new RegExp(
    `^${pattern.replace(/[.+]/g, "\\$&").replace(/<[^>]+>/g, "[^/]+")}${pattern.endsWith("/") ? "" : "$"}`,
  ).test(path);

function compare({ section, files, additions }: Toy): void {
  const costs = said(section);
  const touched = [...Object.keys(files), ...Object.keys(additions)];
  for (const path of touched)
    if (!costs.some((one) => means(one, path))) problems.push(`"${section}" does not name ${path}`);
  for (const one of costs)
    if (!touched.some((path) => means(one, path))) problems.push(`"${section}" names ${one}, which it does not need`);
}

function add(copy: string, { files, additions }: Toy): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    writeFileSync(join(copy, path), text);
  }
  for (const [path, all] of Object.entries(additions)) {
    let text = readFileSync(join(copy, path), "utf8");
    for (const [after, more] of all) {
      if (text.split(after).length !== 2) problems.push(`${path} does not have once: ${after.trim()}`);
      text = text.replace(after, () => after + more);
    }
    writeFileSync(join(copy, path), text);
  }
}

function check(copy: string, what: string, command: string, prints?: RegExp): void {
  const { status, stdout, stderr } = spawnSync("sh", ["-c", command], { cwd: copy, encoding: "utf8" });
  const said = stdout + stderr;
  if (prints ? !prints.test(said) : status !== 0)
    problems.push(`${what}:\n${said.trim().split("\n").slice(-20).join("\n")}`);
}

const copy = copyTree(root, "schemalog-costs-");
try {
  for (const toy of Object.values(toys)) {
    compare(toy);
    add(copy, toy);
  }
  check(copy, "the compiler refuses it", "npx tsc -p tsconfig.json");
  check(copy, "a module boundary is crossed", "npx depcruise generator/src action/src");
  for (const { section, proof } of Object.values(toys))
    check(copy, `"${section}" does not work`, proof.command, proof.prints);
} finally {
  rmSync(copy, { recursive: true, force: true });
}
for (const { section, files, additions } of Object.values(toys)) {
  const lines = Object.values(additions).flat().length;
  console.log(
    `${section}: ${Object.keys(files).length} new files, ${lines} additions in ${Object.keys(additions).length} others`,
  );
}
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
