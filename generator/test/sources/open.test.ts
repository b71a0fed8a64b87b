import { mkdirSync, realpathSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { toFiles, treeId } from "../../src/core/canonical/index.ts";
import { openSide } from "../../src/sources/index.ts";
import { readingsOf } from "../../src/sources/side-text.ts";
import { openWorkspace } from "../../src/workspace/index.ts";
import { folder, git, repository, write } from "../support/cli.ts";
import { databaseOf, table } from "../support/history.ts";

const old = toFiles(databaseOf(table("users", ["id integer"])));
const now = toFiles(databaseOf(table("users", ["id integer"]), table("orders", ["id integer"])));
const below = (dir: string, files: Map<string, string>) =>
  Object.fromEntries([...files].map(([path, text]) => [`${dir}/${path}`, text]));
const config = "connections:\n  shop: { migrations: db/migrations, url: env:NOT_SET }\n";

/** A repository with two commits, and a work tree that is ahead of both. */
function shop(extra: Record<string, string> = {}): string {
  const cwd = realpathSync(
    repository({
      "schemalog.yml": config,
      "db/migrations/1.sql": "CREATE TABLE users (id integer);",
      ...below("schema-snapshots/shop/snapshot", old),
      ...extra,
    }),
  );
  git(cwd, "tag", "v1");
  write(cwd, {
    "db/migrations/2.sql": "CREATE TABLE orders (id integer);",
    ...below("schema-snapshots/shop/snapshot", now),
  });
  git(cwd, "add", "-A");
  git(cwd, "commit", "-q", "-m", "Orders");
  write(cwd, { "db/migrations/3.sql": "CREATE TABLE items (id integer);" });
  return cwd;
}

async function open(text: string, cwd: string, more: { connection?: string; env?: Record<string, string> } = {}) {
  const side = await openSide(text, await openWorkspace({ cwd }), { cwd, env: {}, ...more });
  return { ...side, names: side.database.objects.map(({ name }) => name) };
}

describe("what a text may mean", () => {
  test.each([
    ["env:A", ["url"]],
    ["postgres://u:p@h/d", ["url"]],
    ["migrations:db@HEAD", ["migrations"]],
    ["connection:shop", ["connection"]],
    ["connection:shop@v1", ["connection at"]],
    ["./shop", ["folder"]],
    ["/shop", ["folder"]],
    ["..", ["folder"]],
    ["C:\\shop", ["folder"]],
    ["shop", ["connection", "folder", "revision"]],
    ["HEAD@{1}", ["connection at", "folder", "revision"]],
  ])("%s", (text, forms) => expect(readingsOf(text).map(({ form }) => form)).toEqual(forms));

  test.each([
    ["db", "db", undefined],
    ["db@main", "db", "main"],
    ["db@HEAD@{1}", "db", "HEAD@{1}"],
    ["packages/@acme/db", "packages/@acme/db", undefined],
    ["packages/@acme/db@v1", "packages/@acme/db", "v1"],
    ["@acme/db@v1", "@acme/db", "v1"],
  ])("migrations:%s", (text, path, revision) => {
    expect(readingsOf(`migrations:${text}`)).toEqual([{ form: "migrations", path, revision }]);
  });
});

describe("openSide", () => {
  test("a revision, a connection's snapshot there, and a folder of a snapshot", async () => {
    const cwd = shop();
    expect(await open("v1", cwd)).toMatchObject({ label: "shop@v1", names: ["users"], version: treeId(old) });
    expect(await open("HEAD~1", cwd)).toMatchObject({ label: "shop@HEAD~1", names: ["users"] });
    expect(await open("main", join(cwd, "db"))).toMatchObject({ names: ["orders", "users"] });
    expect(await open("shop@HEAD", cwd)).toMatchObject({ label: "shop@HEAD", version: treeId(now) });
    expect(await open("schema-snapshots/shop", cwd)).toMatchObject({ names: ["orders", "users"] });
    expect(await open("../schema-snapshots/shop/snapshot", join(cwd, "db"))).toMatchObject({ version: treeId(now) });
    expect(git(cwd, "rev-parse", "v1:schema-snapshots/shop/snapshot")).toBe(treeId(old));
  });

  test("migrations of the work tree and of any revision, which leave the work tree alone", async () => {
    const cwd = shop();
    expect(await open("migrations:migrations@v1", join(cwd, "db"))).toMatchObject({
      label: "migrations@v1",
      names: ["users"],
    });
    expect(await open("migrations:db/migrations", cwd)).toMatchObject({ names: ["items", "orders", "users"] });
    expect(git(cwd, "status", "--porcelain")).toBe("?? db/migrations/3.sql");
  });

  test("one file of migrations at a revision, and the settings of its connection", async () => {
    const cwd = shop({
      "schemalog.yml": "connections:\n  a: { migrations: db/dump.sql, exclude: [hidden] }\n  b: { url: env:B }\n",
      "db/dump.sql": "CREATE TABLE shown (id integer); CREATE TABLE hidden (id integer);",
    });
    expect(await open("migrations:db/dump.sql@v1", cwd)).toMatchObject({ label: "db/dump.sql@v1", names: ["shown"] });
    write(cwd, { "db/dump.sql": "SELECT nope;" });
    git(cwd, "commit", "-q", "-a", "-m", "Break it");
    await expect(open("migrations:db/dump.sql@HEAD", cwd)).rejects.toThrow(/^db\/dump\.sql@HEAD:1: column "nope"/);
  });

  const errors: [text: string, message: string | RegExp, hint: string, more?: Record<string, string>][] = [
    [
      "nowhere",
      "`nowhere` is neither a connection nor a folder with a snapshot nor a Git revision",
      "Give a connection",
    ],
    ["sohp", /^`sohp` is neither/, "Did you mean the connection `shop`?"],
    ["db/migrations", /^`db\/migrations` is neither/, "write migrations:db/migrations"],
    ["--help", /^`--help` is neither/, "Give a connection"],
    ["shop@nowhere", "there is no revision `nowhere`", "git branch"],
    ["connection:other", "there is no connection `other`", "There are: shop."],
    ["migrations:db/migrations@nowhere", "there is no revision `nowhere`", ""],
    ["migrations:db/other@v1", "there are no migrations in db/other at this revision", ""],
    ["migrations:db/new@v1", "there are no migrations in db/new at this revision", "It is in the working tree"],
    ["migrations:../../etc@v1", "leads outside the repository", ""],
    ["migrations:schema-snapshots", "there is no migration in SQL here", ""],
    ["env:NOT_SET", "the environment variable NOT_SET is not set", "export NOT_SET="],
    ["shop", "the environment variable NOT_SET is not set", "export NOT_SET="],
    ["oracle://h/d", 'no engine for "oracle"', ""],
  ];
  test.each(errors)("%s is answered", async (text, message, hint) => {
    const cwd = shop();
    mkdirSync(join(cwd, "db/new"));
    const error = await open(text, cwd).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ exitCode: 2, message: expect.stringMatching(message) });
    expect(String((error as { hint?: string }).hint ?? "")).toContain(hint);
  });

  test("a text that is two things says how to write each", async () => {
    const cwd = shop();
    git(cwd, "branch", "shop");
    await expect(open("shop", cwd)).rejects.toMatchObject({
      message: "`shop` is ambiguous: it could be 2 things",
      hint: "Write connection:shop for the connection, or shop~0 for the Git revision.",
    });
    expect(await open("shop~0", cwd)).toMatchObject({ label: "shop@shop~0" });
  });

  test("a revision where there are two connections asks which", async () => {
    const cwd = shop({
      ...below("schema-snapshots/other/snapshot", old),
      "schemalog.yml": "connections:\n  shop: {}\n  other: {}\n",
    });
    await expect(open("v1", cwd)).rejects.toMatchObject({ hint: "Write one of: other@v1, shop@v1." });
    expect(await open("v1", cwd, { connection: "other" })).toMatchObject({ label: "other@v1" });
  });

  test("no password is shown, whatever goes wrong", async () => {
    const cwd = shop();
    const url = "postgres://app:canary-8c1f@127.0.0.1:1/shop?password=canary-8c1f";
    for (const text of [url, "env:URL", `${url}#x`]) {
      const error = await open(text, cwd, { env: { URL: url } }).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ exitCode: 3 });
      expect(`${(error as Error).message}${(error as { hint?: string }).hint}`).not.toContain("canary");
    }
  });

  test("outside of a repository, folders work and revisions say why not", async () => {
    const cwd = folder(below("schema-snapshots/shop/snapshot", now));
    expect(await open("schema-snapshots/shop", cwd)).toMatchObject({ names: ["orders", "users"] });
    await expect(open("shop@HEAD", cwd)).rejects.toMatchObject({
      message: expect.stringContaining("not in a Git repository"),
    });
    await expect(open("HEAD", cwd)).rejects.toMatchObject({
      message: "`HEAD` is neither a connection nor a folder with a snapshot",
    });
  });

  test("a link among the migrations is not followed", async () => {
    const cwd = shop();
    symlinkSync("/etc/hostname", join(cwd, "db/migrations/4.sql"));
    await expect(open("migrations:db/migrations", cwd)).rejects.toThrow("4.sql: this is a symbolic link");
  });
});
