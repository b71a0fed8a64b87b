import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { open, search, useChromium } from "./support/browser.ts";

useChromium();
const { url } = inject("demoSite");

/** Presses Tab until an element that `selector` names has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
  }
  throw new Error(`Tab never reaches ${selector}`);
}

test("the first Tab reaches a link that skips to the content", async () => {
  const { page, close } = await open(url);
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toMatch(/skip to content/i);
  await close();
});

test.each([
  ["orders", "shop.orders"],
  ["sales", "analytics.daily_sales"],
])("search for %s finds the relation of that name first", async (words, title) => {
  const { page, problems, close } = await open(url);
  await search(page, words);
  const first = page.locator(".pagefind-ui__result").first().locator(".pagefind-ui__result-link").first();
  expect(await first.textContent()).toBe(title);
  expect(problems).toEqual([]);
  await close();
});

test("search for a column finds its place on the page of its table, and Enter leads there", async () => {
  const { page, close } = await open(url);
  await search(page, "shipping_address_id");
  const link = page.locator(".pagefind-ui__result-link", { hasText: /^shipping_address_id$/ }).first();
  await link.focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/shop\/shop\/tables\/orders\/.*#column-shipping_address_id$/);
  const target = page.locator(":target");
  expect(await target.locator("th").textContent()).toContain("shipping_address_id");
  await close();
});

test("the list of objects is filtered by typing, and says how many are left", async () => {
  const { page, close } = await open(`${url}shop/`);
  await tabTo(page, "#filter");
  await page.keyboard.type("order view");
  const shown = page.locator("#objects tbody tr:visible");
  expect(await shown.count()).toBeGreaterThan(0);
  for (const row of await shown.allTextContents()) expect(row).toMatch(/order/i);
  expect(await page.locator("#filter-count").textContent()).toBe(`${await shown.count()} found`);
  await tabTo(page, "#objects a");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/views\//);
  await close();
});

test("a wide table scrolls with the keys of a phone-wide screen", async () => {
  const { page, close } = await open(`${url}shop/shop/tables/orders/`, { viewport: { width: 360, height: 740 } });
  await tabTo(page, ".scroll");
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction(() => (document.activeElement?.scrollLeft ?? 0) > 0);
  await close();
});
