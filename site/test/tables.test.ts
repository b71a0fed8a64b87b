import type { Cell, Section } from "schemalog";
import { expect, inject, test } from "vitest";
import { sectionHtml } from "../src/html/sections.ts";
import { pagesIn, wordsOf } from "./support/files.ts";

const pages = new Map(pagesIn(inject("demoSite").out).map(({ path, markup }) => [path, markup]));
const page = (path: string) => pages.get(path) ?? `no page ${path}`;
const tableOf = (markup: string, id: string) => markup.split(`<h2 id="${id}">`)[1]?.split("</table>")[0] ?? "";
const headings = (table: string) => [...table.matchAll(/<th scope="col">([^<]*)/g)].map(([, heading]) => heading);
const rowOf = (table: string, id: string) => new RegExp(`<tr id="${id}">.*?</tr>`, "s").exec(table)?.[0] ?? "";

const code = (text: string): Cell => [{ text, code: true }];
const referring = (count: number, column: string) =>
  Array.from({ length: count }, (_, index) => ({ cells: [code(`app.t${index}`), code(column), code("id")] }));

test("117 tables that refer in the same way are one row that opens; others are not folded", () => {
  const section: Section = {
    id: "referenced-by",
    title: "Referenced by",
    table: {
      headings: ["Table", "Its columns", "Columns here"],
      rows: [...referring(117, "tenant"), ...referring(3, "owner")],
    },
  };
  const { markup } = sectionHtml(section, () => "/");
  expect(markup.match(/<tr>/g)).toHaveLength(1 + 1 + 3);
  expect(markup).toContain("<summary>117 tables</summary>");
  for (const { cells } of referring(117, "tenant")) expect(markup).toContain(`<code>${cells[0]?.[0]?.text}</code>`);
  // Arguments of a routine may well be alike.
  const { markup: others } = sectionHtml({ ...section, id: "arguments" }, () => "/");
  expect(others.match(/<tr>/g)).toHaveLength(1 + 120);
});

test("what is folded says how much it is, and one is one", () => {
  const of = (count: number) => {
    const rows = referring(count, "a");
    return sectionHtml(
      { id: "options", title: "Options", folded: true, table: { headings: ["a", "b", "c"], rows } },
      () => "/",
    ).markup;
  };
  expect(of(1)).toContain("<summary>1 option</summary>");
  expect(of(2)).toContain("<summary>2 options</summary>");
});

test("a description comes before the default, and what is empty does not come", () => {
  const columns = tableOf(page("shop/shop/tables/orders/"), "columns");
  expect(headings(columns)).toEqual(["Column", "Type", "Description", "Null", "Default", "Since"]);
  expect(headings(tableOf(page("shop/shop/enums/discount_kind/"), "values"))).toEqual(["Value"]);
});

test("who made a table stands in its head, and in rows only where it was somebody else", () => {
  const markup = page("shop/shop/tables/customers/");
  expect(wordsOf(/<span class="created">.*?<\/p>/s.exec(markup)?.[0] ?? "")).toBe(
    "since 2024-09-03 Mara Lindqvist (#1), last changed 2025-06-24 Mara Lindqvist (#40)",
  );
  const columns = tableOf(markup, "columns");
  expect(rowOf(columns, "column-id")).not.toContain('class="since"');
  expect(wordsOf(rowOf(columns, "column-locale"))).toContain("2025-06-24 Mara Lindqvist (#40)");
});

test("the values of an enum stand at its columns, and in the lists of objects", () => {
  const values = "pending · paid · shipped · delivered · returned · cancelled";
  const columns = tableOf(page("shop/shop/tables/orders/"), "columns");
  expect(wordsOf(rowOf(columns, "column-status"))).toContain(values);
  expect(wordsOf(page("shop/shop/"))).toContain(values);
  expect(wordsOf(page("shop/"))).toContain(values);
});

test("the home page says what to start with, what broke, and what happened", () => {
  const home = page("");
  const [, start = "", broke = "", latest = ""] =
    /<h3>Start with<\/h3>(.*?)<h3>Broke lately<\/h3>(.*?)<h3>Latest changes<\/h3>(.*)/s.exec(home) ?? [];
  expect(wordsOf(start)).toMatch(/^shop\.orders used by 10/);
  expect(broke.match(/<li>/g)).toHaveLength(broke.match(/badge breaking/g)?.length ?? 0);
  expect(wordsOf(broke)).toContain("Close the hole in the policies of tickets (#74)");
  expect(wordsOf(latest)).toContain("Keep double-entry books (#71)");
});
