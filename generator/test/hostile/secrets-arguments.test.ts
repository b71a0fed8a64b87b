import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, expect } from "vitest";
import type { Context, Input } from "../../src/commands/command.ts";
import { commands } from "../../src/commands/index.ts";
import { canonical } from "../../src/core/canonical/canonical.ts";
import { toFiles } from "../../src/core/canonical/index.ts";
import { database } from "../../src/core/model/database.ts";
import { SchemalogError } from "../../src/errors.ts";
import { filesIn, folder, git, repository, schemalog, write } from "../support/cli.ts";
import { canary, forms } from "./argument-forms.ts";
import { attempt } from "./attempt.ts";

/** Ways to give a text to a command, where something else is expected. */
const ways: {
  is: string;
  name: string;
  input: (text: string) => Input;
  env?: (text: string) => Record<string, string>;
}[] = [
  { is: "crawl", name: "crawl", input: (text) => ({ args: [text], options: {} }) },
  { is: "crawl --commit", name: "crawl", input: (text) => ({ args: [text], options: { commit: true } }) },
  {
    is: "crawl of a variable",
    name: "crawl",
    input: () => ({ args: ["env:APP"], options: {} }),
    env: (text) => ({ APP: text }),
  },
  { is: "diff from", name: "diff", input: (text) => ({ args: [text], options: { format: "terminal" } }) },
  { is: "diff to", name: "diff", input: (text) => ({ args: ["HEAD", text], options: { format: "json" } }) },
  {
    is: "diff with a revision",
    name: "diff",
    input: (text) => ({ args: [`migrations:db@${text}`], options: { format: "json" } }),
  },
  { is: "diff --connection", name: "diff", input: (text) => ({ args: ["HEAD"], options: { connection: text } }) },
  { is: "init", name: "init", input: (text) => ({ args: [text], options: { yes: true } }) },
  { is: "docs", name: "docs", input: (text) => ({ args: [text], options: { check: true } }) },
  { is: "history", name: "history", input: (text) => ({ args: [text], options: {} }) },
  { is: "history --connection", name: "history", input: (text) => ({ args: ["a"], options: { connection: text } }) },
  { is: "history --limit", name: "history", input: (text) => ({ args: ["a"], options: { limit: text } }) },
  { is: "blame", name: "blame", input: (text) => ({ args: [text], options: {} }) },
  { is: "demo --port", name: "demo", input: (text) => ({ args: [], options: { port: text } }) },
];

/** Runs a command in this process; all that it says. */
async function said(name: string, input: Input, cwd: string, more: Partial<Context> = {}): Promise<string> {
  const lines: string[] = [];
  const say = (text: unknown) => void lines.push(typeof text === "string" ? text : JSON.stringify(text));
  const says = { print: say, document: say, progress: say, warn: say };
  const context = { cwd, config: undefined, json: false, env: {}, color: false, ...says };
  const spec = commands.find((one) => one.name === name);
  try {
    const { run } = await spec!.load();
    await run(input, { ...context, ...more });
  } catch (error) {
    if (!(error instanceof SchemalogError)) throw error;
    say(error.message);
    say(error.hint ?? "");
  }
  return lines.join("\n");
}

const snapshot = toFiles(canonical(database.parse({ engine: "postgres", objects: [] })));
const below = [...snapshot].map(([path, text]) => [`schema-snapshots/app/snapshot/${path}`, text]);
/** One for all: no command here gets so far as to write. */
let workspace = "";
beforeAll(() => {
  workspace = mkdtempSync(join(tmpdir(), "schemalog-arguments-"));
  write(workspace, {
    "schemalog.yml": "connections:\n  app: { migrations: db }\n",
    "db/1.sql": "CREATE TABLE a (id int);",
    ...Object.fromEntries(below),
  });
  git(workspace, "init", "-q", "-b", "main");
  git(workspace, "add", "-A");
  git(workspace, "-c", "user.name=R", "-c", "user.email=r@example.com", "commit", "-q", "-m", "Start");
  return () => rmSync(workspace, { recursive: true });
});
afterAll(() => expect(JSON.stringify(filesIn(workspace))).not.toContain(canary));

