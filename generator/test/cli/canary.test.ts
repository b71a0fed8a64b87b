import { spawnSync } from "node:child_process";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, type TestContext, test } from "vitest";
import { filesIn, folder, git, repository, schemalog } from "../support/cli.ts";
import { createDatabase, sqlOn } from "../support/postgres.ts";

/** The part of the secrets that no encoding changes. */
const canary = "c4n4ry";
const password = `a/${canary}#@:%é`;
const encoded = encodeURIComponent(password);
const role = `canary_${process.pid}`;

const config = (url: string) => `connections:\n  app:\n    url: ${url}\n`;

/** A database that holds secrets itself; its URL for a role with the password, and without it. */
async function database(context: TestContext) {
  const admin = await createDatabase(context);
  await sqlOn(
    admin,
    `CREATE ROLE ${role} LOGIN PASSWORD '${password}';
    CREATE TABLE notes (id int PRIMARY KEY, body text);
    CREATE FOREIGN DATA WRAPPER far;
    CREATE SERVER elsewhere FOREIGN DATA WRAPPER far OPTIONS (host 'h', password '${password}', sslpassword '${canary}');
    CREATE FOREIGN TABLE distant (id int) SERVER elsewhere OPTIONS (password '${password}');
    CREATE USER MAPPING FOR ${role} SERVER elsewhere OPTIONS (user 'u', password '${password}')`,
  );
  onTestFinished(() => sqlOn(admin, `DROP OWNED BY ${role}; DROP ROLE ${role}`).then(() => undefined));
  const [bare, whole] = [new URL(admin), new URL(admin)];
  bare.username = whole.username = role;
  bare.password = "";
  whole.password = encoded;
  return { bare: bare.href, whole: whole.href, address: bare.host, name: bare.pathname.slice(1) };
}

/** All that stands in a repository: files, and what Git keeps of them, messages too. */
function everything(cwd: string): string {
  const objects = spawnSync("git", ["cat-file", "--batch", "--batch-all-objects"], { cwd, encoding: "latin1" }).stdout;
  expect(objects).toContain("Schemalog-Version: ");
  return `${JSON.stringify(filesIn(cwd))}${objects}`;
}

test("a password is in no file, commit or output, however it is given", async (context) => {
  const { bare, whole, address, name } = await database(context);
  const passFile = join(
    folder({ pgpass: `${address}:*:${role}:${password.replaceAll(/[\\:]/g, "\\$&")}\n` }),
    "pgpass",
  );
  chmodSync(passFile, 0o600);
  const few = ["crawl --commit", "diff HEAD app"];
  const all = ["crawl --json", ...few, "crawl --check", "docs --json", "history notes", "blame notes --json"];
  const ways: [url: string, env: Record<string, string>, commands: string[]][] = [
    ["env:APP_URL", { APP_URL: whole }, [...all, "diff HEAD env:APP_URL --format json"]],
    ["env:APP_URL", { APP_URL: `${bare}?password=${encoded}` }, few],
    [bare, { PGPASSWORD: password }, few],
    [bare, { PGPASSFILE: passFile }, few],
  ];
  for (const [url, env, commands] of ways) {
    const cwd = repository({ "schemalog.yml": config(url) });
    for (const command of commands) {
      const result = schemalog(cwd, command.split(" "), { ...env, DEBUG: "*" });
      expect(result).toMatchObject({ exitCode: 0, stderr: "" });
      expect(result.stdout).not.toContain(canary);
    }
    expect(everything(cwd)).not.toContain(canary);
  }

  const cwd = repository();
  for (const args of [
    ["init", whole],
    ["crawl", whole],
    ["crawl", whole, "--commit"],
    ["diff", "HEAD", whole],
  ]) {
    const { stdout, stderr } = schemalog(cwd, args);
    expect(stdout + stderr).not.toContain(canary);
  }
  expect(git(cwd, "log", "-1", "--format=%(trailers:key=Schemalog-Connection,valueonly)")).toBe(`${name}\n`);
  expect(everything(cwd)).not.toContain(canary);
}, 60_000);

test("a password is in no error", async (context) => {
  const { whole, address } = await database(context);
  const to = (rest: string, secret = encoded) => `postgresql://${role}:${secret}@${rest}`;
  const urls = [
    to("127.0.0.1:1/shop"),
    to(`${address}/nosuchdatabase`),
    to(`${address}/postgres`, `${encoded}x`),
    to(`${address}/postgres?sslmode=verify-full`),
    to(`${address}/postgres?sslmode=nonsense`),
    to("nosuchhost.invalid/shop"),
    to("127.0.0.1:port/shop"),
    to(`${address}/postgres`, password),
    to(`${address}/postgres`, `12/${canary}#x`),
    to(`${address}/postgres`, `${canary}%`),
    whole.replace("postgresql:", "oracle:"),
    whole.replace("postgresql://", ""),
    `postgresql://${address}/postgres?user=${role}&password=${encoded}x`,
  ];
  const cwd = repository({ "schemalog.yml": config("env:APP_URL") });
  for (const url of urls) {
    for (const args of [
      ["crawl", url],
      ["diff", "env:APP_URL", url],
    ]) {
      const { exitCode, stdout, stderr } = schemalog(cwd, args, { APP_URL: url, DEBUG: "*" });
      expect({ url, args, stdout, exitCode, isSafe: !stderr.includes(canary) }).toEqual({
        ...{ url, args, stdout: "", isSafe: true },
        exitCode: expect.toSatisfy((code) => code === 2 || code === 3),
      });
      expect(stderr).not.toMatch(/\n\s+at |bug in schemalog/);
    }
  }
  expect(JSON.stringify(filesIn(cwd))).not.toContain(canary);
}, 60_000);
