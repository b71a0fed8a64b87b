import { describe, expect, inject, test } from "vitest";
import { open, useChromium } from "./support/browser.ts";

useChromium();
const { url } = inject("demoSite");
const orders = `${url}shop/shop/tables/orders/`;
const screen = (width: number) => ({ viewport: { width, height: 900 } });

const tables = [
  "shop/tables/orders",
  "shop/tables/customers",
  "catalog/tables/products",
  "billing/tables/ledger_entries",
];

describe.each(tables)("%s", (table) => {
  test.each([360, 1280])("at %i pixels no name is broken inside", async (width) => {
    const { page, close } = await open(`${url}shop/${table}/`, screen(width));
    const broken = await page.evaluate(() => {
      const found: string[] = [];
      for (const code of document.querySelectorAll(".scroll code")) {
        const walker = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          for (const { 0: word, index } of (walker.currentNode.textContent ?? "").matchAll(/[\w$]+/g)) {
            const range = document.createRange();
            range.setStart(walker.currentNode, index);
            range.setEnd(walker.currentNode, index + word.length);
            if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) found.push(word);
          }
        }
      }
      return found;
    });
    expect(broken).toEqual([]);
    await close();
  });

  test("at 1280 pixels no column of the table of columns is cut", async () => {
    const { page, close } = await open(`${url}shop/${table}/`, screen(1280));
    const [needs, has] = await page
      .locator(".scroll:has(.columns)")
      .evaluate((box) => [box.scrollWidth, box.clientWidth]);
    expect(needs).toBeLessThanOrEqual(has ?? 0);
    await close();
  });

  test.each([360, 700, 1000, 1440])(
    "at %i pixels all words of the diagram can be read, and the table is whole",
    async (width) => {
      const { page, close } = await open(`${url}shop/${table}/`, screen(width));
      const ranks = page.locator(".graph .ranks");
      await ranks.scrollIntoViewIfNeeded();
      const sizes = await ranks.evaluate((box) =>
        [...box.querySelectorAll("*")]
          .filter((each) => each.textContent?.trim() !== "" && each.namespaceURI?.endsWith("xhtml"))
          .map((each) => Number.parseFloat(getComputedStyle(each).fontSize)),
      );
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(11);
      const [outer, center] = [await ranks.boundingBox(), await ranks.locator(".center").boundingBox()];
      if (!outer || !center) throw new Error("there is no diagram");
      expect(center.x).toBeGreaterThanOrEqual(outer.x);
      expect(center.x + center.width).toBeLessThanOrEqual(outer.x + outer.width);
      expect(center.y).toBeGreaterThanOrEqual(outer.y);
      expect(center.y + center.height).toBeLessThanOrEqual(outer.y + outer.height);
      await close();
    },
  );
});

test("types stand in a diagram as they are written, and tables lead to their pages", async () => {
  const { page, close } = await open(orders);
  const center = page.locator(".graph .center");
  expect(await center.locator("li", { hasText: "placed_at" }).locator(".type").textContent()).toBe(
    "timestamp with time zone",
  );
  expect(await center.locator("li", { hasText: "total" }).locator(".type").textContent()).toBe("numeric(10,2)");
  await page.locator(".graph a", { hasText: "customers" }).click();
  await page.waitForURL(/\/shop\/tables\/customers\/$/);
  await close();
});

test("on a phone a column is what it is, and below that what is said of it", async () => {
  const { page, close } = await open(orders, screen(390));
  const row = page.locator("#column-number");
  const tops = await row.evaluate((tr) =>
    [...tr.children].filter((cell) => cell.textContent !== "").map((cell) => cell.getClientRects()[0]?.top ?? 0),
  );
  const [name = 0, type = 0, description = 0] = tops;
  expect(Math.abs(name - type)).toBeLessThan(8);
  expect(description).toBeGreaterThan(name + 12);
  const box = page.locator(".scroll:has(.columns)");
  expect(await box.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  expect((await page.locator("#column-shipping_cost").boundingBox())?.height).toBeLessThan(48);
  await close();
});

test.each([390, 1440])("at %i pixels the parts of a page stay in sight, and hide no heading", async (width) => {
  const { page, close } = await open(orders, screen(width));
  const contents = page.locator(".contents");
  await contents.locator("a", { hasText: "Indexes" }).click();
  await page.waitForFunction(() => scrollY > 500);
  const [bar, heading] = [await contents.boundingBox(), await page.locator("#indexes").boundingBox()];
  expect(bar?.y).toBeLessThan(120);
  expect(bar?.y).toBeGreaterThanOrEqual(40);
  expect(heading?.y).toBeGreaterThanOrEqual((bar?.y ?? 0) + (bar?.height ?? 0));
  await close();
});

test("the sidebar lists the schemas and the table's siblings; their names come in one file", async () => {
  const { page, close } = await open(orders);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.reload();
  const current = page.locator(".sidebar-content [aria-current=page]");
  await current.waitFor();
  expect(await current.textContent()).toBe("orders");
  const siblings = page.locator(".sidebar-content .schema[open] a");
  expect(await siblings.allTextContents()).toContain("order_items");
  expect(asked.filter((path) => path.endsWith(".json"))).toEqual(["/names.json"]);
  await page.locator(".sidebar-content summary", { hasText: "billing" }).click();
  await page.locator(".sidebar-content a", { hasText: "invoices" }).click();
  await page.waitForURL(/\/billing\/tables\/invoices\/$/);
  await close();
});

test.each(["demoSite", "hostileSite"] as const)("an address of %s that is no page leads home", async (site) => {
  const { url, base } = inject(site);
  const { page, close } = await open(`${url}404.html`);
  await page.locator("main a").first().click();
  await page.waitForURL(new URL(base, url).href);
  expect(await page.locator(".card h2").count()).toBeGreaterThan(0);
  await close();
});
