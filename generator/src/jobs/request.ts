import { changeDiagram } from "../core/docs/index.ts";
import type { Database } from "../core/model/database.ts";
import { endsHalfway } from "../core/review/gate.ts";
import { recordSubject } from "../record/commit-subject.ts";
import { committedSnapshot } from "../record/committed.ts";
import { compare } from "../record/compare.ts";
import { planRecord } from "../record/plan.ts";
import { filesAt, presentFiles } from "../record/record-files.ts";
import { codeHistory } from "../sources/index.ts";
import { readSnapshot } from "../store/snapshot/index.ts";
import type { Connection } from "../workspace/index.ts";
import { builtSides, type Sides } from "./built-sides.ts";
import { fromRoot, isolated, type JobResult, pathsOf, type RequestOptions, superfluousIn } from "./job-result.ts";
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
      base: await filesAt(connection, base, repository),
    });
    report.warnings.push(...plan.warnings);
    result.files = fromRoot(connection, { repository }, plan.files);
    report.stale = pathsOf(result.files);
    report.superfluous = superfluousIn(result.files);
  });

type Report = JobResult["report"];

/** Of the migrations; the live database is asked where it is known, and one that only the branch knows is told of. */
async function fromMigrations(connection: Connection, report: Report, options: RequestOptions): Promise<Sides> {
  const isAsked = isUntrusted(connection, options) || connection.url !== undefined;
  const { warnings, ...sides } = await builtSides(connection, options, async (before) =>
    isAsked ? checkLive(connection, before, report, options) : connection.serverVersion,
  );
  report.warnings.unshift(...warnings);
  return sides;
}

/** Undefined where there is nothing to look at. */
async function snapshotAndLive(
  connection: Connection,
  report: Report,
  options: RequestOptions,
): Promise<Sides | undefined> {
  const { workspace } = options;
  const { repository, base, tip, removed } = workspace;
  if (removed.has(connection.name)) return undefined;
  const after = isUntrusted(connection, options)
    ? await committedAlone(connection, report)
    : await liveOrCommitted(connection, report, options);
  if (after === undefined) return undefined;
  const { database: before } = await committedSnapshot(repository, connection, after.engine, base);
  const { history } = await codeHistory(connection, { workspace, base, tip });
  return { before, after, changeSet: compare(connection, before, after, options, undefined, { history }) };
}

/** Whether it has a URL that only the branch knows. */
const isUntrusted = ({ name, url }: Connection, { workspace }: RequestOptions): boolean =>
  url === undefined && workspace.settings.changed.includes(`connections.${name}.url`);

/** What is committed in the work tree of a connection that may not be looked at. */
async function committedAlone(connection: Connection, report: Report): Promise<Database | undefined> {
  report.warnings.push(notLooked(connection));
  return presentFiles(connection).size > 0 ? readSnapshot(connection.snapshotDir) : undefined;
}
