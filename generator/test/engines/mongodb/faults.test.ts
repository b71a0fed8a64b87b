import { connect } from "node:net";
import { expect, test } from "vitest";
import type { Table } from "../../../src/core/model/table.ts";
import { engineOf } from "../../../src/engines/registry.ts";
import { everything, filesOf } from "../../support/crawled.ts";
import { createMongodb } from "../../support/mongodb.ts";
import { listen, passTo } from "../../support/wire.ts";
import { answerTo, commandsIn } from "./commands.ts";

/** A server in which a command on a collection fails as `errmsg` says, with a value of a document in it. */
async function failing(url: string, name: string, of: string, failure: object): Promise<string> {
  const port = await listen((socket) => {
    const server = connect(Number(new URL(url).port), "127.0.0.1").on("error", () => socket.destroy());
    server.pipe(socket);
    const hear = commandsIn((command, body, message) => {
      if (command === name && Object.values(body)[0] === of) socket.write(answerTo(message, failure));
      else server.write(message);
    });
    socket.on("data", hear).on("close", () => server.destroy());
  });
  return Object.assign(new URL(url), { port }).href;
}

test.for([
  ["find", { code: 50, codeName: "MaxTimeMSExpired" }, /can't be sampled: MaxTimeMSExpired/, /statement-timeout/],
  [
    "find",
    { code: 292, codeName: "QueryExceededMemoryLimitNoDiskUseAllowed" },
    /can't be sampled: QueryExceeded/,
    undefined,
  ],
  ["listIndexes", { code: 8, codeName: "UnknownError" }, /indexes can't be read: UnknownError/, undefined],
] as const)(
  "a collection whose %s fails with %s is a warning; all else is read, and what was known stays",
  async ([command, failure, message, remedy], context) => {
    const { url, db } = await createMongodb(context);
    for (const name of ["bad", "good"]) {
      await db.collection<object>(name).insertOne({ a: 1 } as object);
      await db.collection(name).createIndex({ a: 1 });
    }
    const before = (await engineOf(url).crawl(url, everything)).database;
    const broken = await failing(url, command, "bad", { ok: 0, errmsg: "canary", ...failure });
    const found = await engineOf(broken).crawl(broken, { ...everything, previous: () => before });
    expect(found.warnings).toMatchObject([{ object: "collection main.bad", message: expect.stringMatching(message) }]);
    if (remedy) expect(found.warnings[0]?.remedy).toMatch(remedy);
    expect(JSON.stringify(found)).not.toContain("canary");
    expect(filesOf(found.database)).toEqual(filesOf(before));
    const alone = await engineOf(broken).crawl(broken, everything);
    const bad = alone.database.objects.find(({ name }) => name === "bad") as Table;
    expect(command === "find" ? bad.columns : bad.indexes).toEqual([]);
  },
);

test("a connection that is lost ends the crawl, with what to do", async (context) => {
  const { url, db } = await createMongodb(context);
  await db.collection<object>("a").insertOne({ a: 1 } as object);
  const port = await listen((socket) =>
    passTo(
      url,
      commandsIn((name) => name === "listIndexes" && socket.destroy()),
    )(socket),
  );
  const cut = `${Object.assign(new URL(url), { port }).href}?serverSelectionTimeoutMS=500&retryReads=false`;
  const error = (await engineOf(cut)
    .crawl(cut, everything)
    .catch((thrown: unknown) => thrown)) as Error & { hint?: string };
  expect(error.message).toMatch(/the connection was lost/);
  expect(error.hint).toMatch(/snapshot is unchanged/);
});

test("a server that never answers is not waited for", async () => {
  const port = await listen(() => undefined);
  const url = `mongodb://u:canary@127.0.0.1:${port}/shop?serverSelectionTimeoutMS=300&connectTimeoutMS=200`;
  const error = (await engineOf(url)
    .crawl(url, everything)
    .catch((thrown: unknown) => thrown)) as Error & { hint?: string };
  expect(`${error.message} ${error.hint}`).toMatch(/does not answer.*firewall|statement timeout/);
  expect(`${error.stack}`).not.toContain("canary");
});
