import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { open, search, useChromium } from "./support/browser.ts";

useChromium();
const { url } = inject("demoSite");

/** Presses Tab until an element that `selector` names has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 200; presses++) {
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
  ["daily sales", "analytics.daily_sales"],
  ["ordres", "shop.orders"],
  ["orders.status", "shop.orders.status"],
  ["customers.fax", "shop.customers.fax"],
])("search for %s finds %s first", async (words, title) => {
  const { page, problems, close } = await open(url);
  await search(page, words);
  const first = page.locator("#search-results [role=option]").first();
  expect(await first.locator(".name").textContent()).toBe(title);
  expect(await first.locator(".of").textContent()).toMatch(/^[a-z ]+ in shop$/);
  expect(problems).toEqual([]);
  await close();
});

test("search finds words of descriptions and of changes, and says what each hit is", async () => {
  const { page, close } = await open(url);
  await search(page, "double-entry");
  const hit = page.locator("#search-results [role=option]", { hasText: "Keep double-entry books" });
  await hit.waitFor();
  expect(await hit.locator(".of").textContent()).toBe("change in shop");
  await page.locator("#search-words").fill("frozen: a mistake is mended");
  const described = page.locator("#search-results [role=option]", { hasText: "billing.invoices" }).first();
  await described.waitFor();
  expect(await described.locator(".of").textContent()).toBe("table in shop");
  await close();
});

test("arrow keys choose a hit, and Enter leads to the place of a column", async () => {
  const { page, close } = await open(url);
  await search(page, "shipping_address_id");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  const chosen = page.locator("#search-results [aria-selected=true]");
  expect(await chosen.locator(".name").textContent()).toBe("shop.orders.shipping_address_id");
  expect(await page.locator("#search-words").getAttribute("aria-activedescendant")).toBe(
    await chosen.getAttribute("id"),
  );
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/shop\/shop\/tables\/orders\/.*#column-shipping_address_id$/);
  expect(await page.locator(":target th").textContent()).toContain("shipping_address_id");
  await close();
});

test("a slash and Control+K open the search, a slash in a field does not", async () => {
  const { page, close } = await open(`${url}shop/`);
  const dialog = page.locator("#search");
  await page.locator("#search-open:enabled").waitFor();
  await page.keyboard.press("Control+k");
  expect(await dialog.isVisible()).toBe(true);
  await page.keyboard.press("Escape");
  await page.locator("#filter").focus();
  await page.keyboard.press("/");
  expect(await dialog.isVisible()).toBe(false);
  expect(await page.locator("#filter").inputValue()).toBe("/");
  await close();
});

test("the list of objects is filtered by typing, and says how many are left", async () => {
  const { page, close } = await open(`${url}shop/`);
  await tabTo(page, "#filter");
  await page.keyboard.type("order view");
  const shown = page.locator("#objects tbody tr:visible");
  expect(await shown.count()).toBeGreaterThan(0);
  for (const row of await shown.allTextContents()) expect(row).toMatch(/order/i);
  const all = await page.locator("#objects tbody tr").count();
  const count = await shown.count();
  expect(await page.locator("#filter-count").textContent()).toBe(`${count} shown, ${all - count} hidden`);
  await tabTo(page, "#objects tbody a");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/views\//);
  await close();
});

test("the filter looks into columns, and says which one fits", async () => {
  const { page, close } = await open(`${url}shop/`);
  await page.locator("#filter").fill("shipping_cost");
  const shown = page.locator("#objects tbody tr:visible");
  await shown.locator(".fitting").first().waitFor();
  expect(await shown.locator("a").first().textContent()).toBe("orders");
  expect(await shown.locator(".fitting").first().textContent()).toBe("shipping_cost");
  await close();
});

test("a wide table scrolls with the keys of a phone-wide screen", async () => {
  const { page, close } = await open(`${url}shop/shop/tables/orders/`, { viewport: { width: 360, height: 740 } });
  await tabTo(page, ".scroll[aria-label=Indexes]");
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction(() => (document.activeElement?.scrollLeft ?? 0) > 0);
  await close();
});
