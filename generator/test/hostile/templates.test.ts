import { readFileSync } from "node:fs";
import { expect, onTestFinished } from "vitest";
import { canonical } from "../../src/core/canonical/index.ts";
import type { Database } from "../../src/core/model/database.ts";
import { planDocs } from "../../src/record/docs-files.ts";
import { openWorkspace } from "../../src/workspace/index.ts";
import { folder } from "../support/cli.ts";
import { attempt } from "./attempt.ts";

const database: Database = canonical({
  ...{ engine: "postgres", schemas: [{ name: "public" }], extensions: [], eventTriggers: [], servers: [] },
  ...{ publications: [], objects: [] },
} as unknown as Database);
const canary = "canary-of-a-file-outside";

/** Renders the docs of a database with these templates; what went wrong, and how long and how much it took. */
async function render(templates: Record<string, string>) {
  const files = Object.entries(templates).map(([name, text]) => [`tpl/${name}.liquid`, text]);
  const config = "connections: { shop: {} }\ndocs: { templates: tpl }\n";
  const cwd = folder({ "schemalog.yml": config, "secret.txt": canary, ...Object.fromEntries(files) });
  const workspace = await openWorkspace({ cwd });
  const [connection] = workspace.connections;
  const [start, before] = [performance.now(), process.memoryUsage().rss];
  const outcome = { text: "", message: "" };
  try {
    outcome.text = [...planDocs(workspace, connection!, database).files.values()].join("");
  } catch (error) {
    outcome.message = (error as Error).message;
    expect(error).toMatchObject({ exitCode: 2 });
  }
  return { ...outcome, seconds: (performance.now() - start) / 1000, bytes: process.memoryUsage().rss - before };
}

const grow = (steps: number, step: string) => `{% for i in (1..${steps}) %}${step}{% endfor %}`;
const tooMuch = /tpl\/\w+\.liquid:\d+: it produces more text or longer lists/;
const endless = /tpl\/\w+\.liquid:\d+: it includes itself endlessly/;
const list = "{% assign a = 'x' | split: '' %}";

/** What a template may try, and what is said of it; each in a third line, to see that the line is named. */
const floods: { name: string; index: string; others?: Record<string, string>; said: RegExp }[] = [
  { name: "a range of a milliard", index: "{% for i in (1..1000000000) %}x{% endfor %}", said: tooMuch },
  { name: "a range that is only assigned", index: "{% assign a = (1..1000000) %}{{ a | size }}", said: tooMuch },
  {
    name: "a table of a hundred million cells",
    index: "{% tablerow i in (1..100000000) cols:2 %}x{% endtablerow %}",
    said: tooMuch,
  },
  {
    name: "text that doubles: append",
    index: `{% assign s = 'x' %}${grow(60, "{% assign s = s | append: s %}")}`,
    said: tooMuch,
  },
  {
    name: "text that doubles: prepend",
    index: `{% assign s = 'x' %}${grow(60, "{% assign s = s | prepend: s %}")}`,
    said: tooMuch,
  },
  {
    name: "text that doubles: replace",
    index: `{% assign s = 'xx' %}${grow(60, "{% assign s = s | replace: 'x', s %}")}`,
    said: tooMuch,
  },
  {
    name: "text that doubles: capture",
    index: `{% assign s = 'x' %}${grow(60, "{% capture s %}{{ s }}{{ s }}{% endcapture %}")}`,
    said: /it produces more text|too deeply/,
  },
  {
    name: "text that doubles, unescaped",
    index: `{% assign s = 'x' %}${grow(60, "{% capture s %}{{ s | raw }}{{ s | raw }}{% endcapture %}")}`,
    said: tooMuch,
  },
  {
    name: "text that doubles through our own filter",
    index: `{% assign s = 'x' %}${grow(60, "{% capture s %}{{ s | code_block }}{{ s | code }}{% endcapture %}")}`,
    said: tooMuch,
  },
  { name: "long lines in long loops", index: grow(10_000, grow(10_000, "y".repeat(5_000))), said: tooMuch },
  {
    name: "the same captured, and not printed",
    index: `{% capture s %}${grow(10_000, grow(10_000, "y".repeat(5_000)))}{% endcapture %}`,
    said: tooMuch,
  },
  { name: "a list that doubles: concat", index: `${list}${grow(60, "{% assign a = a | concat: a %}")}`, said: tooMuch },
  {
    name: "a list in itself, joined",
    index: `${list}${grow(60, "{% assign a = a | push: a %}")}{{ a | join }}`,
    said: tooMuch,
  },
  {
    name: "a list in itself, printed",
    index: `${list}${grow(60, "{% assign a = a | unshift: a %}")}{{ a }}`,
    said: tooMuch,
  },
  {
    name: "lists in lists by group_by and map",
    index: `{% assign a = page.schemas %}${grow(60, "{% assign a = a | concat: a | group_by: 'name' | map: 'items' %}")}{{ a | join }}`,
    said: tooMuch,
  },
  {
    name: "a list in itself, as JSON",
    index: `${list}${grow(60, "{% assign a = a | push: a %}")}{{ a | json }}`,
    said: tooMuch,
  },
  {
    name: "two of them, compared",
    index: `${list}{% assign b = 'x' | split: '' %}${grow(60, "{% assign a = a | push: a %}{% assign b = b | push: b %}")}{% if a == b %}x{% endif %}`,
    said: tooMuch,
  },
  { name: "a date with a milliard of zeros", index: "{{ 'now' | date: '%999999999d' }}", said: tooMuch },
  { name: "a template that renders itself", index: "{% render 'index' %}", said: endless },
  { name: "one that includes itself", index: "{% include 'index' %}", said: endless },
  { name: "one that is its own layout", index: "{% layout 'index' %}", said: endless },
  {
    name: "two that render each other, twice each",
    index: "{% render 'other' %}{% render 'other' %}",
    others: { other: "{% include 'index' %}{% include 'index' %}" },
    said: endless,
  },
  { name: "a template of a megabyte", index: "x".repeat(1_000_000), said: /tpl\/index\.liquid:1: it is too long/ },
];
for (const { name, index, others = {}, said } of floods) {
  attempt(`a template with ${name}`, "ends soon, at its line", async () => {
    const { message, seconds, bytes } = await render({ index: `# x\n\n${index}`, ...others });
    expect(message).toMatch(said);
    if (said !== endless && !message.includes(":1: ")) expect(message).toMatch(/\.liquid:3: /);
    expect(seconds).toBeLessThan(20);
    expect(bytes).toBeLessThan(700_000_000);
  });
}

