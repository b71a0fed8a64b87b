import { SchemalogError } from "../../../../errors.ts";
import { type Crawl, type CrawlOptions, type Shadow, StatementError } from "../../../engine.ts";
import type { ShadowLimits } from "../../../shadow-limits.ts";
import { crawlSession } from "../../crawl/crawl.ts";
import { identities } from "../../crawl/identities.ts";
import type { Session } from "../../session.ts";
import { observeStatements } from "../observe.ts";
import { toStatementError } from "../statement-error.ts";
import { bounded } from "./bounds.ts";
import { extensionModules } from "./extensions.ts";
import type { ExtensionModule, Outcome, Progress, Request } from "./messages.ts";
import { fatal, type Sandbox, startSandbox } from "./sandbox.ts";

/** A process that was started before it was asked for. */
let warm: Sandbox | undefined;

/** Starts the process of the next embedded database already. */
export function warmUp(): void {
  warm ??= startSandbox();
}

/**
 * A fresh embedded PostgreSQL, in memory, with these extensions ready for CREATE EXTENSION, in a sandboxed process that ends
 * past its limits. Throws SchemalogError: 2 naming an extension that it does not have, 3 where it does not start.
 */
export async function embeddedShadow(extensions: string[], limits: ShadowLimits): Promise<Shadow> {
  const modules = extensionModules(extensions);
  const sandbox = bounded(warm ?? startSandbox(), limits);
  warm = undefined;
  return shadowIn(sandbox, modules);
}

/** A fresh database in a sandbox. Throws SchemalogError (3) where it does not start. */
export async function shadowIn(sandbox: Sandbox, extensions: ExtensionModule[] = []): Promise<Shadow> {
  try {
    return await open(sandbox, { ask: "open", extensions }, new Set());
  } catch (error) {
    if (error instanceof StatementError) throw unusable(error, "does not start");
    throw error;
  }
}

/** A database in the sandbox; with the last one that is `open` the process ends. */
async function open(sandbox: Sandbox, request: Request, inUse: Set<number>): Promise<Shadow> {
  const opened = await sandbox.request(request);
  if (opened.is !== "opened") throw fatal("message" in opened ? opened.message : opened.is);
  const { database } = opened;
  inUse.add(database);
  let hear: ((notice: string) => void) | undefined;
  const rowsOf = (said: Outcome) => {
    if (said.is === "rows") return said.rows;
    if (said.is === "refused") throw toStatementError(said, said.isOfProbe);
    const why = fatal(`this crashes the embedded database: ${"message" in said ? said.message : said.is}`);
    sandbox.end(why);
    throw why;
  };
  const listen = (said: Progress) => said.is === "notice" && hear?.(said.message);
  const query = async (sql: string) => rowsOf(await sandbox.request({ ask: "query", database, sql }, listen));
  const run = async (sql: string) => void (await query(sql));
  return {
    run,
    async runEach(statements, ran) {
      const hearRan = (said: Progress) => (said.is === "ran" ? ran(said.rows) : listen(said));
      rowsOf(await sandbox.request({ ask: "run", database, statements }, hearRan));
    },
    crawl: (options) => crawlUntrusted(query, options),
    identify: (options) => identities({ version: 0, query }, options),
    observe: () =>
      observeStatements({ query }, (listener) => {
        hear = listener;
      }),
    fork: () => open(sandbox, { ask: "fork", database }, inUse),
    async close() {
      inUse.delete(database);
      if (inUse.size === 0) return sandbox.end(fatal("the embedded database is closed"));
      await sandbox.request({ ask: "close", database }).catch(() => undefined);
    },
  };
}

/** Crawls what may be the answers of a stranger: each row is checked, and anything but what catalogs say is an error. */
async function crawlUntrusted(query: Session["query"], options: CrawlOptions): Promise<Crawl> {
  try {
    const [row] = await query("SELECT current_setting('server_version_num') AS version");
    return await crawlSession({ version: Number(row?.version), query }, options);
  } catch (error) {
    if (error instanceof SchemalogError) throw error;
    throw unusable(error, "can't be read");
  }
}

const unusable = (error: unknown, what: string): SchemalogError => {
  const message = error instanceof Error ? error.message : String(error);
  const hint =
    (error instanceof StatementError && error.fatal?.hint) || "Run again; if it happens again, please report it.";
  return new SchemalogError(`the embedded database ${what}: ${message}`, { exitCode: 3, hint, cause: error });
};
