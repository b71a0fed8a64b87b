import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Database } from "../../../src/core/model/database.ts";
import { filesOf } from "../../support/crawled.ts";
import {
  before,
  type Call,
  crawlWith,
  load,
  refusal,
  sized,
  startDynalite,
  type TableWithItems,
} from "../../support/dynamodb.ts";
import { expectGolden } from "../../support/golden.ts";
import { listen } from "../../support/wire.ts";

const folder = join(import.meta.dirname, "../../cases/dynamodb/tables");
const tables = () => JSON.parse(readFileSync(join(folder, "input.json"), "utf8")) as TableWithItems[];

const inOneText = (database: Database) =>
  Object.entries(filesOf(database))
    .map(([path, content]) => `== ${path}\n${content}`)
    .join("");

const plain = (TableName: string): TableWithItems => ({
  TableName,
  KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
  AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
  BillingMode: "PAY_PER_REQUEST",
});

test("tables with their keys, indexes, attributes and entities; no value of an item", async () => {
  const url = await startDynalite();
  await load(url, tables());
  const { database, warnings } = await crawlWith(url);
  expect(warnings).toEqual([]);
  const text = inOneText(database);
  expectGolden(text, join(folder, "expected.txt"));
  expect(text).not.toMatch(/canary|example\.com|PROFILE|2024/i);
});

test("asks three calls of each table and one for their names, and changes nothing", async () => {
  const callsFor = async (count: number): Promise<Record<string, number>> => {
    const url = await startDynalite();
    await load(
      url,
      Array.from({ length: count }, (_, n) => plain(`table_${n}`)),
    );
    const calls: Record<string, number> = {};
    const watched = await before(url, ({ name }) => {
      calls[name] = (calls[name] ?? 0) + 1;
      return undefined;
    });
    expect((await crawlWith(watched)).database.objects).toHaveLength(count);
    return calls;
  };
  for (const count of [3, 130]) {
    expect(await callsFor(count)).toEqual({
      ...{ ListTables: Math.ceil(count / 100), DescribeTable: count, DescribeTimeToLive: count, Scan: count },
    });
  }
});

/** Orders and customers, of which some have what the others lack. */
const single = (count: number): TableWithItems => ({
  ...plain("single"),
  Items: Array.from({ length: count }, (_, n) => ({
    ...{ id: { S: `${n % 3 === 0 ? "CUSTOMER" : "ORDER"}#${n}` }, filler: { S: "x".repeat(900) } },
    ...(n % 3 === 0 ? { email: { S: "e" } } : { total: n % 5 === 0 ? { S: "1" } : { N: "1" } }),
    ...(n % 2 === 0 && { half: { BOOL: true } }),
    ...(n % 20 === 0 && { border: { N: "1" } }),
    ...(n % 400 === 0 && { rare: { N: "1" } }),
  })),
});

