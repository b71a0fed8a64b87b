import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/**
 * Scripts that run in order on what `base` makes, and whether one ought to be objected to, as far as `rule` goes; `apart`
 * where their statements may be examples that can't follow one another, and `excused` the codes that other rules would say.
 */
export type SuiteCase = {
  name: string;
  rule: string;
  expected: boolean;
  base: string[];
  scripts: string[];
  apart?: true;
  excused?: string[];
};

const bad = /^(violations?|unsafe|bad|fail(ing|s|ures?)?|risky|dangerous|invalid|incorrect|errors?)$/i;
const good = /^(ok|safe|good|pass(ing|es)?|valid|correct|clean)$/i;
/** Files that make what the others of their folder, and of those below it, build on. */
const bases = /^(base|setup|schema|before|fixtures?|init)\.sql$/i;

/**
 * The cases in a folder: `rule/violation/x.sql`, `unsafe/x.sql`, `rule/bad.sql`, `rule/good/1.sql` and the like. Files that are
 * called by numbers alone, and parts of a file below lines like `-- 2.sql`, follow one another.
 */
export function suiteCases(root: string): SuiteCase[] {
  const all = readdirSync(root, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".sql"))
    .sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
  const text = (path: string) => readFileSync(join(root, path), "utf8");
  const files = all.filter((path) => !bases.test(basename(path)) && verdictOf(path) !== undefined);
  const groups = Map.groupBy(files, (path) => (/^\d+\.sql$/.test(basename(path)) ? dirname(path) : path));
  return [...groups].map(([name, paths]) => ({
    ...{ name, rule: ruleOf(paths[0]!), expected: verdictOf(paths[0]!) === "bad" },
    base: all.filter((path) => bases.test(basename(path)) && isAbove(dirname(path), name)).map(text),
    scripts: paths.flatMap((path) => partsOf(text(path))),
  }));
}

/** As the nearest folder says; where none does, as the file's name begins or ends. */
function verdictOf(path: string): "bad" | "good" | undefined {
  const folders = dirname(path).split("/").toReversed();
  const name = basename(path, ".sql");
  const words = name.split(/[-_.]/).filter((word) => !/^\d*$/.test(word));
  for (const word of [...folders, name, words.at(0) ?? "", words.at(-1) ?? ""]) {
    if (bad.test(word)) return "bad";
    if (good.test(word)) return "good";
  }
  return undefined;
}

/** The folder that says no verdict; where there is none, the file's name. */
function ruleOf(path: string): string {
  const folders = dirname(path).split("/");
  const named = folders.filter((word) => word !== "." && !bad.test(word) && !good.test(word)).at(-1);
  return named ?? basename(path, ".sql").replace(/^[a-z]?\d+[-_]/i, "");
}

const isAbove = (folder: string, path: string) => folder === "." || path === folder || path.startsWith(`${folder}/`);

const partsOf = (sql: string) =>
  sql
    .split(/^--\s*[\w./-]+\.sql[ \t]*$/m)
    .filter((part, index, parts) => index > 0 || parts.length === 1 || /^\s*[^-\s]/m.test(part));
