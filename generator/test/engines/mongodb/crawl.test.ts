import { type Db, type Document, MongoClient } from "mongodb";
import { expect, type TestContext, test } from "vitest";
import type { Table } from "../../../src/core/model/table.ts";
import { engineOf } from "../../../src/engines/registry.ts";
import { crawl, everything, filesOf } from "../../support/crawled.ts";
import { docsOf } from "../../support/docs.ts";
import { createMongodb, refuses } from "../../support/mongodb.ts";
import { listen, passTo } from "../../support/wire.ts";
import { commandsIn } from "./commands.ts";

/** The commands of a crawl of so many collections, as they go over the wire. */
async function commandsFor(context: TestContext, collections: number): Promise<string[]> {
  const { url, db } = await createMongodb(context);
  for (let index = 0; index < collections; index++) {
    await db.collection<Document>(`c${index}`).insertMany([{ a: 1 }, { a: 2 }]);
    await db.collection(`c${index}`).createIndex({ a: 1 });
  }
  await db.createCollection("v", { viewOn: "c0", pipeline: [] });
  const commands: string[] = [];
  const port = await listen((socket) =>
    passTo(
      url,
      commandsIn((name) => commands.push(name)),
    )(socket),
  );
  const proxied = Object.assign(new URL(url), { port });
  const { objects } = await crawl(proxied.href);
  expect(objects).toHaveLength(collections + 1);
  // What opens and ends connections is beside it: how many there are depends on how quickly the server answers.
  return commands.filter((name) => !["", "hello", "endSessions"].includes(name));
}

test("a crawl asks three things of each collection, and as much besides of 100 as of 3; it only reads", async (context) => {
  const [few, many] = [await commandsFor(context, 3), await commandsFor(context, 100)];
  expect(many.length - 3 * 100).toBe(few.length - 3 * 3);
  expect(few.length - 3 * 3).toBe(3);
  const counts = Object.groupBy(many, (name) => name);
  expect(Object.fromEntries(Object.entries(counts).map(([name, all]) => [name, all?.length]))).toEqual({
    ...{ buildInfo: 1, listCollections: 1, listIndexes: 100, find: 100 },
    // The size of each, and whether there are search indexes.
    aggregate: 101,
  });
});

async function manyDocuments(db: Db, name: string, count: number, of: (id: number) => Document): Promise<void> {
  const size = 10_000;
  for (let from = 0; from < count; from += size)
    await db
      .collection<Document>(name)
      .insertMany(Array.from({ length: Math.min(size, count - from) }, (_, index) => of(from + index)));
}

/** Whether something is so for that share of the documents, evenly. */
const every = (id: number, share: number) => (id * 7919) % 100_000 < share * 100_000;

/** A collection whose keys may be of any type. */
const keyed = (db: Db, name: string) => db.collection<Document & { _id: number }>(name);

test("ten samples of 100,000 documents change no byte, and their fields are those of all", {
  timeout: 600_000,
}, async (context) => {
  const { url, db } = await createMongodb(context);
  await manyDocuments(db, "things", 100_000, (id) => ({
    _id: id,
    kind: id % 3 === 0 ? "a" : "b",
    ...(id % 3 === 0 ? { ofA: 1, alsoA: "x" } : { ofB: 1 }),
    ...(every(id, 0.5) && { half: 1 }),
    ...(every(id, 0.05) && { twentieth: id % 2 === 0 ? 1 : "x" }),
    ...(every(id, 0.001) && { rare: 1 }),
    [`user_${10_000 + id}`]: true,
    list: every(id, 0.3) ? [] : [{ x: 1, ...(every(id, 0.6) && { y: null }) }],
  }));
  let last = (await engineOf(url).crawl(url, everything)).database;
  const first = filesOf(last);
  expect(Object.keys(first)).toHaveLength(3);
  for (let round = 0; round < 10; round++) {
    const known = last;
    last = (await engineOf(url).crawl(url, { ...everything, previous: () => known })).database;
    expect(filesOf(last)).toEqual(first);
  }
  // Each sample by itself would say something else.
  const alone = [];
  for (let round = 0; round < 2; round++) alone.push(filesOf((await engineOf(url).crawl(url, everything)).database));
  expect(new Set(alone.map((files) => JSON.stringify(files))).size).toBeGreaterThan(1);
  const things = last.objects.find(({ name }) => name === "things") as Table;
  expect(things.columns.map(({ name }) => name).filter((name) => name !== "rare")).toEqual([
    "<key>",
    "_id",
    "alsoA",
    "half",
    "kind",
    "list",
    "ofA",
    "ofB",
    "twentieth",
  ]);
  expect(things.discriminator).toEqual(["kind"]);
});