test("twice, and with other seeds, of which each reads other items: zero changed bytes", async () => {
  const url = await startDynalite();
  await load(url, [single(4000)]);
  const read = new Set<string>();
  const watched = await sized(url, 4_000_000, 4_000, ({ name, body }) => {
    if (name === "Scan") read.add(String(body.Segment));
  });
  const scan = { upTo: Number.POSITIVE_INFINITY, readUnits: 120 };
  const first = (await crawlWith(watched, { scan })).database;
  expect(first.objects[0]).toMatchObject({ shapes: [{ name: "CUSTOMER#" }, { name: "ORDER#" }] });
  const segments = read.size;
  let previous: Database = first;
  for (const seed of [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) {
    const { database } = await crawlWith(watched, { scan: { ...scan, seed }, previous: () => previous });
    expect(inOneText(database)).toBe(inOneText(first));
    previous = database;
  }
  expect(read.size).toBeGreaterThan(2 * segments);
}, 240_000);

test("what is read of a table stays within its read units", async () => {
  const url = await startDynalite();
  await load(url, [single(3000)]);
  let consumed = 0;
  let pages = 0;
  const watched = await before(await sized(url, 3_000_000, 3_000), async ({ name }, answer) => {
    if (name !== "Scan") return undefined;
    const body = await answer();
    consumed += (body.ConsumedCapacity as { CapacityUnits: number }).CapacityUnits;
    pages += 1;
    return { body };
  });
  const { warnings } = await crawlWith(watched, { scan: { upTo: 10 ** 9, readUnits: 40 } });
  expect(warnings).toEqual([]);
  expect(pages).toBeGreaterThan(3);
  expect(consumed).toBeGreaterThan(20);
  expect(consumed).toBeLessThan(50);
});

test("items of large tables are not read unless somebody asks for it, and that is told", async () => {
  const url = await startDynalite();
  await load(url, [{ ...plain("large"), Items: [{ id: { S: "1" }, more: { S: "x" } }] }]);
  let scans = 0;
  const grown = await sized(url, 60_000_000, 60_000, ({ name }) => {
    if (name === "Scan") scans += 1;
  });
  const usual = await crawlWith(grown);
  expect(scans).toBe(0);
  expect(usual.database.objects[0]).toMatchObject({ columns: [{ name: "id" }] });
  expect(usual.warnings).toMatchObject([
    { object: "table large", message: expect.stringMatching(/larger than 50 MB.*costs money/) },
  ]);
  const asked = await crawlWith(grown, { scan: { upTo: 10 ** 9, readUnits: 500 } });
  expect(asked.warnings).toEqual([]);
  expect(scans).toBeGreaterThan(0);
  const refused = scans;
  const none = await crawlWith(grown, { scan: { upTo: 0, readUnits: 0 }, previous: () => asked.database });
  expect(none.warnings).toEqual([]);
  expect(scans).toBe(refused);
});

test("throttled calls are made again; where it never ends, what is not seen is told", async () => {
  const url = await startDynalite();
  await load(url, tables());
  const whole = inOneText((await crawlWith(url)).database);
  const seen = new Map<string, number>();
  const busy = await before(url, ({ name, body }) => {
    const key = `${name} ${body.TableName}`;
    seen.set(key, (seen.get(key) ?? 0) + 1);
    if ((seen.get(key) ?? 0) > 4) return undefined;
    if (seen.get(key) === 2) return { ...refusal("InternalServerError"), status: 500, body: {} };
    return refusal(name === "Scan" ? "ProvisionedThroughputExceededException" : "ThrottlingException");
  });
  const { database, warnings } = await crawlWith(busy);
  expect(warnings).toEqual([]);
  expect(inOneText(database)).toBe(whole);

  const always = await before(url, ({ name }) =>
    name === "Scan" ? refusal("ProvisionedThroughputExceededException") : undefined,
  );
  const begin = performance.now();
  const last = (await crawlWith(url)).database;
  const kept = await crawlWith(always, { statementTimeout: 2_000, previous: () => last });
  expect(performance.now() - begin).toBeLessThan(15_000);
  expect(kept.warnings).toMatchObject([{ object: "tables Sessions_eu-1.v2, app" }]);
  expect(kept.warnings[0]?.message).toContain("throttled");
  expect(inOneText(kept.database)).toBe(whole);
});

test("what a permission is missing for is named, and kept as it was", async () => {
  const url = await startDynalite();
  await load(url, tables());
  const last = (await crawlWith(url)).database;
  const without = async (denied: (call: Call) => boolean, previous?: Database) => {
    const limited = await before(url, (call) =>
      denied(call) ? refusal("AccessDeniedException", `User: x is not authorized to perform: ${call.name}`) : undefined,
    );
    return crawlWith(limited, { previous: () => previous });
  };
  for (const name of ["DescribeTimeToLive", "Scan"]) {
    const { database, warnings } = await without((call) => call.name === name, last);
    expect(warnings).toEqual([
      {
        object: "tables Sessions_eu-1.v2, app",
        message: expect.stringContaining(`the credentials lack dynamodb:${name}`),
        remedy: `Allow dynamodb:${name} on these tables.`,
      },
    ]);
    expect(inOneText(database)).toBe(inOneText(last));
  }
  const one = await without(({ name, body }) => name === "DescribeTable" && body.TableName === "app", last);
  expect(one.unread).toEqual([{ schema: "main", name: "app" }]);
  expect(one.database.objects.map(({ name }) => name)).toEqual(["Sessions_eu-1.v2"]);
  expect(one.warnings).toMatchObject([{ object: "table app", remedy: "Allow dynamodb:DescribeTable on them." }]);
  await expect(without(({ name }) => name === "ListTables")).rejects.toMatchObject({
    exitCode: 3,
    message: expect.stringContaining("lack a permission"),
    hint: expect.stringContaining("dynamodb:ListTables"),
  });
});

test("a region that does not answer is an error within a bounded time", async () => {
  const silent = await listen(() => undefined);
  const begin = performance.now();
  await expect(
    crawlWith(`dynamodb://127.0.0.1:${silent}/eu-central-1`, { statementTimeout: 1_000 }),
  ).rejects.toMatchObject({ exitCode: 3, message: expect.stringContaining("the region does not answer") });
  expect(performance.now() - begin).toBeLessThan(8_000);

  const closed = await listen((socket) => socket.destroy());
  await expect(crawlWith(`dynamodb://127.0.0.1:${closed}/eu-central-1`)).rejects.toMatchObject({ exitCode: 3 });
  await expect(crawlWith("dynamodb://127.0.0.1:1/eu-central-1")).rejects.toMatchObject({
    message: expect.stringContaining("nothing is listening there"),
  });
  await expect(
    crawlWith("dynamodb://127.0.0.1.nowhere.invalid:8000?tls=false", { statementTimeout: 3_000 }),
  ).rejects.toMatchObject({
    exitCode: 3,
  });
});

test("a canary in the URL appears nowhere", async () => {
  const url = await startDynalite();
  await load(url, tables());
  const withSecret = url.replace("://", "://AKIA1:hunter2%2Fcanary@");
  const { database } = await crawlWith(withSecret);
  expect(inOneText(database)).not.toContain("hunter2");
  const refusing = await before(url, () => refusal("UnrecognizedClientException", "hunter2/canary is invalid"));
  for (const wrong of [
    refusing.replace("://", "://AKIA1:hunter2%2Fcanary@"),
    "dynamodb://AKIA1:hunter2%2Fcanary@127.0.0.1:1/eu-central-1",
    "dynamodb://AKIA1:hunter2/canary@127.0.0.1:1/eu-central-1",
    "dynamodb://AKIA1:hunter2canary@127.0.0.1:1/no region",
    "dynamodb://AKIA1:hunter2canary@127.0.0.1:1/eu-central-1?tls=hunter2canary",
  ]) {
    const error = (await crawlWith(wrong).catch((thrown: Error) => thrown)) as Error & { hint?: string };
    expect(error).toBeInstanceOf(Error);
    expect(`${error} ${error.hint} ${JSON.stringify(error)}`).not.toContain("hunter2");
  }
});

test("credentials of this machine go to no endpoint that only a file names", async () => {
  const { parseConnectionString } = await import("../../../src/engines/dynamodb/connection-string.ts");
  expect(() => parseConnectionString("dynamodb://tables.example.com/eu-central-1", "file")).toThrow(
    /only schemalog.yml/,
  );
  expect(parseConnectionString("dynamodb://eu-central-1?profile=shop", "file")).toMatchObject({
    ...{ region: "eu-central-1", endpoint: undefined, credentials: undefined, profile: "shop" },
  });
  expect(parseConnectionString("dynamodb://tables.example.com/eu-central-1")).toMatchObject({
    endpoint: "https://tables.example.com",
  });
  expect(parseConnectionString("dynamodb://localhost:8000", "file")).toMatchObject({
    ...{ endpoint: "http://localhost:8000", region: "us-east-1", credentials: { accessKeyId: "schemalog" } },
  });
  for (const wrong of ["dynamodb://", "dynamodb://eu-central-1/x", "dynamodb://host/..%2Fx", "dynamodb:eu"])
    expect(() => parseConnectionString(wrong)).toThrow(/connection URL is invalid/);
});
