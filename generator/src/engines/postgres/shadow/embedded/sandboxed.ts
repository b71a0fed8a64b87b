/**
 * The process that PGlite runs in, with SQL of strangers: see sandbox.ts, which starts it. It imports nothing of ours, may
 * read nothing but the packages that it is made of, and answers one request after another on its standard output.
 */
import { readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { zstdDecompressSync } from "node:zlib";
import type { Extension, PGlite, PGliteOptions } from "@electric-sql/pglite";
import { frame, unframe } from "./framing.ts";
import { knownLibraries, wasm } from "./libraries.ts";
import type { Answer, ExtensionModule, Request } from "./messages.ts";
import { seal } from "./seal.ts";
import { standStill } from "./still.ts";

// The optimizing compiler needs much memory for PostgreSQL's largest functions: one of them at a time.
setFlagsFromString("--wasm-num-compilation-tasks=1");
// To optimize what only starts a database takes as long as all the rest of a small one: three times what is usual must have run.
setFlagsFromString("--wasm-tiering-budget=40000000");

const [words = "", packageUrl = "", clusterFile] = process.argv.slice(2);
const libraries = words.includes("known") ? knownLibraries() : undefined;
if (words.includes("sealed")) seal();
const beginStatement = standStill();
const compiled = wasm.compile(readFileSync(new URL("pglite.wasm", packageUrl)));
compiled.catch(() => undefined); // whoever opens a database hears of it
const pglite: Promise<typeof import("@electric-sql/pglite")> = import(packageUrl);
/** The data folder of a fresh cluster as a tar; without it PGlite makes one, which takes seconds. */
const cluster = clusterFile === undefined ? undefined : new Blob([zstdDecompressSync(readFileSync(clusterFile))]);

type Open = { database: PGlite; extensions: Extensions; broken(): string | undefined };
type Extensions = Record<string, Extension>;
const databases = new Map<number, Open>();
let opened = 0;

const settings = [
  // One transaction may create thousands of tables, and each takes a lock (manual: max_locks_per_transaction).
  "max_locks_per_transaction=4096",
  "max_connections=10",
  // All of it is in memory, and gone when it is closed.
  "shared_buffers=16MB",
  "full_page_writes=off",
];

async function open(extensions: Extensions, loadDataDir: Blob | undefined): Promise<number> {
  const { PGlite } = await pglite;
  const startParams = [...PGlite.defaultStartParams, ...settings.flatMap((setting) => ["-c", setting])];
  const pgliteWasmModule = (await compiled) as NonNullable<PGliteOptions["pgliteWasmModule"]>;
  const options = { extensions, startParams, pgliteWasmModule, ...(loadDataDir && { loadDataDir }) };
  const database = await PGlite.create(options);
  // For COPY … PROGRAM: a command that can't be started, which PostgreSQL then says.
  Object.assign(database, { handleExternalCmd: () => 0 });
  const id = ++opened;
  databases.set(id, { database, extensions, broken: watch(database) });
  return id;
}

/**
 * PGlite swallows what is thrown in the midst of a statement and is no error of PostgreSQL (a stack that is exhausted, a
 * trap of WebAssembly), and calls the statement a success. Tells it.
 */
function watch(database: PGlite): () => string | undefined {
  const module = database.Module as unknown as { _PostgresMainLoopOnce(): void };
  const { POSTGRES_MAIN_LONGJMP } = database as unknown as { POSTGRES_MAIN_LONGJMP: number };
  const run = module._PostgresMainLoopOnce;
  let broken: string | undefined;
  module._PostgresMainLoopOnce = () => {
    try {
      run();
    } catch (error) {
      if ((error as { status?: unknown }).status !== POSTGRES_MAIN_LONGJMP) broken ??= String(error);
      throw error;
    }
  };
  return () => broken;
}

async function load(modules: ExtensionModule[]): Promise<Extensions> {
  const loaded = await Promise.all(modules.map(async ({ name, url }) => [name, (await import(url))[name]]));
  return Object.fromEntries(loaded);
}

/** Before the first statement of a stranger: what is in the folders of libraries now is PGlite's own. */
function knowLibraries({ Module: { FS } }: PGlite): void {
  const walk = (folder: string) => {
    for (const name of FS.readdir(folder).filter((entry: string) => !/^\.\.?$/.test(entry))) {
      const path = `${folder}/${name}`;
      if (FS.isDir(FS.lstat(path).mode)) walk(path);
      else if (name.endsWith(".so")) libraries?.know(FS.readFile(path));
    }
  };
  walk("/pglite/lib");
  libraries?.close();
}

async function query({ database, broken }: Open, sql: string): Promise<Answer> {
  try {
    beginStatement();
    const onNotice = ({ message = "" }: { message?: string | undefined }) => say({ is: "notice", message });
    const results = await database.exec(sql, { onNotice });
    const rows = results.findLast(({ fields }) => fields.length > 0)?.rows ?? [];
    const reason = broken();
    return reason === undefined ? { is: "rows", rows: rows as never } : { is: "broken", message: reason };
  } catch (error) {
    const { message, code, position, detail } = error as Record<string, string | undefined>;
    const reason = broken() ?? (code === undefined ? String(error) : undefined);
    if (reason !== undefined) return { is: "broken", message: reason };
    return { is: "refused", message: message ?? "", code: code ?? "", position, detail };
  }
}

async function answer(request: Request): Promise<Answer> {
  if (request.ask === "open") {
    const database = await open(await load(request.extensions), cluster);
    knowLibraries(databases.get(database)!.database);
    return { is: "opened", database };
  }
  const found = databases.get(request.database);
  if (found === undefined) return { is: "broken", message: "there is no such database" };
  if (request.ask === "query") return query(found, request.sql);
  if (request.ask === "run") {
    for (const { sql, before, probe } of request.statements) {
      if (before !== undefined) await query(found, before);
      const said = await query(found, sql);
      if (said.is !== "rows") return said;
      const probed = probe === undefined ? undefined : await query(found, probe);
      if (probed?.is === "refused") return { ...probed, isOfProbe: true };
      if (probed !== undefined && probed.is !== "rows") return probed;
      say({ is: "ran", rows: probed?.rows ?? [] });
    }
    return { is: "rows", rows: [] };
  }
  if (request.ask === "fork") {
    return { is: "opened", database: await open(found.extensions, await found.database.dumpDataDir("none")) };
  }
  databases.delete(request.database);
  await found.database.close();
  return { is: "closed" };
}

const say = (message: Answer) => void process.stdout.write(frame(message));

const requests: Request[] = [];
const hear = unframe((message) => requests.push(message as Request));
for await (const chunk of process.stdin) {
  hear(chunk);
  for (let request = requests.shift(); request !== undefined; request = requests.shift()) {
    say(await answer(request).catch((error): Answer => ({ is: "broken", message: String(error) })));
  }
}
