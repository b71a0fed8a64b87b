import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, test } from "vitest";
import { pagesIn, sites } from "./support/files.ts";

const decode = (text: string) =>
  text.replace(
    /&(amp|lt|gt|quot|#39);/g,
    (_, name: string) => ({ amp: "&", lt: "<", gt: ">", quot: '"' })[name] ?? "'",
  );

describe.each(sites())("the site $name", ({ out, base }) => {
  const pages = pagesIn(out);

  test("every link and every file that a page asks for is there, and every anchor", () => {
    const ids = new Map(
      pages.map(({ path, markup }) => [
        path,
        new Set([...markup.matchAll(/ id="([^"]*)"/g)].map(([, id = ""]) => decode(id))),
      ]),
    );
    const broken: string[] = [];
    for (const { path, markup } of pages) {
      for (const [, value = ""] of markup.matchAll(/ (?:href|src)="([^"]*)"/g)) {
        const url = new URL(decode(value), `http://site${base}${path}`);
        if (url.host !== "site") continue;
        const file = url.pathname.startsWith(base) ? decodeURIComponent(url.pathname.slice(base.length)) : undefined;
        const anchor = decodeURIComponent(url.hash.slice(1));
        const isThere =
          file !== undefined &&
          (file === "" || file.endsWith("/") ? ids.has(file) : existsSync(join(out, file))) &&
          (anchor === "" || anchor === "_top" || ids.get(file)?.has(anchor));
        if (!isThere) broken.push(`${path}: ${value}`);
      }
    }
    expect(pages.length).toBeGreaterThan(10);
    expect(broken).toEqual([]);
  });

  test("no page of an object is heavier than 40 kB", () => {
    const heavy = pages
      .filter(({ path }) => path.split("/").length > 3)
      .map(({ path, markup }) => ({ path, bytes: Buffer.byteLength(markup) }))
      .filter(({ bytes }) => bytes > 40_000);
    expect(heavy).toEqual([]);
  });

  test("no table has a column that is empty on all rows", () => {
    const empty = pages.flatMap(({ path, markup }) =>
      [...markup.matchAll(/<table[\s\S]*?<\/table>/g)].flatMap(([table]) => {
        const rows = table.split("<tbody>")[1]?.split("</tr>").slice(0, -1) ?? [];
        const cells = rows.map((row) => [...row.matchAll(/<t[dh][^>]*>([\s\S]*?)<\/t[dh]>/g)].map(([, cell]) => cell));
        const headings = [...table.matchAll(/<th scope="col">([\s\S]*?)<\/th>/g)].map(([, heading]) => heading);
        return headings.flatMap((heading, index) =>
          rows.length > 0 && cells.every((row) => row[index] === "") ? [`${path}: ${heading}`] : [],
        );
      }),
    );
    expect(empty).toEqual([]);
  });

  test("every object's page leads to its schema and its connection", () => {
    const objects = pages.filter(({ path }) => path.split("/").length === 5);
    expect(objects.length).toBeGreaterThan(3);
    for (const { path, markup } of objects) {
      const crumbs = /<nav class="crumbs"[\s\S]*?<\/nav>/.exec(markup)?.[0] ?? "";
      const links = [...crumbs.matchAll(/ href="([^"]*)"/g)].map(([, href]) => href);
      const [connection, schema] = path.split("/");
      const folder = schema === "changes" ? "changes~" : schema;
      expect(links).toEqual([`${base}${connection}/`, `${base}${connection}/${folder}/`, `${base}${path}`]);
    }
  });

  test("no page names a folder of the machine that built it", () => {
    for (const { markup } of pages) expect(markup).not.toContain(join(out, ".."));
  });
});

test("what a statement or a comment holds is text, and never markup", () => {
  const markup = pagesIn(inject("hostileSite").out).map((page) => page.markup);
  for (const text of markup) {
    // Values of attributes may hold anything but their quotes.
    const outside = text.replace(/"[^"]*"/g, '""');
    expect(outside).not.toMatch(/<[^<>]*pwned/i);
    expect(outside).not.toMatch(/<script>[^<]*pwned/i);
    expect(text).not.toMatch(/(?:href|src)="\s*javascript:/i);
  }
  expect(markup.some((text) => text.includes("&lt;script&gt;window.pwned=9&lt;/script&gt;"))).toBe(true);
});
