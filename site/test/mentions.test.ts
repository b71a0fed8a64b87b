import type { Link, Places } from "schemalog";
import { expect, test } from "vitest";
import { html } from "../src/html/html.ts";
import { withMentions } from "../src/html/mentions.ts";

const known: Record<string, Link> = {
  "shop.orders": { stem: "shop/tables/orders" },
  "shop.orders.status": { stem: "shop/tables/orders", anchor: "column-status" },
  '"Shop"."a ""b"" <i>.c"': { stem: "x" },
  "shop.f(integer, text)": { stem: "f" },
  "main.`order items`": { stem: "y" },
  "dbo.[Order Items]": { stem: "z" },
};
const places: Places = {
  of: () => undefined,
  named: (parts) => known[parts.join(".")] ?? (parts.length === 3 ? known[parts.slice(0, 2).join(".")] : undefined),
};
const urlOf = ({ stem, anchor }: Link) => `/${stem}/${anchor === undefined ? "" : `#${anchor}`}"<`;
const mentioned = (text: string) => withMentions(html`${text}`, places, urlOf).markup;
const link = (url: string, text: string) => `<a href="${url}&quot;&lt;">${text}</a>`;

test.each([
  ["a table", "table shop.orders is dropped", `table ${link("/shop/tables/orders/", "shop.orders")} is dropped`],
  ["a column", "shop.orders.status.", `${link("/shop/tables/orders/#column-status", "shop.orders.status")}.`],
  ["a column that is gone", "shop.orders.fax", link("/shop/tables/orders/", "shop.orders.fax")],
  ["a routine", "shop.f(integer, text) is", `${link("/f/", "shop.f(integer, text)")} is`],
  ["a table before a bracket", "shop.orders(id)", `${link("/shop/tables/orders/", "shop.orders")}(id)`],
  ["a quoted name", '"Shop"."a ""b"" <i>.c"', link("/x/", html`${'"Shop"."a ""b"" <i>.c"'}`.markup)],
  ["a name in backticks", "view main.`order items` is", `view ${link("/y/", "main.`order items`")} is`],
  ["a name in brackets", "dbo.[Order Items].id", link("/z/", "dbo.[Order Items].id")],
  [
    "a name within a longer one",
    "myshop.orders shop.orders2 db/shop.orders",
    "myshop.orders shop.orders2 db/shop.orders",
  ],
  ["what is unknown", "shop.customers 1.5 e.g. x.y", "shop.customers 1.5 e.g. x.y"],
])("%s", (_, text, markup) => expect(mentioned(text)).toBe(markup));

test("links and attributes stay as they are", () => {
  const markup = html`<a href="/shop.orders">shop.orders</a> <code class="shop.orders">x</code>`;
  expect(withMentions(markup, places, urlOf)).toEqual(markup);
});

test("a long text of nothing but quotes, dots and brackets takes no time", () => {
  const start = performance.now();
  for (const text of ['"', '""', '".', "a.", "a.b(", '"a".'].map((part) => part.repeat(20_000))) mentioned(text);
  expect(performance.now() - start).toBeLessThan(5_000);
});
