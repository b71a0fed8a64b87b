import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MongoClient } from "mongodb";
import { afterAll, beforeAll, expect, inject, type TestContext, test } from "vitest";
import { mongodbProgram } from "../../../../scripts/mongodb.ts";
import type { Table } from "../../../src/core/model/table.ts";
import { engineOf } from "../../../src/engines/registry.ts";
import { keepUnread } from "../../../src/record/keep-unread.ts";
import { everything, filesOf } from "../../support/crawled.ts";
import { startMongodb } from "../../support/mongodb-servers.ts";

const password = "hunter2canary";
const on = (collection: string, actions: string[]) => ({ resource: { db: "shop", collection }, actions });
const all = ["find", "listIndexes", "collStats", "listCollections"];

/** What each user may do, beside signing in. */
const users: Record<string, object[]> = {
  reader: [on("", all)],
  "without listCollections": [on("orders", all.slice(0, 3))],
  "without anything": [],
  "without listIndexes": [on("", ["find", "collStats", "listCollections"])],
  "without find": [on("", ["listIndexes", "collStats", "listCollections"])],
  "without collStats": [on("", ["find", "listIndexes", "listCollections"])],
};

const program = mongodbProgram();
const data = mkdtempSync(join(tmpdir(), "schemalog-mongodb-"));
let server: Awaited<ReturnType<typeof startMongodb>> | undefined;

beforeAll(async () => {
  if (!program) return;
  // Users are made before the server asks for passwords.
  const open = await startMongodb(program, [], data);
  const client = await new MongoClient(open.url).connect();
  const db = client.db("shop");
  await db.createCollection("orders", { validator: { total: { $type: "int" } } });
  for (const name of ["orders", "users"]) {
    await db.collection<object>(name).insertMany([{ total: 1, name: "canary" }] as object[]);
    await db.collection(name).createIndex({ total: 1 }, { name: "total" });
  }
  await db.createCollection("v", { viewOn: "users", pipeline: [] });
  for (const [name, privileges] of Object.entries(users)) {
    await db.command({ createRole: name, privileges, roles: [] });
    await db.command({ createUser: name, pwd: password, roles: [name] });
  }
  await client.close();
  await open.stop();
  server = await startMongodb(program, ["--auth"], data);
});
afterAll(async () => {
  await server?.stop();
  rmSync(data, { recursive: true, force: true });
});

function urlOf(context: TestContext, user: string, pwd = password): string {
  if (!server) context.skip(inject("mongodb").missing ?? "only of a server that the tests start themselves");
  return `${server?.url.replace("//", `//${encodeURIComponent(user)}:${pwd}@`)}/shop`;
}

/** What a user sees of the database that somebody else's last snapshot tells of. */
async function crawlAs(context: TestContext, user: string) {
  const whole = (await engineOf("mongodb").crawl(urlOf(context, "reader"), everything)).database;
  const url = urlOf(context, user);
  const found = await engineOf(url).crawl(url, { ...everything, previous: () => whole });
  expect(JSON.stringify(found)).not.toContain("canary");
  const alone = await engineOf(url).crawl(url, everything);
  return { whole, found, alone, kept: keepUnread(found, whole) };
}

test("who may read sees all, without a warning", async (context) => {
  const { whole, found } = await crawlAs(context, "reader");
  expect(found.warnings).toEqual([]);
  expect(whole.objects.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    "collection orders",
    "collection users",
    "view v",
  ]);
  const [orders] = whole.objects as Table[];
  expect(orders).toMatchObject({ indexes: [{ name: "total" }], checks: [{ name: "validator" }] });
});

/** The warnings for each user, and what is seen without a last snapshot: some servers let nobody list what a user may read. */
const seen: Record<string, { warnings: RegExp[]; alone: RegExp }> = {
  "without listCollections": {
    warnings: [
      /^collections: (no collection is|only collections that .*) seen: the user lacks the right listCollections/,
    ],
    alone: /^(orders)?$/,
  },
  "without anything": { warnings: [/^collections: no collection is seen/], alone: /^$/ },
  "without listIndexes": {
    warnings: [/^collection main.orders: its indexes can't be read: .*lacks a right/, /^collection main.users/],
    alone: /^orders users v$/,
  },
  "without find": {
    warnings: [/^collection main.orders: its documents can't be sampled: .*lacks a right/, /^collection main.users/],
    alone: /^orders users v$/,
  },
  "without collStats": { warnings: [], alone: /^orders users v$/ },
};

test.for(Object.entries(seen))(
  "a user %s loses nothing that is known, and is told what is not seen",
  async ([user, { warnings, alone: names }], context) => {
    const { whole, found, alone, kept } = await crawlAs(context, user);
    expect(filesOf(kept)).toEqual(filesOf(whole));
    expect(found.warnings.map(({ object, message }) => `${object}: ${message}`)).toEqual(
      warnings.map((pattern) => expect.stringMatching(pattern)),
    );
    for (const { remedy } of found.warnings)
      expect(remedy).toBe(`db.grantRolesToUser("${user}", [{ role: "read", db: "shop" }])`);
    expect(alone.database.objects.map(({ name }) => name).join(" ")).toMatch(names);
  },
);

test.for([
  ["reader", "hunter3canary"],
  ["nobody", password],
] as const)("a login that is refused tells %s what to do, and no password", async ([user, pwd], context) => {
  const url = urlOf(context, user, pwd);
  const error = (await engineOf(url)
    .crawl(url, everything)
    .catch((thrown: unknown) => thrown)) as Error & { hint?: string };
  expect(error.message).toMatch(/rejected the login/);
  expect(error.hint).toMatch(/authSource=admin/);
  expect(`${error} ${error.hint} ${error.stack} ${JSON.stringify(error)}`).not.toContain(pwd);
});
