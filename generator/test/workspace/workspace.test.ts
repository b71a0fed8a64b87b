import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { chooseConnections, openWorkspace } from "../../src/workspace/index.ts";

let dir: string;
beforeEach(() => {
  dir = realpathSync(mkdtempSync(join(tmpdir(), "schemalog-config-")));
  mkdirSync(join(dir, ".git"));
});
afterEach(() => rmSync(dir, { recursive: true }));

const write = (path: string, text: string) => {
  mkdirSync(join(dir, path, ".."), { recursive: true });
  writeFileSync(join(dir, path), text);
};
const shop = (settings: string) => `connections:\n  shop: { ${settings} }\n`;

describe("openWorkspace", () => {
  test("finds the nearest schemalog.yml upwards, and computes every folder", async () => {
    write("schemalog.yml", shop("url: env:SHOP, migrations: db/migrations"));
    mkdirSync(join(dir, "a/b"), { recursive: true });
    const workspace = await openWorkspace({ cwd: join(dir, "a/b") }, { required: true });
    expect(workspace).toMatchObject({ root: dir, repository: dir, configFile: join(dir, "schemalog.yml") });
    expect(workspace.connections[0]).toEqual({
      name: "shop",
      boundary: dir,
      url: "env:SHOP",
      engine: undefined,
      migrations: join(dir, "db/migrations"),
      shadow: undefined,
      shadowSuperuser: false,
      skipExtensions: [],
      limits: { statement: 120_000, total: 900_000, memory: 3 * 2 ** 30 },
      include: [],
      exclude: [],
      statementTimeout: 60_000,
      lockTimeout: 5_000,
      owners: false,
      dir: join(dir, "schema-snapshots/shop"),
      snapshotDir: join(dir, "schema-snapshots/shop/snapshot"),
      changesDir: join(dir, "schema-snapshots/shop/changes"),
      docsDir: join(dir, "schema-snapshots/shop/docs"),
      annotationsDir: join(dir, "schema-snapshots/shop/annotations"),
    });
  });

  test("does not look beyond the repository", async () => {
    write("schemalog.yml", shop("url: env:SHOP"));
    mkdirSync(join(dir, "inner/.git"), { recursive: true });
    const workspace = await openWorkspace({ cwd: join(dir, "inner") });
    expect(workspace).toMatchObject({ root: join(dir, "inner"), connections: [] });
    expect(workspace.configFile).toBeUndefined();
    await expect(openWorkspace({ cwd: join(dir, "inner") }, { required: true })).rejects.toMatchObject({
      message: `no schemalog.yml in ${join(dir, "inner")} or above it`,
      exitCode: 2,
    });
  });

  test("works without a schemalog.yml: the folders of snapshots are the connections", async () => {
    mkdirSync(join(dir, "schema-snapshots/shop"), { recursive: true });
    mkdirSync(join(dir, "schema-snapshots/audit/docs"), { recursive: true });
    const workspace = await openWorkspace({ cwd: join(dir, "schema-snapshots/audit") });
    expect(workspace.root).toBe(dir);
    expect(workspace.connections.map(({ name }) => name)).toEqual(["audit", "shop"]);
  });

  test("--config names the file, and errors name it as the person does", async () => {
    write("conf/db.yml", shop("urll: env:X"));
    await expect(openWorkspace({ cwd: dir, config: "conf/db.yml" })).rejects.toThrow(
      /^conf\/db\.yml:2:11: unknown key/,
    );
    await expect(openWorkspace({ cwd: dir, config: "nowhere.yml" })).rejects.toThrow(
      "nowhere.yml: there is no such file",
    );
  });

  test("a path may leave the folder of the config, not the repository", async () => {
    write("packages/db/schemalog.yml", shop("migrations: ../../prisma/migrations"));
    const { connections } = await openWorkspace({ cwd: join(dir, "packages/db") });
    expect(connections[0]?.migrations).toBe(join(dir, "prisma/migrations"));
  });

  test.each([
    ["../outside", "leads outside the repository"],
    ["/etc", "is absolute"],
    ["C:\\data", "is absolute"],
    ["link/x", "leads outside the repository through a symbolic link"],
  ])("the path %s is refused", async (path, why) => {
    symlinkSync(tmpdir(), join(dir, "link"));
    write("schemalog.yml", shop(`migrations: '${path}'`));
    await expect(openWorkspace({ cwd: dir })).rejects.toMatchObject({
      message: `schemalog.yml: connections.shop.migrations: the path ${why}`,
      exitCode: 2,
    });
  });

  test("a snapshot folder that is a link out of the repository is refused", async () => {
    mkdirSync(join(dir, "schema-snapshots"));
    symlinkSync(tmpdir(), join(dir, "schema-snapshots/shop"));
    write("schemalog.yml", shop("url: env:X"));
    await expect(openWorkspace({ cwd: dir })).rejects.toThrow("through a symbolic link");
  });

  test("two names that are the same folder on some systems are refused", async () => {
    write("schemalog.yml", "connections:\n  shop: { url: env:A }\n  Shop: { url: env:B }\n");
    await expect(openWorkspace({ cwd: dir })).rejects.toThrow("the connections `shop` and `Shop` are the same folder");
  });

  test("an unknown connection is answered with the nearest one", async () => {
    write("schemalog.yml", "connections:\n  shop: { url: env:A }\n  audit: { url: env:B }\n");
    const workspace = await openWorkspace({ cwd: dir });
    expect(chooseConnections(workspace).map(({ name }) => name)).toEqual(["audit", "shop"]);
    expect(chooseConnections(workspace, ["shop", "shop"]).map(({ name }) => name)).toEqual(["shop"]);
    expect(() => chooseConnections(workspace, ["sohp"])).toThrow(
      expect.objectContaining({ message: "there is no connection `sohp`", hint: "Did you mean `shop`?", exitCode: 2 }),
    );
  });
});
