import { relative } from "node:path";
import { fromFiles, toFiles, treeId } from "../core/canonical/index.ts";
import { hostNames, hosts } from "../core/hosts/registry.ts";
import { trailers } from "../core/hosts/trailers.ts";
import { shownUrl } from "../core/masking/index.ts";
import { type Database, emptyDatabase } from "../core/model/database.ts";
import { shortId } from "../core/names/git-id.ts";
import type { Crawl } from "../engines/engine.ts";
import { type ExitCode, SchemalogError, type Warning } from "../errors.ts";
import { decisionsOf } from "../record/decisions.ts";
import { keepUnread } from "../record/keep-unread.ts";
import { crawlConnection, crawlUrl, otherVersion } from "../sources/crawl-connection.ts";
import { withLock } from "../store/runs/lock.ts";
import { readSnapshotFiles, writeSnapshot } from "../store/snapshot/index.ts";
import {
  type Connection,
  checkFolders,
  chooseConnections,
  connectionOf,
  onOwnMachine,
  openWorkspace,
  variableOf,
  type Workspace,
} from "../workspace/index.ts";
import type { Context, Run } from "./command.ts";

type Result = {
  name: string;
  version: string;
  objects: number;
  written: string[];
  deleted: string[];
  commit?: string | undefined;
  /** With --check: whether the snapshot differs from the database. */
  drift?: boolean | undefined;
};

/** Database → snapshot files. Connections fail apart: the others are crawled all the same. */
export const run: Run = async ({ args, options }, context) => {
  const workspace = onOwnMachine(await openWorkspace(context));
  const chosen = choose(workspace, args);
  if (options.check && options.commit) {
    throw new SchemalogError("--check and --commit can't be combined", { exitCode: 2, hint: "Use only one of them." });
  }
  const results: Result[] = [];
  const failures: { connection: Connection; error: SchemalogError }[] = [];
  for (const { connection, url } of chosen) {
    try {
      const reading = await crawl(connection, url, workspace, context);
      const rest = () => finish(connection, withUnread(reading, connection), workspace, options, context);
      // What is kept and what is committed is one state of the work tree.
      const alone = options.commit ? withLock(connection.dir, rest, { tell: context.progress }) : rest();
      results.push(await alone);
    } catch (error) {
      if (!(error instanceof SchemalogError)) throw error;
      failures.push({ connection, error });
    }
  }
  if (context.json) context.document(JSON.stringify({ connections: results }, null, 2));
  if (workspace.configFile === undefined && failures.length === 0) {
    context.progress("There is no schemalog.yml; to save these settings, run: schemalog init");
  }
  if (failures.length > 0) throw together(failures);
  return results.some(({ drift }) => drift) ? 1 : 0;
};

type Chosen = { connection: Connection; url?: string | undefined };

/** Connections by name; a URL is one of its own, called as its database is. */
function choose(workspace: Workspace, args: string[]): Chosen[] {
  const isUrl = (text: string) => text.includes("://") || variableOf(text) !== undefined;
  if (!args.some(isUrl)) return chooseConnections(workspace, args).map((connection) => ({ connection }));
  return args.flatMap((text): Chosen[] => {
    if (!isUrl(text)) return chooseConnections(workspace, [text]).map((connection) => ({ connection }));
    const connection = connectionOf(workspace.root, nameOf(text));
    checkFolders(connection, workspace);
    return [{ connection, url: text }];
  });
}

/** From what may be shown of the URL: where a password has a `/` or `#` in it, the database is not where it seems. */
function nameOf(url: string): string {
  const variable = variableOf(url);
  const name =
    variable !== undefined
      ? (/^\w+$/.exec(variable)?.[0] ?? "").toLowerCase()
      : (/\/([^/]+)$/.exec(shownUrl(url).replace("://", ":"))?.[1] ?? "");
  return name.replace(/[^A-Za-z0-9_-]+/g, "-").replace(/^-+|-+$/g, "") || "database";
}

async function crawl(
  connection: Connection,
  url: string | undefined,
  workspace: Workspace,
  context: Context,
): Promise<Crawl> {
  const reading =
    url === undefined
      ? await crawlConnection(connection, { workspace, env: context.env })
      : await crawlUrl(url, connection, context.env);
  const warnings = [...reading.warnings, ...otherVersion(connection, reading)];
  for (const warning of warnings) context.warn(inConnection(warning, connection));
  return reading;
}

