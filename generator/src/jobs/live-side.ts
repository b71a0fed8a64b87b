import type { Database } from "../core/model/database.ts";
import type { ConnectionReport } from "../core/model/report.ts";
import type { Crawl } from "../engines/engine.ts";
import type { Warning } from "../errors.ts";
import { compare } from "../record/compare.ts";
import { keepUnread } from "../record/keep-unread.ts";
import { presentFiles } from "../record/record-files.ts";
import { crawlConnection, otherVersion } from "../sources/index.ts";
import { readSnapshot } from "../store/snapshot/index.ts";
import type { Connection } from "../workspace/index.ts";
import { isSet, variableOf } from "../workspace/index.ts";
import { failureOf, type JobOptions } from "./job-result.ts";

/** Whether the live database can be looked at: it has a URL, and where that is `env:NAME`, the variable is set. */
export const isReachable = ({ url }: Connection, { env }: JobOptions): boolean => url !== undefined && isSet(url, env);

/** Why it is not looked at: forks and local runs have no secrets. */
export const notLooked = ({ url }: Connection): Warning => ({
  message:
    url === undefined
      ? "its URL takes effect once this is merged, so the live database was not checked"
      : `${variableOf(url)} is not set here, so the live database was not checked`,
});

/**
 * The structure of a connection without migrations: of the live database; where that is out of reach, what is committed
 * in the work tree, if anything is. Warnings go to the report. Throws SchemalogError.
 */
export async function liveOrCommitted(
  connection: Connection,
  report: ConnectionReport,
  options: JobOptions,
): Promise<Database> {
  const committed = presentFiles(connection).size > 0 ? await readSnapshot(connection.snapshotDir) : undefined;
  if (committed && connection.url !== undefined && !isReachable(connection, options)) {
    report.warnings.push(notLooked(connection));
    return committed;
  }
  const { database, warnings } = await crawlLive(connection, committed, options);
  report.warnings.push(...warnings);
  report.isLive = true;
  return database;
}

/**
 * Whether the live database is what it is `known` to be, where a request is judged without it. Drift goes to the report, and so
 * does why the database can't be asked. Returns the version that statements are judged for: as the settings say, or its own.
 */
export async function checkLive(
  connection: Connection,
  known: Database,
  report: ConnectionReport,
  options: JobOptions,
): Promise<string | undefined> {
  const { serverVersion } = connection;
  if (!isReachable(connection, options)) {
    report.warnings.push(notLooked(connection));
    return serverVersion;
  }
  try {
    const live = await crawlLive(connection, known, options);
    const drift = compare(connection, known, live.database, options);
    if (drift.changes.length > 0) report.drift = drift;
    report.warnings.push(...live.warnings);
    if (serverVersion === undefined) return live.serverVersion;
    report.warnings.push(...otherVersion(connection, live));
  } catch (error) {
    report.failure = failureOf(error);
  }
  return serverVersion;
}

/** The live database; what could not be read in it stands as it was `known`. Throws SchemalogError. */
export async function crawlLive(
  connection: Connection,
  known: Database | undefined,
  { workspace, env, timings }: JobOptions,
): Promise<Pick<Crawl, "database" | "warnings" | "serverVersion">> {
  const reading = await timings.time(`${connection.name}: crawl the live database`, () =>
    crawlConnection(connection, { workspace, env, from: "url" }),
  );
  return { ...reading, database: keepUnread(reading, known) };
}
