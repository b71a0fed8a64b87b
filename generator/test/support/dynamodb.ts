import { createServer, type IncomingMessage, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DeleteTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  PutItemCommand,
  UpdateTableCommand,
} from "@aws-sdk/client-dynamodb";
import dynalite from "dynalite";
import { inject, onTestFinished, type TestContext } from "vitest";
import { dialectOf } from "../../src/core/dialects/registry.ts";
import type { Database } from "../../src/core/model/database.ts";
import type { CrawlOptions } from "../../src/engines/engine.ts";
import { engineOf } from "../../src/engines/registry.ts";
import { everything } from "./crawled.ts";

const listening = (server: Server): Promise<number> =>
  new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port)));

/** A dynalite of its own, gone when the test is over. Returns its URL. */
export async function startDynalite(): Promise<string> {
  const server = dynalite({ createTableMs: 0, updateTableMs: 0, deleteTableMs: 0 });
  const port = await listening(server);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `dynamodb://127.0.0.1:${port}/eu-central-1`;
}

/** The URL of moto, or of the server that was given; skips the test, saying why, where there is none. */
export function motoUrl(context: TestContext): string {
  const { url, missing } = inject("dynamodb");
  if (url === undefined) context.skip(missing ?? "moto is not there");
  return url as string;
}

/** A client of the SDK with the credentials that any of these servers takes, closed when the test is over. */
export function clientOf(url: string): DynamoDBClient {
  const { host, pathname } = new URL(url);
  const client = new DynamoDBClient({
    ...{ endpoint: `http://${host}`, region: pathname.slice(1) },
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  onTestFinished(() => client.destroy());
  return client;
}

export type Item = Record<string, unknown>;
export type TableWithItems = CreateTableCommandInput & { Items?: Item[] };

/** Makes tables and fills them; they are gone when the test is over. */
export async function load(url: string, tables: TableWithItems[]): Promise<void> {
  const client = clientOf(url);
  for (const { Items = [], ...table } of tables) {
    await client.send(new CreateTableCommand(table));
    const isReady = () => client.send(new DescribeTableCommand({ TableName: table.TableName }));
    while ((await isReady()).Table?.TableStatus !== "ACTIVE") await sleep(5);
    onTestFinished(async () => {
      const { TableName } = table;
      const unprotected = new UpdateTableCommand({ TableName, DeletionProtectionEnabled: false });
      if (table.DeletionProtectionEnabled) await clientOf(url).send(unprotected);
      await clientOf(url)
        .send(new DeleteTableCommand({ TableName }))
        .catch(() => undefined);
    });
    for (let at = 0; at < Items.length; at += 50) {
      const some = Items.slice(at, at + 50) as never[];
      await Promise.all(some.map((Item) => client.send(new PutItemCommand({ TableName: table.TableName, Item }))));
    }
  }
}

export const crawlWith = (url: string, options: Partial<CrawlOptions> = {}) =>
  engineOf(url).crawl(url, { ...everything, ...options });

/** A call as it goes over the wire: its name, and what it asks. */
export type Call = { name: string; body: Record<string, unknown> };
/** What the server says in the place of the one behind it, or makes of its answer; undefined: as that says. */
export type Reply = { status?: number; body: object } | undefined;

/** A server in front of another: hears of all calls, and may answer itself. Returns its URL. */
export async function before(
  url: string,
  onCall: (call: Call, answer: () => Promise<Record<string, unknown>>) => Reply | Promise<Reply> | undefined,
): Promise<string> {
  const { hostname, port, pathname } = new URL(url);
  const server = createServer(async (incoming, outgoing) => {
    const text = await textOf(incoming);
    const name = String(incoming.headers["x-amz-target"]).replace(/^.*\./, "");
    const passed = () =>
      new Promise<{ status: number; text: string }>((resolve, reject) => {
        const options = { hostname, port, method: "POST", path: "/", headers: incoming.headers };
        const call = request(options, async (answer) =>
          resolve({ status: answer.statusCode ?? 500, text: await textOf(answer) }),
        );
        call.on("error", reject).end(text);
      });
    const own = await onCall({ name, body: JSON.parse(text) }, async () => JSON.parse((await passed()).text));
    const said = own ? { status: own.status ?? 200, text: JSON.stringify(own.body) } : await passed();
    outgoing.writeHead(said.status, { "content-type": "application/x-amz-json-1.0" }).end(said.text);
  });
  const own = await listening(server);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `dynamodb://127.0.0.1:${own}${pathname}`;
}

/** A server that tells how large a table is at once, as AWS does within hours, and dynalite never. */
export const sized = (url: string, bytes: number, items: number, onCall: (call: Call) => void = () => undefined) =>
  before(url, async (call, answer) => {
    onCall(call);
    if (call.name !== "DescribeTable") return undefined;
    const { Table } = (await answer()) as { Table: object };
    return { body: { Table: { ...Table, TableSizeBytes: bytes, ItemCount: items } } };
  });

/** What the API says where it refuses a call. */
export const refusal = (name: string, message = "no"): Reply => ({
  status: 400,
  body: { __type: `com.amazonaws.dynamodb.v20120810#${name}`, message },
});

async function textOf(stream: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** The tables that a template or a model tells. Throws StatementError. */
export async function tablesIn(text: string): Promise<Database> {
  const engine = engineOf("dynamodb");
  const shadow = await engine.shadow({ extensions: [], skipExtensions: [] });
  for (const { sql } of dialectOf(engine.name).script.split(text).statements) await shadow.run(sql);
  return (await shadow.crawl(everything)).database;
}
