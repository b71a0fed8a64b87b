import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "../../src/commands/init.ts";
import { parseConfig } from "../../src/config/index.ts";
import { folder } from "../support/cli.ts";

async function init(cwd: string, args: string[] = [], { json = false, dryRun = false } = {}) {
  const printed: string[] = [];
  const context = { cwd, json, config: undefined, env: {}, color: false, progress() {}, warn() {} };
  const exitCode = await run({ args, options: { dryRun } }, { ...context, print: (text) => printed.push(text) });
  const file = join(cwd, "schemalog.yml");
  const text = existsSync(file) ? readFileSync(file, "utf8") : undefined;
  return { exitCode, said: printed.join("\n"), text, connections: text && parseConfig(text, "x").connections };
}

describe("init", () => {
  test("writes a connection for each folder of migrations, named after what it is of", async () => {
    const cwd = folder({
      "services/billing/db/migrations/1.sql": "CREATE TABLE a (id int);",
      "services/shop/prisma/migrations/1_a/migration.sql": "CREATE TABLE a (id int);",
      "shop/migrations/1.sql": "CREATE TABLE a (id int);",
    });
    const { said, text, connections } = await init(cwd);
    expect(text).toMatch(/^# yaml-language-server: \$schema=https:\/\/\S+\.json\n/);
    expect(connections).toMatchObject({
      billing: { migrations: "services/billing/db/migrations" },
      shop: { migrations: "services/shop/prisma/migrations" },
      "shop-2": { migrations: "shop/migrations" },
    });
    expect(said).toBe(
      "Wrote schemalog.yml:\n" +
        "  billing: services/billing/db/migrations (SQL files, 1 script)\n" +
        "  shop: services/shop/prisma/migrations (Prisma, 1 script)\n" +
        "  shop-2: shop/migrations (SQL files, 1 script)\n" +
        "Next: schemalog crawl",
    );
  });

  test("never writes over a schemalog.yml, nor below one", async () => {
    const cwd = folder({ "schemalog.yml": "connections: {}\n", "a/migrations/1.sql": "SELECT 1" });
    expect(await init(cwd)).toMatchObject({
      exitCode: 0,
      text: "connections: {}\n",
      said: expect.stringContaining("stays as it is"),
    });
    expect(await init(join(cwd, "a"))).toMatchObject({
      text: undefined,
      said: expect.stringContaining("../schemalog.yml"),
    });
  });

  test("a password goes into the environment, not into the file or the output", async () => {
    const { said, text, connections } = await init(folder(), [
      "postgres://app:canary-8c1f@db.example.com/Shop%20EU?x=1",
    ]);
    expect(connections).toMatchObject({ "shop-20eu": { url: "env:DATABASE_URL" } });
    expect(`${said}${text}`).not.toContain("canary");
    expect(said).toContain("export DATABASE_URL='…' && schemalog crawl");
  });

  test("a URL without a password and a reference are kept", async () => {
    expect((await init(folder(), ["postgres://localhost/shop"])).connections).toMatchObject({
      shop: { url: "postgres://localhost/shop" },
    });
    expect((await init(folder(), ["env:SHOP_URL"])).connections).toMatchObject({ database: { url: "env:SHOP_URL" } });
  });

  test("--dry-run and --json print the plan", async () => {
    const cwd = folder({ "db/migrations/1.sql": "SELECT 1" });
    const { said, text } = await init(cwd, ["db/migrations"], { json: true, dryRun: true });
    expect(text).toBeUndefined();
    expect(JSON.parse(said)).toMatchObject({ written: false, next: "schemalog crawl" });
  });

  test.each([
    [[], "no SQL migrations were found"],
    [["nowhere"], "nowhere: there is no such folder or file"],
    [["env:not a name"], "schemalog.yml:4:5: `url`: write the name of an environment variable"],
    [["oracle://h/d"], 'there is no engine for "oracle"'],
  ])("%j is answered, and writes nothing", async (args, message) => {
    const cwd = folder();
    await expect(init(cwd, args)).rejects.toMatchObject({ exitCode: 2, message: expect.stringContaining(message) });
    expect(existsSync(join(cwd, "schemalog.yml"))).toBe(false);
  });
});
