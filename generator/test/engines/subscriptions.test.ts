import { expect, onTestFinished, test } from "vitest";
import { crawlUrl } from "../../src/sources/crawl-connection.ts";
import { connectionConfig } from "../../src/workspace/config.ts";
import { connectionOf } from "../../src/workspace/workspace.ts";
import { crawl, filesOf } from "../support/crawled.ts";
import { createDatabase, createRoles, type ServerName, sqlOn } from "../support/postgres.ts";

const servers: ServerName[] = ["postgres18", "debianPostgres"];

test.for(servers)("a subscription on %s is told of without where it leads, whoever reads", async (server, context) => {
  const url = await createDatabase(context, server);
  await sqlOn(url, createRoles);
  await sqlOn(
    url,
    `CREATE SUBSCRIPTION "from afar" CONNECTION 'host=canary.example.com password=canary dbname=x' PUBLICATION two, "One"
      WITH (connect = false, slot_name = 'afar', synchronous_commit = local, streaming = off, disable_on_error = true)`,
  );
  await sqlOn(url, `COMMENT ON SUBSCRIPTION "from afar" IS 'What others sell'`);
  onTestFinished(async () => {
    await sqlOn(url, `ALTER SUBSCRIPTION "from afar" SET (slot_name = NONE)`);
    await sqlOn(url, `DROP SUBSCRIPTION "from afar"`);
  });
  await sqlOn(url, "ALTER ROLE schemalog_reader LOGIN PASSWORD 'x'");
  const plain = Object.assign(new URL(url), { username: "schemalog_reader", password: "x" }).href;
  const files = filesOf(await crawl(url));
  expect(files).toEqual(filesOf(await crawl(plain)));
  expect(JSON.stringify(files)).not.toContain("canary");
  const [path = ""] = Object.keys(files).filter((each) => each.startsWith("@other-objects/"));
  expect(JSON.parse(files[path] ?? "")).toEqual({
    name: 'subscription "from afar"',
    comment: "What others sell",
    definition: `CREATE SUBSCRIPTION "from afar" PUBLICATION "One", two WITH (slot_name = 'afar', synchronous_commit = local, disable_on_error = true)`,
  });
});

test("beside migrations, which don't run them, subscriptions are counted alone", async (context) => {
  const url = await createDatabase(context);
  await sqlOn(
    url,
    "CREATE SUBSCRIPTION s CONNECTION 'dbname=x' PUBLICATION p WITH (connect = false, slot_name = NONE)",
  );
  onTestFinished(() => sqlOn(url, "DROP SUBSCRIPTION s").then(() => undefined));
  const of = (more: object) => connectionOf("/workspace", "shop", connectionConfig.parse(more));
  const [alone, beside] = [await crawlUrl(url, of({}), {}), await crawlUrl(url, of({ migrations: "db" }), {})];
  expect(alone.database.otherObjects.map(({ name }) => name)).toEqual(["subscription s"]);
  expect(alone.onServer?.subscription).toBeUndefined();
  expect(beside.database.otherObjects).toEqual([]);
  expect(beside.onServer?.subscription).toBe(1);
});
