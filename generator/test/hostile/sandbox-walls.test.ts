import { spawnSync } from "node:child_process";
import { existsSync, lstatSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { type Sandbox, startSandbox } from "../../src/engines/postgres/shadow/embedded/sandbox.ts";
import { type Wall, walls } from "../../src/engines/postgres/shadow/embedded/walls.ts";
import { attempt } from "./attempt.ts";
import { gadgetModule, loading, sideModule } from "./side-module.ts";

const canary = "c4n4ry";
const folder = mkdtempSync(join(tmpdir(), "schemalog-sandbox-"));
const secret = join(folder, `${canary}.txt`);
const victim = join(folder, "victim.txt");
const target = join(folder, "written.txt");
let server: Server;
let port: number;
let visits = 0;

beforeAll(async () => {
  writeFileSync(secret, canary);
  server = createServer((socket) => {
    visits++;
    socket.on("error", () => undefined).end(`HTTP/1.1 200 OK\r\n\r\n${canary}`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as { port: number }).port;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

/** A module of Node, by whichever way is open. */
const node = (name: string) =>
  `await (async () => { try { return process.getBuiltinModule("${name}") } catch { return await import("node:${name}") } })()`;
const path = (file: string) => JSON.stringify(file);

/** JavaScript that a library runs in the process, and what it reached is told by. */
const actions: Record<string, { does: string; reached?: () => boolean }> = {
  "read the environment of the one that started it": {
    does: `(${node("fs")}).readFileSync("/proc/" + process.ppid + "/environ", "latin1").includes("PATH=") ? ${path(canary)} : ""`,
  },
  "read a file": { does: `(${node("fs")}).readFileSync(${path(secret)}, "utf8")` },
  "list a folder": { does: `(${node("fs")}).readdirSync(${path(folder)}).join()` },
  "write into a file": {
    does: `(${node("fs")}).writeFileSync(${path(target)}, "x".repeat(9000))`,
    reached: () => (statSync(target, { throwIfNoEntry: false })?.size ?? 0) > 0,
  },
  "make a link": {
    does: `(${node("fs")}).symlinkSync("/etc", ${path(target)})`,
    reached: () => lstatSync(target, { throwIfNoEntry: false }) !== undefined,
  },
  "delete a file": {
    does: `(${node("fs")}).rmSync(${path(victim)})`,
    reached: () => !existsSync(victim),
  },
  "run a program": { does: `(${node("child_process")}).execFileSync("cat", [${path(secret)}]).toString()` },
  "start a worker": {
    does: `new ((${node("worker_threads")}).Worker)("require('fs').symlinkSync('x', '${target}')", { eval: true }).once("error", () => {})`,
    reached: () => lstatSync(target, { throwIfNoEntry: false }) !== undefined,
  },
  "send a signal to the one that started it": { does: `(process.kill(process.ppid, 0), ${path(canary)})` },
  "connect to a server": {
    does: `(${node("net")}).connect(PORT, "127.0.0.1").on("error", () => {})`,
    reached: () => visits > 0,
  },
  "fetch from a server": { does: `await (await fetch("http://127.0.0.1:PORT/")).text()`, reached: () => visits > 0 },
};

/** A library that does something, and one that says what came of it in the error of the statement that loads it. */
const doing = (expression: string) =>
  sideModule(
    `(globalThis.said = "", (async () => ${expression})().then((value) => { globalThis.said = String(value) }, (error) => { globalThis.said = "refused: " + error }))`,
  );
const telling = sideModule(`(() => { throw new Error("[" + globalThis.said + "]") })()`);

/** A sandbox behind some walls, with a database in it. */
async function inmate(behind: Wall[]) {
  const sandbox = startSandbox(behind);
  const opened = await sandbox.request({ ask: "open", extensions: [] });
  if (opened.is !== "opened") throw new Error(JSON.stringify(opened));
  return { sandbox, database: opened.database };
}

let loaded = 0;
/** Whether an action reached anything outside; undefined where the process did not survive it. */
async function reaches(
  sandbox: Sandbox,
  database: number,
  action: string,
  isReached: boolean,
): Promise<boolean | undefined> {
  const { does, reached } = actions[action]!;
  rmSync(target, { force: true });
  writeFileSync(victim, "");
  visits = 0;
  const load = (library: Buffer) =>
    sandbox.request({ ask: "query", database, sql: loading(library, 5000 + loaded++) }).catch(() => undefined);
  await load(doing(does.replaceAll("PORT", String(port))));
  await sleep(200);
  for (let waits = 0; isReached && reached?.() === false && waits < 20; waits++) await sleep(100);
  const said = await load(telling);
  return (
    JSON.stringify(said ?? "").includes(canary) || (reached?.() ?? false) || (said === undefined ? undefined : false)
  );
}

/** `reached` are the actions, of those that are tried, that reach something where these walls stand. */
function tryAll(title: string, behind: Wall[], reached: string[], tried: string[] = everything) {
  describe(title, () => {
    let inside: Promise<Awaited<ReturnType<typeof inmate>>> | undefined;
    afterAll(async () => (await inside)?.sandbox.end(new Error("over") as never));
    for (const action of tried) {
      const isReached = reached.includes(action);
      attempt(action, isReached ? `reached, as ${title} does not hold it` : title, async (context) => {
        if (title === network && !hasNamespaces) context.skip("this system gives no network namespace");
        inside ??= inmate(behind);
        const { sandbox, database } = await inside;
        const result = await reaches(sandbox, database, action, isReached);
        if (result === undefined) inside = undefined;
        expect(result ?? false).toBe(isReached);
      });
    }
    // One process for all attempts behind the same walls; the same wall holds these, or none does.
    const holds = behind.includes(knownLibraries);
    for (const method of gadgets(behind)) {
      const tried = `a library that imports Object.${method} and needs no text`;
      attempt(tried, holds ? "known libraries" : `loaded, as ${title} does not hold it`, async (context) => {
        if (title === network && !hasNamespaces) context.skip("this system gives no network namespace");
        inside ??= inmate(behind);
        const { sandbox, database } = await inside;
        const sql = loading(gadgetModule(method), 5000 + loaded++);
        const said = JSON.stringify(await sandbox.request({ ask: "query", database, sql }));
        expect(said).toContain(holds ? "not one of the embedded database's own" : "missing magic block");
      });
    }
  });
}

/** Methods of JavaScript's objects that a library may import: one where walls stand alone, and all behind all of them. */
function gadgets(behind: Wall[]): string[] {
  if (behind.length === walls.length) {
    return ["defineProperty", "groupBy", "fromEntries", "getOwnPropertyDescriptor", "assign"];
  }
  return behind.length < 2 ? ["defineProperty"] : [];
}

const knownLibraries = walls[0]!;
const everything = Object.keys(actions);
const files = everything.slice(0, 6);
const network = "no network alone";
const overNetwork = ["connect to a server", "fetch from a server"];
const signal = "send a signal to the one that started it";
const hasNamespaces = spawnSync("unshare", ["-rn", "true"]).status === 0;
const nodeHasNetworkPermission = Number(process.versions.node.split(".")[0]) >= 25;

tryAll("no wall", [], everything);
const [known, noEval, permissions, sealed, resources, namespace] = walls.map((wall) => [wall]);
tryAll("known libraries alone", known!, []);
tryAll("no code from strings alone", noEval!, []);
tryAll("permissions of Node alone", permissions!, [signal, ...(nodeHasNetworkPermission ? [] : overNetwork)]);
tryAll("a sealed process alone", sealed!, files);
tryAll("limits of resources alone", resources!, ["read a file"], ["read a file", "write into a file"]);
tryAll(network, namespace!, ["read a file"], ["read a file", ...overNetwork]);
for (const wall of walls) {
  const others = walls.filter((one) => one !== wall);
  tryAll(`all walls but ${wall.name}`, others, []);
}
tryAll("all walls", walls, []);

describe("a library where the database keeps its own", () => {
  attempt("a library of PGlite that SQL has overwritten", "known libraries", async () => {
    const { sandbox, database } = await inmate(walls);
    const sql = loading(gadgetModule()).replaceAll("/tmp/library4711.so", "/pglite/lib/postgresql/dict_snowball.so");
    const said = await sandbox.request({ ask: "query", database, sql });
    sandbox.end(new Error("over") as never);
    expect(JSON.stringify(said)).toMatch(/not one of the embedded database's own|could not|is not/);
  });
  attempt("a library in the data folder, loaded as a copy starts", "known libraries", async () => {
    const { sandbox, database } = await inmate(walls);
    const sql = `${loading(gadgetModule())
      .replaceAll("/tmp/library", "/pglite/data/library")
      .replace(/LOAD.*/, "")}
ALTER SYSTEM SET shared_preload_libraries = '/pglite/data/library4711.so';`;
    for (const statement of sql.split(/;\s*\n|;$/).filter((one) => one.trim() !== ""))
      await sandbox.request({ ask: "query", database, sql: statement });
    const forked = await sandbox.request({ ask: "fork", database }).catch((error: unknown) => ({ is: String(error) }));
    sandbox.end(new Error("over") as never);
    expect(forked.is).not.toBe("opened");
  });
});