for (const { is, name, input, env } of ways) {
  // Both look an object up by the same function.
  for (const [form, text] of name === "blame" ? forms.slice(0, 12) : forms) {
    attempt(`${is}: ${form}`, "the password is in no word and no file", async () => {
      const cwd = name === "init" ? folder() : workspace;
      const words = await said(name, input(text), cwd, { env: env?.(text) ?? {} });
      expect(words).not.toBe("");
      expect(words).not.toContain(canary);
      if (name === "init") expect(JSON.stringify(filesIn(cwd))).not.toContain(canary);
    });
  }
}

for (const [form, text] of forms) {
  attempt(`--config: ${form}`, "the password is in no error", async () => {
    const words = await said("docs", { args: [], options: {} }, workspace, { config: text });
    expect(words).toContain("there is no such file");
    expect(words).not.toContain(canary);
  });
}

/** Places in schemalog.yml. */
const keys: [key: string, yaml: (text: string) => string][] = [
  ["the name of a connection", (text) => `connections:\n  ${JSON.stringify(text)}: { migrations: db }\n`],
  ["a connection that is no map", (text) => `connections:\n  ${JSON.stringify(text)}: 1\n`],
  ["a URL", (text) => `connections:\n  app: { url: ${JSON.stringify(text)} }\n`],
  ["a shadow server", (text) => `connections:\n  app: { shadow: ${JSON.stringify(text)} }\n`],
  ["a key of a connection", (text) => `connections:\n  app: { ${JSON.stringify(text)}: 1 }\n`],
  ["an engine", (text) => `connections:\n  app: { engine: ${JSON.stringify(text)} }\n`],
  ["a timeout", (text) => `connections:\n  app: { lock-timeout: ${JSON.stringify(text)} }\n`],
  ["no YAML at all", (text) => `connections:\n\tapp: ${text}\n  : [`],
];
for (const [key, yaml] of keys) {
  const some = forms.filter((_, index) => index % 3 === 0);
  for (const [form, text] of some) {
    attempt(`schemalog.yml, ${key}: ${form}`, "the file and line are told, the password is not", async () => {
      const cwd = folder({ "schemalog.yml": yaml(text), "db/1.sql": "" });
      const words = await said("docs", { args: [], options: {} }, cwd);
      expect(words).toMatch(/^schemalog\.yml:\d+:\d+: |no connection|no such file|snapshot/);
      expect(words).not.toContain(canary);
    });
  }
}

/** Processes of their own: what the parser of the command line says. */
const lines: [is: string, args: string[]][] = [
  ["an option that there is none of", ["crawl", `--password=${canary}`]],
  ["a short one with its value", ["crawl", `-p${canary}`]],
  ["one before the command", [`--url=postgres://u:${canary}@h/d`, "crawl"]],
  ["a command that is a URL", [`postgres://u:${canary}@h/d`]],
  ["a command that is a keyword string", [`host=h password=${canary}`]],
  ["a choice that there is none of", ["diff", "HEAD", "--format", `postgres://u:${canary}@h`]],
  ["a choice with its value", ["diff", "HEAD", `--fail-on=password=${canary}`]],
  ["too many arguments", ["history", "a", `postgres://u:${canary}@h/d`]],
  ["a folder to work in", ["crawl", "--cwd", `u:${canary}@h/d`]],
  ["a folder to work in that is a URL", ["crawl", "--cwd", `postgres://u:${canary}@h/d`]],
  ["a name too long for a file", ["docs", "--config", `host=h password=${canary}${"x".repeat(300)}`]],
  ["a report's folder", ["diff", `./host=h password=${canary}`]],
];
for (const [is, args] of lines) {
  attempt(`schemalog: ${is}`, "an error for people, without the password", () => {
    const { exitCode, stdout, stderr } = schemalog(workspace, args);
    expect(exitCode).toBe(2);
    expect(stripVTControlCharacters(stderr)).toMatch(/^(error: |Usage)/);
    expect(stdout + stderr).not.toContain(canary);
  });
}

attempt("a remote of Git with a password, and init", "it is in no word and no file that is written", async () => {
  const cwd = repository({ "db/migrations/1.sql": "CREATE TABLE a (id int);" });
  git(cwd, "remote", "add", "origin", `https://u:${canary}@github.com/a/b.git`);
  expect(await said("init", { args: [], options: { yes: true } }, cwd)).not.toContain(canary);
  const { ".git/config": _, ...files } = filesIn(cwd);
  expect(JSON.stringify(files)).not.toContain(canary);
});