attempt("a template with loops in loops that print nothing", "stops when the time is over", async () => {
  const now = performance.now.bind(performance);
  // The clock runs fifty times as fast, so that the test need not wait.
  performance.now = () => now() * 50;
  onTestFinished(() => {
    performance.now = now;
  });
  const { message } = await render({ index: grow(100_000, grow(100_000, "")) });
  expect(message).toMatch(/tpl\/index\.liquid:1: it takes too long/);
});

for (const nested of [
  `${"{% if true %}".repeat(7_000)}x${"{% endif %}".repeat(7_000)}`.slice(0, 99_000),
  `{{ page${"[page".repeat(16_000)}${"]".repeat(16_000)} }}`,
  `{{ page${".name".repeat(18_000)} }}`,
  `{% if ${"true and ".repeat(10_000)}true %}x{% endif %}`,
  `{{ 'x' ${"| append: 'y' ".repeat(6_000)} }}`,
]) {
  attempt(
    `a template nested 6,000 deep and more: ${nested.slice(0, 14)}…`,
    "ends soon, and names the template if it is refused",
    async () => {
      const { message, seconds } = await render({ index: nested });
      if (message !== "") expect(message).toMatch(/tpl\/index\.liquid:1: |^a template is broken: tpl: /);
      expect(seconds).toBeLessThan(20);
    },
  );
}

const outside = [
  "../secret.txt",
  "../../../../../../etc/hostname",
  "/etc/hostname",
  "..\\secret.txt",
  "./../secret",
  "tpl/../../secret.txt",
  "file:///etc/hostname",
  "constructor",
  "__proto__",
  "toString",
];
for (const path of outside) {
  for (const tag of ["include", "render", "layout"]) {
    attempt(`{% ${tag} "${path}" %}`, "there is no such template; no file is read", async () => {
      const { message, text } = await render({ index: `{% ${tag} "${path.replaceAll("\\", "\\\\")}" %}` });
      expect(message).toMatch(/there is no template "/);
      expect(`${message}${text}`).not.toContain(canary);
      expect(message).not.toContain(readFileSync("/etc/hostname", "utf8").trim() || "\0");
    });
  }
}

for (const expression of [
  "page.constructor.name",
  "page.__proto__",
  "page.name.constructor",
  "page.schemas.constructor",
  "page['__defineGetter__']",
]) {
  attempt(`{{ ${expression} }}`, "prints nothing: only what a page has itself is there", async () => {
    const { text } = await render({ index: `<<{{ ${expression} }}>>` });
    expect(text).toContain("<<>>");
  });
}

attempt("a template that prints the environment or runs code", "has nothing to do it with", async () => {
  const { text } = await render({
    index: "<<{{ process.env.PATH }}{{ global }}{{ require }}{{ 'x' | default: env }}>>",
  });
  expect(text).toContain("<<x>>");
});
