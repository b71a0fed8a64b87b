import type { Database } from "../core/model/database.ts";
import { compare } from "../record/compare.ts";
import { planRecord, presentFiles } from "../record/plan.ts";
import { committedSnapshot, recordSubject } from "../record/record.ts";
import { crawlConnection } from "../sources/index.ts";
import type { Connection } from "../workspace/index.ts";
import { type Assessment, type AssessOptions, apart, fromRoot } from "./assessment.ts";
import { liveOrCommitted } from "./live-side.ts";

/**
 * A connection at the head of the default branch: what its migrations build, or without any the live database, against
 * the snapshot that is committed.
 */
export const assessPush = (connection: Connection, options: AssessOptions): Promise<Assessment> =>
  apart(connection, async (assessment) => {
    const { report } = assessment;
    const { workspace } = options;
    const database = await headDatabase(connection, report, options);
    const { database: before } = await committedSnapshot(workspace.repository, connection, database.engine);
    report.changeSet = compare(connection, before, database, options);
    assessment.version = report.changeSet.after.version;
    assessment.subject = recordSubject(connection, report.changeSet);
    const plan = planRecord(workspace, connection, database, {
      changeSet: report.changeSet,
      present: presentFiles(connection),
    });
    report.warnings.push(...plan.warnings);
    assessment.files = fromRoot(connection, workspace, plan.files);
    report.stale = assessment.files.map(({ path }) => path);
  });

async function headDatabase(
  connection: Connection,
  report: Assessment["report"],
  options: AssessOptions,
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
