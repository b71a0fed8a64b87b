import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { inject } from "vitest";

/** The pages of a built site: path as in an address (`shop/orders/`), and markup. */
export function pagesIn(out: string): { path: string; markup: string }[] {
  return readdirSync(out, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".html"))
    .map((file) => ({
      path: file.endsWith("index.html") ? join(dirname(file), "/").replace(/^\.\/$/, "") : file,
      markup: readFileSync(join(out, file), "utf8"),
    }));
}

export const sites = () => [
  { name: "demo", ...inject("demoSite") },
  { name: "hostile", ...inject("hostileSite") },
];
