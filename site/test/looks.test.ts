import { AxeBuilder } from "@axe-core/playwright";
import { describe, expect, inject, test } from "vitest";
import { open, search, useChromium } from "./support/browser.ts";
import { pagesIn } from "./support/files.ts";

useChromium();
const { url, out } = inject("demoSite");

/** One that has findings, lines before and after, and a text that changed. */
const [change] = pagesIn(out).filter(({ markup }) => /class="code diff"/.test(markup));

const pages = [
  "",
  "shop/",
  "shop/changes/",
  change?.path ?? "no change with a text",
  "shop/shop/",
  "shop/shop/tables/orders/",
  "shop/shop/enums/order_status/",
  "shop/analytics/tables/page_views/",
  "shop/analytics/views/customer_value/",
  "404.html",
];
const screens = [
  { name: "light, desktop", colorScheme: "light", viewport: { width: 1280, height: 900 } },
  { name: "dark, desktop", colorScheme: "dark", viewport: { width: 1280, height: 900 } },
  { name: "light, phone", colorScheme: "light", viewport: { width: 360, height: 740 } },
  { name: "dark, phone", colorScheme: "dark", viewport: { width: 360, height: 740 } },
] as const;

describe.each(screens)("$name", ({ name: _, ...screen }) => {
  test.each(pages)("/%s has no violation of accessibility, and nothing runs out of the screen", async (path) => {
    const { page, problems, close } = await open(`${url}${path}`, screen);
    // Every rule runs; only the nodes that pass are not written down, which takes most of the time on a large page.
    const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).analyze();
    expect(violations.map(({ id, nodes }) => [id, ...nodes.map((node) => node.html.slice(0, 200))])).toEqual([]);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(screen.viewport.width);
    expect(problems).toEqual([]);
    await close();
  });

  test("the search has no violation of accessibility, and nothing runs out of the screen", async () => {
    const { page, close } = await open(url, screen);
    if (screen.viewport.width > 800) await search(page, "order");
    else {
      await page.locator("#search-open:enabled").click();
      await page.locator("#search-words").fill("order");
      await page.locator("#search-results [role=option]").first().waitFor();
    }
    const { violations } = await new AxeBuilder({ page }).include("#search").analyze();
    expect(violations.map(({ id, nodes }) => [id, ...nodes.map((node) => node.html.slice(0, 200))])).toEqual([]);
    const box = await page.locator("#search").boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(screen.viewport.width);
    await close();
  });
});
