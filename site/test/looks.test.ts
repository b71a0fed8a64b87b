import { AxeBuilder } from "@axe-core/playwright";
import { describe, expect, inject, test } from "vitest";
import { open, useChromium } from "./support/browser.ts";

useChromium();
const { url } = inject("demoSite");

const pages = [
  "",
  "shop/",
  "shop/changes/",
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
});
