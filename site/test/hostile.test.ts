import { expect, inject, test } from "vitest";
import { open, search, useChromium } from "./support/browser.ts";
import { pagesIn } from "./support/files.ts";

useChromium();
const { out, url } = inject("hostileSite");

test("no page runs what a name, a comment, a setting or a page of people holds", async () => {
  for (const { path } of pagesIn(out)) {
    const { page, problems, close } = await open(`${url}${path}`);
    for (const figure of await page.locator(".graph").all()) await figure.locator("svg").waitFor();
    expect(await page.evaluate(() => Reflect.get(window, "pwned")), path).toBeUndefined();
    expect(problems, path).toEqual([]);
    await close();
  }
});

test("hostile words are found, and shown as they are", async () => {
  const { page, problems, close } = await open(url);
  await search(page, "octocat");
  await page.locator("#search-results a", { hasText: "emoji 🎉 and @octocat" }).first().click();
  await page.waitForURL(/#column-/);
  expect(await page.locator("h1").textContent()).toBe(`<script>window.pwned=4</script>."; DROP TABLE x; --`);
  expect(await page.locator(".description").textContent()).toContain("<script>window.pwned=9</script> {{ 1 + 1 }}");
  expect(await page.evaluate(() => Reflect.get(window, "pwned"))).toBeUndefined();
  expect(problems).toEqual([]);
  await close();
});

test("the pages of people are there, and their links", async () => {
  const { page, close } = await open(`${url}pages/team/conventions/`);
  expect(await page.locator("h1").textContent()).toBe("How we name things");
  expect(await page.locator("nav a", { hasText: "<i>Wiki</i>" }).getAttribute("href")).toBe(
    "https://wiki.example.com/?a=1&b=2",
  );
  await page.goto(url);
  expect(await page.locator("main").textContent()).toContain("Words of people at the top");
  await close();
});