/** What could not be read stands as the snapshot knows it. */
function withUnread(reading: Crawl, connection: Connection): Database {
  if (reading.unread.length + reading.unreadFacts.length === 0) return reading.database;
  const files = readSnapshotFiles(connection.snapshotDir);
  return keepUnread(reading, files.size > 0 ? fromFiles(files) : undefined);
}

const inConnection = (warning: Warning, { name }: Connection): Warning => ({
  ...warning,
  object: warning.object ? `${name}: ${warning.object}` : name,
});

async function finish(
  connection: Connection,
  database: Database,
  workspace: Workspace,
  options: { check?: unknown; commit?: unknown },
  context: Context,
): Promise<Result> {
  const result = { name: connection.name, objects: database.objects.length };
  if (options.check) return { ...result, ...(await check(connection, database, workspace, context)) };
  if (options.commit) return { ...result, ...(await commit(connection, database, workspace, context)) };
  const { boundary } = connection;
  const files = await writeSnapshot(connection.snapshotDir, database, { boundary, tell: context.progress });
  if (!context.json) {
    const where = relative(context.cwd, connection.snapshotDir) || ".";
    const changed = files.written.length + files.deleted.length;
    const what =
      changed === 0 ? "unchanged" : `${many(files.written.length, "file")} written, ${files.deleted.length} deleted`;
    context.print(`${connection.name}: ${many(database.objects.length, "object")}, ${what} (${where})`);
  }
  return { ...result, ...files };
}

/** Says how the database differs from the snapshot. */
async function check(connection: Connection, database: Database, workspace: Workspace, context: Context) {
  const present = readSnapshotFiles(connection.snapshotDir);
  const version = treeId(toFiles(database));
  const drift = treeId(present) !== version;
  if (drift && !context.json) {
    const [{ review }, { renderTerminal }] = await Promise.all([
      import("../core/review/review.ts"),
      import("../core/formats/terminal/index.ts"),
    ]);
    const before = present.size > 0 ? fromFiles(present) : emptyDatabase(database.engine);
    const set = review(
      { label: `${connection.name} in the working tree`, database: before },
      { label: connection.name, database },
      decisionsOf(connection, workspace.config, database),
    );
    context.print(renderTerminal(set, { color: context.color }));
  } else if (!context.json) {
    context.print(`${connection.name}: the snapshot matches the database`);
  }
  return { version, drift, written: [], deleted: [] };
}

async function commit(connection: Connection, database: Database, workspace: Workspace, context: Context) {
  const { record } = await import("../record/record.ts");
  const {
    commit: id,
    changeSet,
    written,
    deleted,
    warnings,
  } = await record(workspace, connection, database, {
    trailers: runTrailers(context.env),
    tell: context.progress,
  });
  for (const warning of warnings) context.warn(inConnection(warning, connection));
  if (!context.json) {
    const what =
      id === undefined ? "nothing to commit" : `committed ${shortId(id)}, ${many(changeSet.changes.length, "change")}`;
    context.print(`${connection.name}: ${many(database.objects.length, "object")}, ${what}`);
  }
  return { version: changeSet.after.version ?? "", written, deleted, commit: id };
}

/** Who and what ran this, where CI says so. */
function runTrailers(env: Context["env"]): Record<string, string> {
  const said = (variable: "actor" | "run") =>
    hostNames.map((name) => env[hosts[name].variables[variable]]).find((value) => value);
  return trailers({ actor: said("actor"), run: said("run") });
}

/** One error for all connections that failed; the most serious exit code counts. */
function together(failures: { connection: Connection; error: SchemalogError }[]): SchemalogError {
  const [only] = failures;
  if (only && failures.length === 1) {
    const { message, hint, exitCode } = only.error;
    return new SchemalogError(`${only.connection.name}: ${message}`, {
      exitCode,
      ...(hint && { hint }),
      cause: only.error,
    });
  }
  const lines = failures.map(({ connection, error }) =>
    `  ${connection.name}: ${error.message}\n    ${error.hint ?? ""}`.trimEnd(),
  );
  const exitCode = Math.max(...failures.map(({ error }) => error.exitCode)) as ExitCode;
  return new SchemalogError(`${failures.length} connections failed\n${lines.join("\n")}`, { exitCode });
}

/** `1 object`, `2 objects`. */
const many = (count: number, word: string) => `${count} ${word}${count === 1 ? "" : "s"}`;
