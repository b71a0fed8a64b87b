import { relative } from "node:path";
import { changeDiagram } from "../core/docs/index.ts";
import type { ChangeSet } from "../core/model/change-set.ts";
import type { Database } from "../core/model/database.ts";
import { endsHalfway } from "../core/review/gate.ts";
import { MigrationError, witnessOf } from "../migrations/index.ts";
import { changeFilesAmong, emptyVersion } from "../record/change-file.ts";
import { recordSubject } from "../record/commit-subject.ts";
import { committedSnapshot } from "../record/committed.ts";
import { compare } from "../record/compare.ts";
import { planRecord, presentFiles } from "../record/plan.ts";
import { engineFor, openPair } from "../sources/index.ts";
import { readFilesAt } from "../store/git/index.ts";
import { readSnapshot } from "../store/snapshot/index.ts";
import type { Connection } from "../workspace/index.ts";
import { fromRoot, isolated, type JobResult, type RequestOptions } from "./job-result.ts";
import { checkLive, liveOrCommitted, notLooked } from "./live-side.ts";

/**
 * A connection of a change request: the schema at the base against that of the work tree. From the migrations where there
 * are any; the live database is then only asked whether it is what the base's migrations build. Else it is
 * the head, against the snapshot at the base; where it is out of reach (forks), the committed snapshot is.
 */
export async function requestJob(connection: Connection, options: RequestOptions): Promise<JobResult> {
  const result = await judge(connection, options);
  const { failure, changeSet } = result.report;
  const advice = notYet(connection, options);
  if (advice === undefined) return result;
  if (failure) failure.hint = failure.hint === undefined ? advice : `${failure.hint}\n${advice}`;
  const [worst] = changeSet?.findings ?? [];
  if (worst && changeSet && endsHalfway(changeSet)) worst.advice += ` ${advice}`;
  return result;
}

/** The advice where the branch changes settings of a connection that fails: the cure may be among them, without any effect yet. */
function notYet({ name }: Connection, { workspace }: RequestOptions): string | undefined {
  const start = `connections.${name}.`;
  const isOwn = (key: string) => key.startsWith(start) && !key.slice(start.length).includes(".");
  const keys = workspace.settings.changed.filter(isOwn).map((key) => `\`${key}\``);
  return keys.length === 0
    ? undefined
    : `This branch changes ${keys.join(", ")}, but it is judged with the base's settings: merge that change first, on its own.`;
}

const judge = (connection: Connection, options: RequestOptions): Promise<JobResult> =>
  isolated(connection, async (result) => {
    const { report } = result;
    const sides =
      connection.migrations === undefined
        ? await snapshotAndLive(connection, report, options)
        : await fromMigrations(connection, report, options);
    if (sides === undefined) return;
    report.changeSet = sides.changeSet;
    report.diagram = changeDiagram(sides.changeSet.changes, sides.before, sides.after);
    // Built halfway, it is what no database will ever be: none of its files may be written, or called out of date.
    if (endsHalfway(sides.changeSet)) return;
    result.version = sides.changeSet.after.version;
    result.subject = recordSubject(connection, sides.changeSet);
    const { repository, base, reshaped } = options.workspace;
    if (reshaped.has(connection.name)) return;
    const plan = planRecord(options.workspace, connection, sides.after, {
      changeSet: sides.changeSet,
      present: presentFiles(connection),
      replaceable: await changeFilesSince(connection, base, repository),
    });
    report.warnings.push(...plan.warnings);
    result.files = fromRoot(connection, { repository }, plan.files);
    report.stale = result.files.map(({ path }) => path);
  });

type Sides = { before: Database; after: Database; changeSet: ChangeSet };
type Report = JobResult["report"];

async function fromMigrations(connection: Connection, report: Report, options: RequestOptions): Promise<Sides> {
  const { workspace, env, timings } = options;
  const {
    before: built,
    after,
    ...way
  } = await openPair(connection, {
    ...{ workspace, env, timings, base: workspace.base },
    pathAtBase: workspace.migrationsAtBase.get(connection.name),
    mayBeGone: workspace.unnamed.has(connection.name),
  });
  report.warnings.push(...after.warnings);
  const before =
    built instanceof MigrationError ? await committedInstead(connection, built, report, options) : built.database;
  const serverVersion =
    isUntrusted(connection, options) || connection.url !== undefined
      ? await checkLive(connection, before, report, options)
      : connection.serverVersion;
  const seen = witnessOf(way, before, after.database);
  const changeSet = compare({ ...connection, serverVersion }, before, after.database, options, seen, way.refusals);
  return {
    before,
    after: after.database,
    changeSet,
  };
}

/**
 * The base of a request that mends its migrations: what is committed there tells what they built when they last could be
 * applied. Throws their error where nothing is.
 */
async function committedInstead(
  connection: Connection,
  error: MigrationError,
  report: Report,
  { workspace, env }: RequestOptions,
): Promise<Database> {
  const engine = engineFor(connection, env).name;
  const { database, version } = await committedSnapshot(workspace.repository, connection, engine, workspace.base);
  if (version === emptyVersion) throw error;
  report.warnings.push({
    message: `the migrations of the base can't be applied (${error.message}); the base's committed snapshot is used instead`,
  });
  return database;
}

/** Undefined where there is nothing to look at. */
async function snapshotAndLive(
  connection: Connection,
  report: Report,
  options: RequestOptions,
): Promise<Sides | undefined> {
  const { repository, base, removed } = options.workspace;
  if (removed.has(connection.name)) return undefined;
  const after = isUntrusted(connection, options)
    ? await committedAlone(connection, report)
    : await liveOrCommitted(connection, report, options);
  if (after === undefined) return undefined;
  const { database: before } = await committedSnapshot(repository, connection, after.engine, base);
  return { before, after, changeSet: compare(connection, before, after, options) };
}

/** Whether it has a URL that only the branch knows. */
const isUntrusted = ({ name, url }: Connection, { workspace }: RequestOptions): boolean =>
  url === undefined && workspace.settings.changed.includes(`connections.${name}.url`);

/** What is committed in the work tree of a connection that may not be looked at. */
async function committedAlone(connection: Connection, report: Report): Promise<Database | undefined> {
  report.warnings.push(notLooked(connection));
  return presentFiles(connection).size > 0 ? readSnapshot(connection.snapshotDir) : undefined;
}

/** Names of the change files that are not at the base: they came with the branch. */
async function changeFilesSince(connection: Connection, base: string, repository: string): Promise<string[]> {
  const folder = relative(repository, connection.changesDir).replaceAll("\\", "/");
  const known = await readFilesAt(repository, base, folder);
  return changeFilesAmong(presentFiles(connection).keys()).filter((file) => !known.has(file));
}
