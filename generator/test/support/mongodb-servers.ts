import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { MongoClient } from "mongodb";
import type { TestProject } from "vitest/node";
import { type MongodbProgram, mongodbProgram } from "../../../scripts/mongodb.ts";
import { freePort } from "./free-port.ts";
import { inWords, namedBy, type ServerInUse } from "./server-in-use.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** URL of a server without a database, or what it lacks where none could be started. */
    mongodb: ServerInUse;
  }
}

const variable = "SCHEMALOG_TEST_MONGODB_URL";

/** Starts a server that speaks MongoDB's protocol for a test run, once, or takes the one that SCHEMALOG_TEST_MONGODB_URL names. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const url = process.env[variable];
  if (url) {
    project.provide("mongodb", { url, about: await inWords("MongoDB", versionAt(url), namedBy(variable)) });
    return undefined;
  }
  const program = mongodbProgram();
  if (!program) {
    project.provide("mongodb", { missing: "no MongoDB: npm test gets a server where python3 is" });
    return undefined;
  }
  try {
    const server = await startMongodb(program);
    const from = program.name === "mongod" ? "on the path" : "played by SecantusDB, from PyPI";
    project.provide("mongodb", { url: server.url, about: await inWords("MongoDB", versionAt(server.url), from) });
    return server.stop;
  } catch (error) {
    project.provide("mongodb", { missing: `${program.name} does not start: ${error}` });
    return undefined;
  }
}

async function versionAt(url: string): Promise<string> {
  const client = new MongoClient(url, { serverSelectionTimeoutMS: 5_000 });
  try {
    return String((await client.db("admin").command({ buildInfo: 1 })).version);
  } finally {
    await client.close();
  }
}

/** Starts a server on a free port, whose data go when it stops. */
export async function startMongodb(
  { program, name }: MongodbProgram,
  more: string[] = [],
  data?: string,
): Promise<{ url: string; stop(): Promise<void> }> {
  const port = await freePort();
  const folder = data ?? mkdtempSync(join(tmpdir(), "schemalog-mongodb-"));
  const args =
    name === "mongod"
      ? ["--dbpath", folder, "--bind_ip", "127.0.0.1", "--port", String(port), "--quiet"]
      : ["--standalone", "--host", "127.0.0.1", "--storage-path", folder, "--port", String(port)];
  const server = spawn(program, [...args, ...more], { stdio: "ignore" });
  const stopped = new Promise<void>((resolve) => server.on("close", () => resolve()));
  const url = `mongodb://127.0.0.1:${port}`;
  await untilReady(url, server);
  return {
    url,
    async stop() {
      server.kill("SIGTERM");
      await stopped;
      if (data === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilReady(url: string, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 300 && server.exitCode === null; attempt++) {
    const client = new MongoClient(url, { serverSelectionTimeoutMS: 500 });
    const isReady = await client.connect().then(
      () => true,
      () => false,
    );
    await client.close();
    if (isReady) return;
    await sleep(100);
  }
  server.kill("SIGKILL");
  throw new Error("it does not answer");
}
