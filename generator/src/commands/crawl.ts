import { relative } from "node:path";
import { fromFiles, toFiles } from "../core/canonical/index.ts";
import { hostNames, hosts } from "../core/hosts/registry.ts";
import { trailers } from "../core/hosts/trailers.ts";
import { type Database, emptyDatabase } from "../core/model/database.ts";
import { counted, uncovered } from "../core/names/counted.ts";
import type { Crawl } from "../engines/engine.ts";
import { SchemalogError } from "../errors.ts";
import { decisionsOf } from "../record/decisions.ts";
import { withUnread } from "../record/keep-unread.ts";
import { crawlConnection, crawlUrl } from "../sources/crawl-connection.ts";
import { otherVersion } from "../sources/server-version.ts";
import { readSnapshotFiles, writeSnapshot } from "../store/snapshot/index.ts";
import { type Connection, onOwnMachine, openWorkspace, type Workspace } from "../workspace/index.ts";
import { choose, eachApart, inConnection } from "./chosen-connections.ts";
import type { Context, Run } from "./command.ts";

type Result = {
  name: string;
  version: string;
  objects: number;
  written: string[];
  deleted: string[];
  notCovered?: Record<string, number>;
  /** With --check: whether the snapshot differs from the database. */
  drift?: boolean | undefined;
};

/** Database → snapshot files. Connections fail apart: the others are crawled all the same. */
export const run: Run = async (input, context) => {
  const { args, options } = input;
  if (options.check && options.commit) {
    throw new SchemalogError("--check and --commit can't be combined", { exitCode: 2, hint: "Use only one of them." });
  }
  if (options.commit) {
    const { recordEach } = await import("./record.ts");
    return recordEach(input, context, { trailers: runTrailers(context.env) });
  }
  const workspace = onOwnMachine(await openWorkspace(context));
  const { results, failure } = await eachApart(choose(workspace, args), async ({ connection, url }) => {
    const reading = await crawl(connection, url, workspace, context);
    const database = withUnread(reading, connection);
    // Where migrations say what a snapshot has, it has no counts; a person hears of them all the same.
    return finish(
      connection,
      database,
      { ...database.notCovered, ...database.onServer, ...reading.onServer },
      workspace,
      options,
      context,
    );
  });
  if (context.json) context.document(JSON.stringify({ connections: results }, null, 2));
  if (workspace.configFile === undefined && failure === undefined) {
    context.progress("There is no schemalog.yml; to save these settings, run: schemalog init");
  }
  if (failure) throw failure;
  return results.some(({ drift }) => drift) ? 1 : 0;
};

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

async function finish(
  connection: Connection,
  database: Database,
  notCovered: Record<string, number>,
  workspace: Workspace,
  options: { check?: unknown },
  context: Context,
): Promise<Result> {
  const { objects } = database;
  const isWhole = Object.keys(notCovered).length === 0;
  const result = { name: connection.name, objects: objects.length, ...(!isWhole && { notCovered }) };
  if (options.check) return { ...result, ...(await check(connection, database, workspace, context)) };
  const { boundary } = connection;
  const files = await writeSnapshot(connection.snapshotDir, database, { boundary, tell: context.progress });
  if (!context.json) {
    const where = relative(context.cwd, connection.snapshotDir) || ".";
    const changed = files.written.length + files.deleted.length;
    const what =
      changed === 0 ? "unchanged" : `${counted(files.written.length, "file")} written, ${files.deleted.length} deleted`;
    context.print(`${connection.name}: ${counted(objects.length, "object")}, ${what} (${where})`);
    if (!isWhole) context.print(`  not covered: ${uncovered(notCovered)}`);
  }
  return { ...result, ...files };
}

/** Says how the database differs from the snapshot. */
async function check(connection: Connection, database: Database, workspace: Workspace, context: Context) {
  const { versionIn } = await import("../store/git/index.ts");
  const present = readSnapshotFiles(connection.snapshotDir);
  const { snapshotDir } = connection;
  const before = present.size > 0 ? fromFiles(present) : emptyDatabase(database.engine);
  // By what the files say: those of an older format are no drift, nor those of before anything was counted.
  const alike = before.onServer ? database : { ...database, onServer: undefined };
  const version = versionIn(snapshotDir, toFiles(alike));
  const drift = present.size === 0 || versionIn(snapshotDir, toFiles(before)) !== version;
  if (drift && !context.json) {
    const [{ review }, { renderTerminal }] = await Promise.all([
      import("../core/review/review.ts"),
      import("../core/formats/terminal/index.ts"),
    ]);
    const set = review(
      { label: `${connection.name} in the working tree`, database: before },
      { label: connection.name, database },
      decisionsOf(connection, workspace.config, database),
    );
    context.print(renderTerminal(set, { color: context.color }));
  } else if (!context.json) {
    context.print(
      `${connection.name}: the snapshot matches ${connection.url === undefined ? "what its files build" : "the database"}`,
    );
  }
  return { version, drift, written: [], deleted: [] };
}

/** Who and what ran this, where CI says so. */
function runTrailers(env: Context["env"]): Record<string, string> {
  const said = (variable: "actor" | "run") =>
    hostNames.map((name) => env[hosts[name].variables[variable]]).find((value) => value);
  return trailers({ actor: said("actor"), run: said("run") });
}
