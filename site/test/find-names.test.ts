import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openWorkspace } from "schemalog";
import { describe, expect, inject, type TestContext, test } from "vitest";
import { corpus } from "../../generator/test/support/corpora.ts";
import { crawlEmbedded, filesOf } from "../../generator/test/support/crawled.ts";
import { loadCorpus } from "../../generator/test/support/load-corpus.ts";
import { postgresCorpora } from "../../generator/test/support/postgres-corpora.ts";
import { entriesOf, findNames, isNear } from "../app/client/find-names.ts";
import { siteOf } from "../src/pages.ts";
import { workspace } from "./support/sites.ts";

type Entries = ReturnType<typeof entriesOf>;

/** What people type for the last name of a thing, and that name itself. */
const lastName = (name: string, kind: string) =>
  (kind === "column" ? name : name.replace(/\(.*/s, "")).split(".").at(-1);

/** Two letters in the middle of a word in the wrong order. */
const withSlip = (word: string) => {
  const at = Math.floor(word.length / 2);
  return `${word.slice(0, at - 1)}${word[at]}${word[at - 1]}${word.slice(at + 1)}`;
};

function findAll(entries: Entries): void {
  const tables = entries.filter(({ kind }) => kind === "table");
  const missed: string[] = [];
  const expectFirst = (
    words: string,
    name: string | undefined,
    isIt: (found: Entries[number]["name"]) => boolean,
    most = 1,
  ) => {
    const found = findNames(entries, words, most).map((one) => one.name);
    if (!found.some(isIt)) missed.push(`${words} (${name}): ${found.join(", ")}`);
  };
  for (const { name, kind } of tables) {
    const short = lastName(name, kind) ?? "";
    expectFirst(short, name, (found) => found.split(".").at(-1)?.toLowerCase() === short.toLowerCase());
    expectFirst(name, name, (found) => found === name);
    if (
      short.length > 4 &&
      !tables.some((other) => other.name !== name && isNear(withSlip(short), lastName(other.name, "table") ?? ""))
    )
      expectFirst(withSlip(short), name, (found) => found.split(".").at(-1) === short, 3);
  }
  for (const { name } of entries.filter(({ kind }) => kind === "column")) {
    const [, table, ...column] = name.split(".");
    expectFirst(name, name, (found) => found === name);
    const short = `${table}.${column.join(".")}`;
    expectFirst(short, name, (found) => found.endsWith(`.${short}`));
  }
  expect(missed).toEqual([]);
}

/** The names of these corpora on a site, each as a connection. */
async function namesOfCorpora(context: TestContext, names: string[]): Promise<Entries> {
  const files: Record<string, string> = { "schemalog.yml": `connections: { ${names.join(": {}, ")}: {} }\n` };
  for (const name of names) {
    const item = postgresCorpora.find((one) => one.name === name);
    if (item === undefined) throw new Error(`no corpus ${name}`);
    const path = corpus(context, item.path);
    const database = await crawlEmbedded(item.extensions ?? [], (run) => loadCorpus(item, path, run));
    for (const [file, text] of Object.entries(filesOf(database)))
      files[`schema-snapshots/${name}/snapshot/${file}`] = text;
  }
  const site = await siteOf(await openWorkspace({ cwd: workspace(files) }), "/");
  return entriesOf(JSON.parse(site.files["names.json"]()), JSON.parse(site.files["search.json"]()));
}

test("of 139 tables each is found first by its name, each column by table.column, and both with a slip of the pen", async (context) => {
  const entries = await namesOfCorpora(context, ["adventureworks", "langfuse"]);
  expect(entries.filter(({ kind }) => kind === "table").length).toBeGreaterThan(130);
  findAll(entries);
});

describe("the demo", () => {
  const { out } = inject("demoSite");
  const read = (file: string) => JSON.parse(readFileSync(join(out, file), "utf8"));
  const entries = entriesOf(read("names.json"), read("search.json"));

  test("tables and columns are found by their names", () => findAll(entries));

  test.each([
    ["ORDER_ITEMS", "shop.order_items", "table"],
    ["order items", "shop.order_items", "table"],
    ['shop."orders"', "shop.orders", "table"],
    ["order_status", "shop.order_status", "enum"],
    ["redeem", "shop.redeem(public.citext, bigint)", "routine"],
    ["orders.stats", "shop.orders.status", "column"],
    ["cutsomers", "shop.customers", "table"],
    ["customers.fax", "shop.customers.fax", "dropped column"],
    ["baskets", "shop.baskets", "renamed table"],
    ["cart_items.basket_id", "shop.cart_items.basket_id", "renamed column"],
    ["basket_items.quantity", "shop.basket_items.quantity", "dropped column"],
  ])("%s finds %s, a %s", (words, name, kind) => {
    const [first] = findNames(entries, words, 5);
    expect(first).toMatchObject({ name, kind, connection: "shop" });
  });

  test("what has the words in its own name comes before what has them in that of its schema", () => {
    const found = findNames(entries, "catalog", 50).map(({ name }) => name);
    expect(found[0]).toBe("catalog.brands");
    const parts = findNames(entries, "pro", 50).map(({ name }) => name.split(".").at(-1) ?? "");
    expect(parts.slice(0, 6).every((name) => name.startsWith("pro"))).toBe(true);
  });

  test("nothing is found by nothing, by spaces, or by what is not there", () => {
    for (const words of ["", "  ", "_", "zzzzzz"]) expect(findNames(entries, words, 5)).toEqual([]);
  });
});

test.each([
  ["orders", "ordes", true],
  ["orders", "orderss", true],
  ["orders", "ordres", true],
  ["orders", "orderz", true],
  ["orders", "odrres", false],
  ["orders", "ord", false],
  ["a", "", true],
])("%s and %s are near: %s", (a, b, near) => {
  expect([isNear(a, b), isNear(b, a)]).toEqual([near, near]);
});