test("hostile names come out whole, and no value anywhere", async (context) => {
  const { url, db } = await createMongodb(context);
  const name = `we"ird {{ @everyone }} <script> | \` 😀 x`;
  await db.collection<Document>(name).insertMany([
    { "a.b": "canary", $c: [{ "😀": "canary" }], "": "canary", "canary@example.org": 1, "2024-canary": 1 },
    { ["n".repeat(200)]: "canary", "user#canary": { "it's": "canary" } },
  ]);
  const database = await crawl(url);
  expect(database.objects.map((object) => object.name)).toEqual([name]);
  const text = JSON.stringify([filesOf(database), ...docsOf(database)]);
  expect(text).not.toMatch(/canary|nnnn/);
  const [table] = database.objects as Table[];
  expect(table?.columns.map((column) => column.name)).toEqual(["", "$c", "<key>", "_id", "a.b"]);
});

test("a document of 16 MB is read, and one after the other no more than 64 MB", async (context) => {
  const { url, db } = await createMongodb(context);
  const text = "x".repeat(15_900_000);
  for (let index = 0; index < 8; index++) await keyed(db, "big").insertOne({ _id: index, text, [`f${index}`]: 1 });
  const [table] = (await crawl(url)).objects as Table[];
  const names = table?.columns.map(({ name }) => name) ?? [];
  expect(names).toEqual(expect.arrayContaining(["_id", "f0", "text"]));
  expect(names).not.toContain("f7");
});

test("what the server keeps for itself is left out, and filters hold", async (context) => {
  const { url, db } = await createMongodb(context);
  await db.createCollection("a");
  await db.createCollection("b");
  await db.createCollection("v", { viewOn: "a", pipeline: [] });
  await db.createCollection("t", { timeseries: { timeField: "at" } });
  const all = await crawl(url);
  expect(all.objects.map(({ name }) => name)).toEqual(["a", "b", "t", "v"]);
  const only = await engineOf(url).crawl(url, {
    ...everything,
    filter: (schema, name) => schema === "main" && name === "b",
  });
  expect(only.database.objects.map(({ name }) => name)).toEqual(["b"]);
});

test("references are those that most documents keep to; the server itself looks for them", async (context) => {
  const { url, db } = await createMongodb(context);
  await keyed(db, "users").insertMany(Array.from({ length: 50 }, (_, index) => ({ _id: index })));
  await keyed(db, "teams").insertMany([{ _id: 1, members: [{ user_id: 1 }, { user_id: 2 }] }]);
  await db.collection<Document>("orders").insertMany(
    Array.from({ length: 100 }, (_, index) => ({
      ...{ user_id: index % 50, teamId: index, user: { $ref: "users", $id: 3 } },
      ...(index % 2 === 0 && { userIds: [1, 2, null] }),
      "user.id": 1,
    })),
  );
  const tables = (await crawl(url)).objects as Table[];
  const found = tables.flatMap(({ name, foreignKeys }) =>
    foreignKeys.map((key) => `${name}.${key.name} → ${key.references.name}`),
  );
  // Of a DBRef only servers know that have $getField.
  expect(found.filter((line) => line !== "orders.user.$id → users")).toEqual([
    "orders.userIds → users",
    "orders.user_id → users",
    "teams.members.user_id → users",
  ]);
});

test.for([
  ["text", { "a.b": "text", c: "text" }, { weights: { c: 10 }, default_language: "german" }],
  ["hashed", { a: "hashed" }, {}],
] as const)("an index of the kind %s", async ([kind, key, options], context) => {
  const { url, db } = await createMongodb(context);
  await db.createCollection("words");
  const refused = await refuses(() => db.collection("words").createIndex(key, { ...options, name: "it" }));
  if (refused) context.skip(`the server has no ${kind} indexes`);
  const [table] = (await crawl(url)).objects as Table[];
  const text = { options: { default_language: "german", weights: ["c: 10"] } };
  expect(table?.indexes).toEqual([
    {
      ...{ name: "it", method: kind },
      key: Object.keys(key).map((column) => ({ column, opclass: kind })),
      ...(kind === "text" && text),
    },
  ]);
});

