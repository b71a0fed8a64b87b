import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { canonical } from "../../src/core/canonical/index.ts";
import { errorLines, harmlessLines, printable } from "../../src/core/formats/terminal/escape.ts";
import { renderTerminal } from "../../src/core/formats/terminal/index.ts";
import { review } from "../../src/core/review/review.ts";
import { writeSnapshot } from "../../src/store/snapshot/index.ts";
import { folder, git, repository, schemalog } from "../support/cli.ts";
import { databaseOf, table } from "../support/history.ts";
import { undecided } from "../support/undecided.ts";
import { attempt } from "./attempt.ts";

const esc = "\u001b";
/** What a terminal or a runner obeys. */
const orders: [what: string, text: string][] = [
  ["a colour", `a${esc}[31mred`],
  ["a title of the window", `a${esc}]0;pwned\u0007b`],
  ["a link", `a${esc}]8;;https://example.com${esc}\\b`],
  ["a cleared screen", `a${esc}[2J${esc}[Hb`],
  ["an 8-bit sequence", "a\u009b31mb"],
  ["a carriage return", "safe\rstale: "],
  ["a backspace", "a\b\b\bb"],
  ["a line of its own", "a\nerror: forged"],
  ["a GitHub command", "a\n::add-mask::x"],
  ["a GitHub command behind spaces", "a\n   ::error::x"],
  ["an old GitHub command", "a ##[add-mask]x"],
  ["an Azure command", "a ##vso[task.setvariable]x"],
  ["a GitLab section", `section_start:1:x[collapsed=true]\r${esc}[0Kx`],
  ["a turned direction", "a\u202etxt.exe"],
  ["letters that are not seen", "a\u200bb\ufeff"],
];
/** Of what is left, nothing is obeyed. */
const obeyed = /(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]|^\s*::(?!\u200b)|##\[|##vso\[/mu;

for (const [what, text] of orders) {
  attempt(`${what} in a line for a terminal or a log`, "it is shown, and nothing obeys it", () => {
    for (const lines of [harmlessLines(text), harmlessLines(text, true), errorLines({ message: text, hint: text })]) {
      const own = new RegExp(`${esc}\\[31m`, "g");
      expect(lines.replaceAll(own, "")).not.toMatch(obeyed);
    }
    expect(errorLines({ message: text, hint: text })).not.toMatch(/\n(?! {2})/);
    expect(printable(text)).not.toMatch(/\n|\r|\p{Cc}/u);
  });
}

attempt("a colour of another's in a coloured output", "only our own codes are colours", () => {
  expect(harmlessLines(`${esc}[31mred${esc}[39m${esc}[8mhidden`, true)).toBe(`${esc}[31mred${esc}[39m\\u{1b}[8mhidden`);
});

for (const [what, text] of orders) {
  attempt(`${what} as name, comment and body in a diff`, "the terminal shows it as text", () => {
    const before = databaseOf(table(text, [`${text.replaceAll(" ", "")} text`], { comment: "x" }));
    const after = databaseOf(table(text, [`${text.replaceAll(" ", "")} bigint`], { comment: `${text}\n${text}` }));
    const set = review(
      { label: text, database: canonical(before) },
      { label: text, database: canonical(after) },
      undecided,
    );
    expect(harmlessLines(renderTerminal(set, { color: false }))).not.toMatch(obeyed);
  });
}

/** Names that a file system takes. */
const names = orders
  .filter(([, text]) => !text.includes("/") && !text.includes("\\"))
  .map(([what, text]) => [what, text] as const);

async function workspace() {
  const cwd = repository({ "schemalog.yml": "connections: { shop: {} }\n" });
  await writeSnapshot(join(cwd, "schema-snapshots/shop/snapshot"), databaseOf(table("t", ["a text"])));
  return cwd;
}
const hurts = (output: string) => obeyed.test(output);

/** Lines of which one changes: the others stand behind a space in a diff. */
const bodyOf = (said: string) =>
  orders.map(([, text]) => `${text}\n::error::x\n  ::error::x ##[add-mask]x\n${said}\n::error::x`).join("\n");
const viewOf = (said: string) => {
  const view = { kind: "view", schema: "public", name: "v", definition: bodyOf(said), columns: [] } as never;
  return databaseOf(table("t", ["a text"], { comment: bodyOf(said) }), view);
};

