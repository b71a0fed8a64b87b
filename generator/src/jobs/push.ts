import type { Database } from "../core/model/database.ts";
import { recordSubject } from "../record/commit-subject.ts";
import { committedSnapshot } from "../record/committed.ts";
import { compare } from "../record/compare.ts";
import { planRecord } from "../record/plan.ts";
import { filesAt, presentFiles } from "../record/record-files.ts";
import { crawlConnection } from "../sources/index.ts";
import { headOf } from "../store/git/index.ts";
import type { Connection } from "../workspace/index.ts";
import { fromRoot, isolated, type JobOptions, type JobResult, pathsOf, superfluousIn } from "./job-result.ts";
import { liveOrCommitted } from "./live-side.ts";

/**
 * A connection at the head of the default branch: what its migrations build, or without any the live database, against
 * the snapshot that is committed.
 */
export const pushJob = (connection: Connection, options: JobOptions): Promise<JobResult> =>
  isolated(connection, async (result) => {
    const { report } = result;
    const { workspace } = options;
    const { repository } = workspace;
    const database = await headDatabase(connection, report, options);
    const { database: before } = await committedSnapshot(repository, connection, database.engine);
    report.changeSet = compare(connection, before, database, options);
    result.version = report.changeSet.after.version;
    result.subject = recordSubject(connection, report.changeSet);
    const plan = planRecord(workspace, connection, database, {
      changeSet: report.changeSet,
      present: presentFiles(connection),
      base: await filesAt(connection, await headOf(repository), repository),
      isDefault: true,
    });
    report.warnings.push(...plan.warnings);
    const own = fromRoot(connection, workspace, plan.files);
    const waiting = fromRoot(connection, workspace, plan.waiting);
    result.files = [...own, ...waiting];
    report.stale = pathsOf(own);
    report.superfluous = superfluousIn(own);
    report.waiting = pathsOf(waiting);
  });

async function headDatabase(
  connection: Connection,
  report: JobResult["report"],
  options: JobOptions,
): Promise<Database> {
  const { workspace, env, timings } = options;
  if (connection.migrations !== undefined) {
    const crawl = await timings.time(`${connection.name}: build the migrations`, () =>
      crawlConnection(connection, { workspace, env, from: "migrations" }),
    );
    report.warnings.push(...crawl.warnings);
    return crawl.database;
  }
  return liveOrCommitted(connection, report, options);
}
