import { expect, test } from "vitest";
import { dialectOf } from "../../src/core/dialects/registry.ts";
import { crawlConnection, openSide, otherVersion } from "../../src/sources/index.ts";
import { openWorkspace } from "../../src/workspace/index.ts";
import { folder } from "../support/cli.ts";
import { createDatabase, sqlOn } from "../support/postgres.ts";

test("a live database by its connection, by env:NAME and by URL, with the connection's filter", async (context) => {
  const url = await createDatabase(context);
  await sqlOn(
    url,
    "CREATE TABLE kept (id int); CREATE TABLE tmp_a (id int); CREATE SCHEMA s; CREATE TABLE s.kept (id int)",
  );
  const cwd = folder({
    "schemalog.yml": 'connections:\n  shop: { url: env:SHOP, include: ["public.*"], exclude: [tmp_*] }\n',
  });
  const workspace = await openWorkspace({ cwd });
  for (const [text, label] of [
    ["shop", "shop"],
    ["env:SHOP", "env:SHOP"],
    [url, url.replace("postgres:postgres@", "")],
  ] as const) {
    const side = await openSide(text, workspace, { cwd, env: { SHOP: url } });
    expect(side).toMatchObject({ label, warnings: [], unread: [] });
    expect(side.database.objects.map(({ schema, name }) => `${schema}.${name}`)).toEqual(["public.kept"]);
  }
});

test("a connection with a URL and migrations is read live, or built where that is asked for", async (context) => {
  const url = await createDatabase(context);
  await sqlOn(url, "CREATE TABLE live (id int)");
  const cwd = folder({
    "schemalog.yml": "connections:\n  both: { url: env:SHOP, migrations: db }\n  none: {}\n",
    "db/1.sql": "CREATE TABLE built (id int);",
  });
  const workspace = await openWorkspace({ cwd });
  const [both, none] = workspace.connections;
  const names = async (from?: "url" | "migrations") => {
    const { database } = await crawlConnection(both!, { workspace, env: { SHOP: url }, from });
    return database.objects.map(({ name }) => name);
  };
  expect(await names()).toEqual(["live"]);
  expect(await names("url")).toEqual(["live"]);
  expect(await names("migrations")).toEqual(["built"]);
  await expect(crawlConnection(none!, { workspace, env: {} })).rejects.toMatchObject({
    message: "the connection `none` has no url or migrations",
    exitCode: 2,
  });
});

test("a server of another version than migrations are judged for is told of", async (context) => {
  const url = await createDatabase(context);
  const warningsOf = async (settings: string) => {
    const workspace = await openWorkspace({
      cwd: folder({
        "schemalog.yml": `connections:\n  shop: { url: env:SHOP${settings} }\n`,
        "db/1.sql": "CREATE TABLE built (id int);",
      }),
    });
    const [shop] = workspace.connections;
    const live = await crawlConnection(shop!, { workspace, env: { SHOP: url } });
    expect(live.serverVersion).toBe(server);
    return otherVersion(shop!, live);
  };
  const [row] = await sqlOn(url, "SHOW server_version");
  const server = String(Number.parseInt(String(row?.server_version), 10));
  const older = String(Number(server) - 1);
  expect(await warningsOf("")).toEqual([]);
  expect(await warningsOf(`, migrations: db, server-version: ${server}.3`)).toEqual([]);
  expect(await warningsOf(`, migrations: db, server-version: ${older}`)).toEqual([
    {
      message: `the server is of version ${server}, but migrations are judged for version ${older}`,
      remedy: `Set \`server-version: ${server}\` at \`connections.shop\` in schemalog.yml.`,
    },
  ]);
});

test("without a version, migrations are judged for that of the embedded database", async () => {
  const workspace = await openWorkspace({
    cwd: folder({
      "schemalog.yml": "connections:\n  shop: { migrations: db }\n",
      "db/1.sql": "CREATE TABLE a (id int);",
    }),
  });
  const { serverVersion } = await crawlConnection(workspace.connections[0]!, { workspace, env: {} });
  expect(serverVersion).toBe(dialectOf("postgres").measuredOn);
});