for (const format of ["markdown", "comment", "json", "sarif", "gitlab", "junit", "mermaid"]) {
  attempt(`texts in a diff, as ${format}, in a log`, "nothing obeys them", async () => {
    const cwd = repository({ "schemalog.yml": "connections: { shop: {} }\n" });
    const dir = join(cwd, "schema-snapshots/shop/snapshot");
    await writeSnapshot(dir, canonical(viewOf("one")));
    git(cwd, "add", "-A");
    git(cwd, "commit", "-qm", "x");
    await writeSnapshot(dir, canonical(viewOf("two")));
    const { stdout } = schemalog(cwd, ["diff", "HEAD", "--format", format]);
    expect(stdout).not.toBe("");
    expect(hurts(stdout)).toBe(false);
    if (format === "json") expect(JSON.stringify(JSON.parse(stdout))).toContain("x ##[add-mask]x");
  });
}

attempt("hostile names of generated pages in docs --check", "each is one harmless line", async () => {
  const cwd = await workspace();
  expect(schemalog(cwd, ["docs"]).exitCode).toBe(0);
  const docs = join(cwd, "schema-snapshots/shop/docs");
  for (const [, name] of names) writeFileSync(join(docs, `${name}.md`), "<!-- Generated by schemalog -->\nx\n");
  const { exitCode, stdout, stderr } = schemalog(cwd, ["docs", "--check"]);
  expect(exitCode).toBe(1);
  // Files whose names hold what can't be seen are a stranger's, and left alone.
  const lines = stdout.split("\n").filter((line) => line.startsWith("superfluous: "));
  expect(lines.length).toBeGreaterThan(0);
  expect(hurts(stdout + stderr)).toBe(false);
  const { stdout: json } = schemalog(cwd, ["docs", "--check", "--json"]);
  expect(JSON.parse(json).connections[0].superfluous).toHaveLength(lines.length);
  expect(json).not.toMatch(/(?!\n)\p{Cc}/u);
});

attempt("hostile names of annotations", "each warning is one harmless line", async () => {
  const cwd = await workspace();
  const dir = join(cwd, "schema-snapshots/shop/annotations/public");
  mkdirSync(dir, { recursive: true });
  for (const [, name] of names) writeFileSync(join(dir, `${name}.md`), "words\n");
  const { stdout, stderr } = schemalog(cwd, ["docs"]);
  expect(stderr.split("\n").filter((line) => line !== "" && !/^warning: |^ {2}/.test(line))).toEqual([]);
  expect(hurts(stdout + stderr)).toBe(false);
});

attempt("broken annotations of hostile names", "the error names them without obeying", async () => {
  const cwd = await workspace();
  const dir = join(cwd, "schema-snapshots/shop/annotations/public");
  mkdirSync(dir, { recursive: true });
  for (const [, name] of names) writeFileSync(join(dir, `${name}.md`), "---\nowner: [\n---\n");
  const { exitCode, stdout, stderr } = schemalog(cwd, ["docs"]);
  expect(exitCode).toBe(2);
  expect(hurts(stdout + stderr)).toBe(false);
  expect(stderr).not.toMatch(/\n(?! {2}|$)/);
});

for (const [what, name] of names) {
  attempt(`${what} in the name of a migration that fails`, "the error is ours alone", async () => {
    const cwd = folder({
      [`db/1${name}.sql`]: "SELECT nonsense;\n",
      "schemalog.yml": "connections: { shop: { migrations: db } }\n",
    });
    const { exitCode, stdout, stderr } = schemalog(cwd, ["crawl"]);
    expect(exitCode).toBe(2);
    expect(hurts(stdout + stderr)).toBe(false);
    expect(stderr.trimEnd()).not.toMatch(/\n(?! {2})/);
  });
}

attempt("hostile names of snapshot files that are broken", "the error is ours alone", async () => {
  const cwd = await workspace();
  const name = `a${esc}[2J\n::add-mask::x`;
  writeFileSync(join(cwd, "schema-snapshots/shop/snapshot/public/tables", `${name}.json`), "{");
  git(cwd, "add", "-A");
  git(cwd, "commit", "-qm", "x");
  for (const args of [["docs"], ["diff", "HEAD"], ["history", "public.t"]]) {
    const { stdout, stderr } = schemalog(cwd, args);
    expect(stdout + stderr).not.toBe("");
    expect(hurts(stdout + stderr)).toBe(false);
  }
});

attempt("a folder of a hostile name as --cwd, --config and a side", "the error is ours alone", () => {
  const cwd = folder();
  const name = `x${esc}[2J\r\n##[add-mask]`;
  for (const args of [
    ["docs", "--cwd", name],
    ["docs", "--config", name],
    ["diff", `migrations:${name}`],
    ["crawl", name],
    ["diff", name],
  ]) {
    const { exitCode, stdout, stderr } = schemalog(cwd, args);
    expect(exitCode).toBeGreaterThan(0);
    expect(hurts(stdout + stderr)).toBe(false);
  }
});
