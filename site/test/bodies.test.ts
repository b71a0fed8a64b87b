import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, test } from "vitest";
import { pagesIn, searchIndex, wordsOf } from "./support/files.ts";

const { out } = inject("demoSite");
const source = join(out, "../schema-snapshots/shop");
const pages = new Map(pagesIn(out).map(({ path, markup }) => [path, wordsOf(markup)]));
const index = searchIndex(out);

/** The page on the site of a file, or what says that there is none. */
const page = (path: string) => pages.get(path) ?? `no page ${path}`;

/** Letters and digits alone: Markdown and HTML have each their own marks around them. */
const bare = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, " ").trim();

/** Words of the format: headings, and the language of a block. */
const ours = new Set(["diff", "what", "before", "after", "severity", "rule", "Findings", "Changes"]);

describe("changes", () => {
  const files = readdirSync(join(source, "changes"));
  test.each(files)("%s is on its page, and the search finds it", (file) => {
    const path = `shop/changes/${file.replace("..", "-").replace(/\.md$/, "/")}`;
    const text = readFileSync(join(source, "changes", file), "utf8").replace(/^<!--.*?-->\s*# .*/, "");
    const lines = text
      .replace(/<[^<>]*>/g, " ")
      .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
      .split(/[\n|]/)
      .map((line) => bare(line.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code)).replace(/&[lg]t;/g, " ")))
      .filter((line) => /\w/.test(line) && !ours.has(line));
    expect(lines.length).toBeGreaterThan(3);
    const [shown, found] = [bare(page(path)), bare(index.get(path)?.content ?? "")];
    expect(lines.filter((line) => !shown.includes(line))).toEqual([]);
    expect(lines.filter((line) => !found.includes(line))).toEqual([]);
  });
});

type Facts = {
  name: string;
  signature?: string;
  comment?: string;
  columns?: { name: string; type: string; comment?: string }[];
  values?: string[];
  /** Lines. */
  body?: string[];
  definition?: string[];
};

describe("objects", () => {
  const folder = join(source, "snapshot");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    /^\w[^@]*\/.*\.json$/.test(file),
  );
  test.each(files)("%s is on its page, and the search finds it", (file) => {
    const facts: Facts = JSON.parse(readFileSync(join(folder, file), "utf8"));
    const path = `shop/${file.slice(0, -5).replace(/[^\w~/-]/g, (mark) => `~0${mark.charCodeAt(0).toString(16)}~`)}/`;
    const annotation = join(source, "annotations", file.replace(/\/[^/]*\//, "/").replace(/\.json$/, ".md"));
    const names = [
      facts.name,
      ...(facts.columns ?? []).flatMap(({ name, type }) => [name, type]),
      ...(facts.values ?? []),
    ];
    const comments = existsSync(annotation)
      ? []
      : [facts.comment ?? "", ...(facts.columns ?? []).map(({ comment = "" }) => comment)];
    const code = [facts.body ?? [], facts.definition ?? []].flat();
    const shown = bare(page(path));
    expect([...names, ...comments, ...code].map(bare).filter((words) => !shown.includes(words))).toEqual([]);
    const found = bare(index.get(path)?.content ?? "");
    expect([...names, ...comments].map(bare).filter((words) => !found.includes(words))).toEqual([]);
    expect(index.get(path)?.meta).toMatchObject({ connection: "shop" });
  });
});

describe("schemas", () => {
  const folder = join(source, "snapshot");
  const schemas = readdirSync(folder).filter((name) => /^\w/.test(name) && !name.endsWith(".json"));
  test.each(schemas)("the page of %s lists its objects", (schema) => {
    const names = readdirSync(join(folder, schema), { recursive: true, encoding: "utf8" }).flatMap((file) =>
      file.endsWith(".json") ? [String(JSON.parse(readFileSync(join(folder, schema, file), "utf8")).name)] : [],
    );
    const shown = page(`shop/${schema}/`);
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !shown.includes(name))).toEqual([]);
    expect(names.filter((name) => !page("shop/").includes(name))).toEqual([]);
  });
});

test("no kind of page is left out of this", () => {
  const kinds = new Set([...pages.keys()].map((path) => path.split("/").length));
  // 404.html and the home page, a connection, its changes and schemas, a change, an object.
  expect([...kinds].sort()).toEqual([1, 2, 3, 4, 5]);
  expect(page("")).toContain("Kettle & Pine");
  expect(page("404.html")).toContain("Kettle & Pine");
});
