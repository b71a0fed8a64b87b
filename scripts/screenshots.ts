// `npm run screenshots`: pictures of the demo's site, as README shows them. Needs Chromium.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { preview } from "@schemalog/site";
import { chromium } from "playwright-core";
import { chromiumPath } from "./chromium.ts";

const out = "site/screenshots";
const desktop = { width: 1280, height: 960 };
const phone = { width: 390, height: 844 };
const shots = [
  { name: "table-light", path: "shop/shop/tables/orders/", colorScheme: "light", viewport: desktop },
  { name: "table-dark", path: "shop/shop/tables/orders/#diagram", colorScheme: "dark", viewport: desktop },
  { name: "table-phone", path: "shop/shop/tables/orders/", colorScheme: "light", viewport: phone },
  { name: "home-light", path: "", colorScheme: "light", viewport: desktop },
  { name: "connection-dark", path: "shop/", colorScheme: "dark", viewport: desktop },
  { name: "changes-phone", path: "shop/changes/", colorScheme: "dark", viewport: phone },
] as const;

const cwd = join(mkdtempSync(join(tmpdir(), "schemalog-screenshots-")), "shop");
execFileSync(process.execPath, ["generator/bin/schemalog.js", "demo", "--no-serve", "--out", cwd], {
  stdio: "inherit",
});
const { url, stop } = await preview({ cwd, port: 4567 });
const browser = await chromium.launch({ executablePath: chromiumPath ?? "chromium", args: ["--no-sandbox"] });
for (const { name, path, ...options } of shots) {
  const page = await browser.newPage(options);
  await page.goto(url + path, { waitUntil: "networkidle" });
  await page
    .locator(".graph svg, main:not(:has(.graph))")
    .first()
    .waitFor({ timeout: 5_000 })
    .catch(() => {});
  await page.screenshot({ path: join(out, `${name}.png`) });
  await page.close();
  console.log(join(out, `${name}.png`));
}
await browser.close();
await stop();
rmSync(cwd, { recursive: true, force: true });
