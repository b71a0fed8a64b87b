import { execFileSync } from "node:child_process";
import { expect, inject, test } from "vitest";
import { openCrawled } from "../src/open.ts";
import { pagesIn, wordsOf } from "./support/files.ts";
import { workspace } from "./support/sites.ts";

const { out } = inject("demoSite");
const pages = new Map(pagesIn(out).map(({ path, markup }) => [path, markup]));
const changes = [...pages].filter(([path]) => /^shop\/changes\/./.test(path));
const page = (path: string) => pages.get(path) ?? "";
const titled = (title: string) =>
  changes.find(([, markup]) => new RegExp(`<h1[^>]*>${RegExp.escape(title)}`).test(markup))?.[1] ?? "";
const linksIn = (markup: string) => [...markup.matchAll(/ href="([^"#]*)[^"]*"/g)].map(([, href]) => href);

test("each since, each line of a history and each latest change leads to the page of its change", () => {
  const orders = page("shop/shop/tables/orders/");
  const days = [...orders.matchAll(/(<a href="([^"]*)">)?<time /g)].map(([, , href]) => href);
  const history = orders.slice(orders.indexOf('<h2 id="history">'));
  const subjects = [...history.matchAll(/<span class="subject">(?:<a href="([^"]*)">)?/g)].map(([, href]) => href);
  const lines = [...history.matchAll(/<ul>.*?<\/ul>/gs)].flatMap(([list]) =>
    [...list.matchAll(/<li>(?:<a href="([^"]*)">)?/g)].map(([, href]) => href),
  );
  const latest = [...page("").matchAll(/<ol class="timeline changes">.*?<\/ol>/gs)].flatMap(([list]) => linksIn(list));
  for (const list of [days.slice(0, 2), subjects, lines, latest]) {
    expect(list.length).toBeGreaterThan(1);
    for (const href of list) expect(pages.has(href?.slice(1) ?? "none"), href).toBe(true);
  }
});

test("from the oldest change one comes to all others, and back", () => {
  const step = (rel: string, markup: string) => new RegExp(`<a rel="${rel}" href="/([^"]*)"`).exec(markup)?.[1];
  const seen: string[] = [];
  let at = changes.find(([, markup]) => step("prev", markup) === undefined)?.[0];
  while (at !== undefined && !seen.includes(at)) {
    seen.push(at);
    const next = step("next", page(at));
    if (next !== undefined) expect(step("prev", page(next))).toBe(at);
    at = next;
  }
  expect(seen.length).toBe(changes.length);
});

test("a change says who, when and how bad; its findings lead to what they are about", () => {
  const markup = titled("Add coupons, shipments and returns (#36)");
  expect(wordsOf(/<p class="where">.*?<\/p>/s.exec(markup)?.[0] ?? "")).toBe(
    "2025-05-20 Tomás Herrera (#36) 9 changes 1 breaking",
  );
  const findings = markup.slice(markup.indexOf('<h2 id="findings">'), markup.indexOf('<h2 id="changes">'));
  expect(findings).toContain('<span class="badge breaking">breaking</span>');
  expect(findings).toContain(
    '<a href="/shop/shop/tables/cart_items/#column-cart_id">shop.cart_items.cart_id</a> is renamed from basket_id',
  );
  // What is gone leads to what it was a part of.
  expect(findings).toContain('<a href="/shop/shop/tables/cart_items/">shop.cart_items');
});

test("before and after have each their colour, on a line and in a text", () => {
  const markup = titled("Use what PostgreSQL 18 brings (#64)");
  expect(markup).toMatch(/<code class="before">[^<]+<\/code><\/td><td><code class="after">/);
  expect(changes.some(([, text]) => /<span class="before">-.*?<span class="after">\+/s.test(text))).toBe(true);
});

test.each([
  ["git@github.com:acme/shop.git", undefined, "https://github.com/acme/shop"],
  ["https://token@gitlab.com/acme/shop.git", undefined, "https://gitlab.com/acme/shop"],
  ["git@github.com:acme/shop.git", "https://git.example.com/x", "https://git.example.com/x"],
  ["/srv/shop.git", undefined, undefined],
])("the remote %s and the config's %s: commits are at %s", async (remote, configured, repository) => {
  const site = configured === undefined ? "" : `site: { repository: "${configured}" }\n`;
  const cwd = workspace({
    "schemalog.yml": `connections: { shop: { url: env:SHOP } }\n${site}`,
    "schema-snapshots/shop/snapshot/database.json": '{ "format": 1, "engine": "postgres", "schemas": [] }\n',
  });
  execFileSync("git", ["init", "-q"], { cwd });
  execFileSync("git", ["remote", "add", "origin", remote], { cwd });
  const { config } = await openCrawled({ cwd });
  expect(config.site.repository).toBe(repository);
});