test.for([
  ["mongodb://127.0.0.1:1", /names no database/, /mongodb:\/\/127\.0\.0\.1:1\/shop/],
  ["mongodb://127.0.0.1:1/?authSource=admin", /names no database/, /authSource=admin/],
  ["mongodb://127.0.0.1:1/admin", /server's own database/, /authSource=admin/],
  ["mongodb://u:canary@pw@127.0.0.1:1/shop", /URL is invalid/, /percent-encode/],
  ["mongodb://u:canary@127.0.0.1:1/shop?foo=bar", /URL is invalid/, /mongodb:\/\/user@host/],
  ["mongodb://u:canary@127.0.0.1:1/shop?authMechanism=MONGODB-AWS", /URL is invalid: /, /mongodb:\/\/user@host/],
  ["mongodb://u:canary@a:99999/shop", /URL is invalid/, /percent-encode/],
  ["mongodb://u:canary@127.0.0.1:1/sh.op", /no database can be called/, /behind the hosts/],
  ["mongodb://u:canary@127.0.0.1:1/shop?serverSelectionTimeoutMS=200", /nothing is listening/, /hosts and ports/],
  ["mongodb+srv://u:canary@nowhere.invalid/shop", /can't be resolved/, /has no port/],
  ["mongodb+srv://u:canary@nowhere.invalid:27017/shop", /URL is invalid/, /mongodb\+srv/],
] as const)("what is wrong with %s is said without the password", async ([url, message, hint]) => {
  const error = (await crawl(url).catch((thrown: unknown) => thrown)) as Error & { hint?: string };
  expect(error.message).toMatch(message);
  expect(error.hint).toMatch(hint);
  expect(`${error} ${error.hint} ${error.stack} ${JSON.stringify(error)}`).not.toContain("canary");
});

test("a way to sign in that needs another module says so", async (context) => {
  const { url } = await createMongodb(context);
  const own = `${url.replace("//", "//u:canary@")}?authMechanism=GSSAPI`;
  const error = (await crawl(own).catch((thrown: unknown) => thrown)) as Error;
  expect(error.message).toMatch(/needs a module that is not installed .*kerberos/);
  expect(error.message).not.toContain("canary");
});

test.for([
  "mongodb://a.example/shop?authMechanism=MONGODB-AWS",
  "mongodb://a.example/shop?authMechanism=MONGODB-OIDC",
  "mongodb://a.example/shop?tls=true&tlsCertificateKeyFile=key.pem",
])("to a server that only a file names goes nothing of this machine: %s", async (url) => {
  await expect(engineOf(url).crawl(url, { ...everything, namedBy: "file" })).rejects.toThrow(
    /credentials of this machine/,
  );
});

test("migrations of it are refused with the way there is", async () => {
  const options = { extensions: [], skipExtensions: [] };
  await expect(engineOf("mongodb").shadow(options)).rejects.toThrow(/programs, not scripts/);
});

test("a collection that goes while it is read is left out", async (context) => {
  const { url, db } = await createMongodb(context);
  for (const name of ["kept", "gone"]) await db.collection<Document>(name).insertOne({ a: 1 });
  const client = new MongoClient(url);
  const drops: Promise<boolean>[] = [];
  const drop = commandsIn((name) => name === "listIndexes" && void drops.push(client.db().dropCollection("gone")));
  const port = await listen((socket) => passTo(url, drop)(socket));
  const { database, warnings } = await engineOf(url).crawl(Object.assign(new URL(url), { port }).href, everything);
  await Promise.all(drops);
  await client.close();
  expect(drops.length).toBeGreaterThan(0);
  expect(warnings).toEqual([]);
  expect(database.objects.map(({ name }) => name)).toContain("kept");
});

test("a database without collections is a warning, for a mistyped name looks the same", async (context) => {
  const { url } = await createMongodb(context);
  const { database, warnings } = await engineOf(url).crawl(url, everything);
  expect(database.objects).toEqual([]);
  expect(warnings).toMatchObject([{ object: "database", remedy: "Check the name in the URL" }]);
});
