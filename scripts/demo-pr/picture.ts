import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { marked } from "marked";
import { type Browser, chromium } from "playwright-core";
import { chromiumPath } from "../chromium.ts";

const mermaid = createRequire(import.meta.url)
  .resolve("mermaid")
  .replace("mermaid.core.mjs", "mermaid.min.js");

const drawing = (shapes: string) =>
  `<svg width="1em" height="1em" viewBox="0 0 16 16" style="vertical-align: -.1em">${shapes}</svg>`;
const disc = (colour: string) => drawing(`<circle cx="8" cy="8" r="7" fill="${colour}"/>`);

/** Emoji as drawings: hosts have their own, a machine without a font of them has none. */
const emoji: Record<string, string> = {
  "🔴": disc("#dd2e44"),
  "🟠": disc("#f4900c"),
  "🟢": disc("#78b159"),
  "✅": drawing(
    '<rect x="1" y="1" width="14" height="14" rx="3" fill="#77b255"/><path d="M4 8l3 3 5-6" stroke="#fff" stroke-width="2" fill="none"/>',
  ),
  "⚠️": drawing('<path d="M8 1l7 14H1z" fill="#ffcc4d"/><path d="M8 6v4M8 12v1" stroke="#231f20" stroke-width="1.6"/>'),
};
const rendered = (markdown: string): string =>
  marked.parse(markdown, { async: false, gfm: true }).replace(/🔴|🟠|🟢|✅|⚠️/gu, (sign) => emoji[sign] ?? sign);

/** A comment as its host shows it, more or less: light or dark by the reader's settings. */
const page = (title: string, markdown: string) => `<!doctype html>
<meta charset="utf-8"><title>${title}</title>
<style>
  :root { color-scheme: light dark; --line: light-dark(#d1d9e0, #3d444d); --soft: light-dark(#f6f8fa, #151b23); }
  body { margin: 0; padding: 24px; background: light-dark(#fff, #0d1117); color: light-dark(#1f2328, #f0f6fc);
    font: 14px/1.5 -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; }
  article { max-width: 880px; border: 1px solid var(--line); border-radius: 6px; overflow-wrap: anywhere; }
  header { background: var(--soft); border-bottom: 1px solid var(--line); padding: 8px 16px; font-weight: 600; }
  main { padding: 16px; }
  main > :first-child { margin-top: 0; } h2 { border-bottom: 1px solid var(--line); padding-bottom: .3em; }
  table { border-collapse: collapse; margin: 0 0 16px; } th, td { border: 1px solid var(--line); padding: 6px 13px; text-align: left; }
  tr:nth-child(2n) { background: var(--soft); }
  code { background: light-dark(#818b981f, #656c7633); border-radius: 6px; padding: .2em .4em; font: 85% "DejaVu Sans Mono", monospace; }
  pre { background: var(--soft); border-radius: 6px; padding: 16px; overflow: auto; } pre code { background: none; padding: 0; }
  a { color: light-dark(#0969da, #4493f8); } pre.mermaid { background: none; text-align: center; }
</style>
<article><header>schemalog commented</header><main>${rendered(markdown)}</main></article>`;

/** Writes the comment as a page, and pictures of it in light and dark where there is a browser. Returns their paths. */
export async function picture(dir: string, name: string, markdown: string): Promise<string[]> {
  const html = join(dir, `${name}.html`);
  writeFileSync(html, page(name, markdown));
  if (chromiumPath === undefined) return [html];
  const browser = await chromium.launch({ executablePath: chromiumPath, args: ["--no-sandbox"] });
  try {
    const shots = [];
    for (const scheme of ["light", "dark"] as const) shots.push(await shoot(browser, html, scheme));
    return [html, ...shots];
  } finally {
    await browser.close();
  }
}

async function shoot(browser: Browser, html: string, colorScheme: "light" | "dark"): Promise<string> {
  const tab = await browser.newPage({ colorScheme, viewport: { width: 960, height: 600 } });
  await tab.goto(`file://${html}`);
  await tab.addScriptTag({ path: mermaid });
  // As the host does: the fenced diagram becomes a drawing, in the theme of the page.
  await tab.evaluate(
    `(async () => {
      const blocks = [...document.querySelectorAll("code.language-mermaid")];
      for (const details of document.querySelectorAll("details")) if (details.querySelector("code.language-mermaid")) details.open = true;
      for (const code of blocks) { const pre = code.parentElement; pre.className = "mermaid"; pre.textContent = code.textContent; }
      mermaid.initialize({ startOnLoad: false, theme: "${colorScheme === "dark" ? "dark" : "default"}" });
      await mermaid.run({ querySelector: "pre.mermaid" });
    })()`,
  );
  const path = html.replace(/\.html$/, `-${colorScheme}.png`);
  await tab.screenshot({ path, fullPage: true });
  await tab.close();
  return path;
}
