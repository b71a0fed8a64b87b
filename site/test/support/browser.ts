import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, inject } from "vitest";

const { path, missing } = inject("chromium");
let browser: Browser | undefined;

/** The tests of this file look at pages in headless Chromium, and skip where there is none. */
export function useChromium(): void {
  beforeAll(async () => {
    if (path === undefined) return;
    const args = ["--no-sandbox", "--disable-gpu", "--no-first-run"];
    browser = await chromium.launch({ executablePath: path, args });
  });
  beforeEach(({ skip }) => skip(missing !== undefined, missing));
  afterAll(async () => {
    await browser?.close();
  });
}

/** Opens an address; collects errors of scripts, dialogs, and what the page asks another host for. */
export async function open(url: string, options: BrowserContextOptions = {}) {
  if (browser === undefined) throw new Error("call useChromium() first");
  const context = await browser.newContext(options);
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  page.on("dialog", (dialog) => {
    problems.push(`a dialog: ${dialog.message()}`);
    dialog.dismiss().catch(() => {});
  });
  page.on("request", (request) => {
    const { origin } = new URL(request.url());
    if (origin !== new URL(url).origin && request.url().startsWith("http")) problems.push(`asks for ${request.url()}`);
  });
  await page.goto(url, { waitUntil: "load" });
  return { page, problems, close: () => context.close() };
}

/** Searches with the keyboard, until there are results. */
export async function search(page: Page, words: string): Promise<void> {
  await page.locator("#search-open:enabled").waitFor();
  await page.keyboard.press("/");
  await page.locator("#search-words").fill(words);
  await page.locator("#search-results [role=option]").first().waitFor();
}
