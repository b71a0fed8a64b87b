import { existsSync } from "node:fs";
import type { Extension } from "@electric-sql/pglite";
import { SchemalogError } from "../../errors.ts";
import type { CrawlOptions, Scratch } from "../engine.ts";
import { crawlSession } from "./crawl.ts";
import { observeStatements } from "./observe.ts";
import { toStatementError } from "./statement-error.ts";

type Module = Record<string, Extension | undefined>;

/** Extensions that come in packages of their own. */
const packages: Record<string, () => Promise<Module>> = {
  vector: () => import("@electric-sql/pglite-pgvector"),
};

/** File and export of PGlite's module for an extension; most are called as the extension is. */
const moduleOf = (extension: string) => extension.replaceAll("-", "_");

/** One transaction may create thousands of tables, and each takes a lock (the manual on max_locks_per_transaction). */
const manyLocks = ["-c", "max_locks_per_transaction=4096", "-c", "max_connections=10"];

/**
 * A fresh embedded PostgreSQL, in memory, with these extensions ready for CREATE EXTENSION. Throws SchemalogError naming an
 * extension that it does not have.
 */
export async function embeddedScratch(extensions: string[]): Promise<Scratch> {
  const loaded = await Promise.all(extensions.filter(isLoadable).map(loadExtension));
  return open(Object.fromEntries(loaded));
}

type Extensions = Record<string, Extension>;

/** A database, fresh or from the data folder of another. */
async function open(extensions: Extensions, loadDataDir?: Blob): Promise<Scratch> {
  const { PGlite } = await import("@electric-sql/pglite");
  const startParams = [...PGlite.defaultStartParams, ...manyLocks];
  const database = await PGlite.create({ extensions, startParams, ...(loadDataDir && { loadDataDir }) });
  let hear: ((message: string) => void) | undefined;
  const onNotice = ({ message = "" }: { message?: string | undefined }) => hear?.(message);
  const query = async (sql: string) => {
    const results = await database.exec(sql, { onNotice });
    return results.findLast(({ fields }) => fields.length > 0)?.rows ?? [];
  };
  const [row] = await query("SELECT current_setting('server_version_num') AS version");
  const session = { version: Number(row?.version), query };
  const run = async (sql: string) => {
    try {
      await query(sql);
    } catch (error) {
      throw toStatementError(error);
    }
  };
  return {
    run,
    crawl: (options: CrawlOptions) => crawlSession(session, options),
    observe: () =>
      observeStatements(run, (listener) => {
        hear = listener;
      }),
    fork: async () => open(extensions, await database.dumpDataDir("none")),
    close: () => database.close(),
  };
}

/** plpgsql is built in. */
const isLoadable = (extension: string) => extension !== "plpgsql";

/** Of these extensions, those that the embedded PostgreSQL does not have. */
export const lackedExtensions = (extensions: string[]): string[] =>
  extensions.filter((extension) => isLoadable(extension) && moduleFor(extension) === undefined);

function moduleFor(extension: string): (() => Promise<Module>) | undefined {
  if (Object.hasOwn(packages, extension)) return packages[extension];
  const name = moduleOf(extension);
  const file = /^\w+$/.test(name) ? import.meta.resolve(`@electric-sql/pglite/contrib/${name}`) : "";
  return file !== "" && existsSync(new URL(file)) ? () => import(file) : undefined;
}

async function loadExtension(extension: string): Promise<[string, Extension]> {
  const name = moduleOf(extension);
  const found = (await moduleFor(extension)?.())?.[name];
  if (!found) throw lacking(extension);
  return [name, found];
}

const lacking = (extension: string) =>
  new SchemalogError(`the embedded PostgreSQL does not have the extension "${extension}" that the migrations create`, {
    exitCode: 2,
    hint: [
      "Two ways out, in schemalog.yml under the connection:",
      "  scratch: env:SCRATCH_DATABASE_URL    # a PostgreSQL server that has it; a new database is made there, and dropped",
      `  skip-extensions: [${extension}]    # do without it, where no object needs it`,
    ].join("\n"),
  });
