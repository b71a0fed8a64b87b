import { relative } from "node:path";
import type { Connection } from "../config/index.ts";
import { changeDiagram } from "../docs/index.ts";
import { readFilesAt } from "../git/index.ts";
import { MigrationError, withCauses } from "../migrations/index.ts";
import type { ChangeSet } from "../model/change-set.ts";
import type { Database } from "../model/database.ts";
import { emptyVersion } from "../record/change-file.ts";
import { planRecord, presentFiles } from "../record/plan.ts";
import { committedSnapshot, recordSubject } from "../record/record.ts";
import { engineFor, openPair } from "../sources/index.ts";
import { type Assessment, type AssessOptions, apart, failureOf, fromRoot } from "./assessment.ts";
import { compare } from "./compare.ts";
import { crawlLive, isReachable, liveOrCommitted, notLooked } from "./live.ts";

/**
 * A change request's connection: the schema at `base` (a revision) against that of the work tree. From the migrations
 * where there are any; the live database is then only asked whether it is what the base's migrations build. Else it is
 * the head, against the snapshot at the base; where it is out of reach (forks), the committed snapshot is.
 */
export const assessRequest = (connection: Connection, base: string, options: AssessOptions): Promise<Assessment> =>
  apart(connection, async (assessment) => {
    const { report } = assessment;
    const sides =
      connection.migrations === undefined
        ? await snapshotAndLive(connection, base, report, options)
        : await fromMigrations(connection, base, report, options);
    report.changeSet = sides.changeSet;
    report.diagram = changeDiagram(sides.changeSet.changes, sides.before, sides.after);
    assessment.version = sides.changeSet.after.version;
    assessment.subject = recordSubject(connection, sides.changeSet);
    const { repository } = options.workspace;
    const plan = planRecord(options.workspace, connection, sides.after, {
      changeSet: sides.changeSet,
      present: presentFiles(connection),
      replaceable: await changeFilesSince(connection, base, repository),
    });
    report.warnings.push(...plan.warnings);
    assessment.files = fromRoot(connection, { repository }, plan.files);
    report.stale = assessment.files.map(({ path }) => path);
  });

type Sides = { before: Database; after: Database; changeSet: ChangeSet };
type Report = Assessment["report"];

async function fromMigrations(
  connection: Connection,
  base: string,
  report: Report,
  options: AssessOptions,
): Promise<Sides> {
  const { workspace, env, timings } = options;
  const { before: built, after, statements } = await openPair(connection, { workspace, env, base, timings });
  report.warnings.push(...after.warnings);
  const before =
    built instanceof MigrationError ? await committedInstead(connection, base, built, report, options) : built.database;
  if (isReachable(connection, options)) {
    try {
      const live = await crawlLive(connection, before, options);
      const drift = compare(connection, before, live.database, options);
      if (drift.changes.length > 0) report.drift = drift;
      report.warnings.push(...live.warnings);
    } catch (error) {
      report.failure = failureOf(error);
    }
  } else if (connection.url !== undefined) report.warnings.push(notLooked(connection));
  const changeSet = compare(connection, before, after.database, options);
  return {
    before,
    after: after.database,
    changeSet: { ...changeSet, findings: withCauses(changeSet.findings, statements) },
  };
}

/**
 * The base of a request that mends its migrations: what is committed there tells what they built when they last could be
 * applied. Throws their error where nothing is.
 */
async function committedInstead(
  connection: Connection,
  base: string,
  error: MigrationError,
  report: Report,
  { workspace, env }: AssessOptions,
): Promise<Database> {
  const engine = engineFor(connection, env).name;
  const { database, version } = await committedSnapshot(workspace.repository, connection, engine, base);
  if (version === emptyVersion) throw error;
  report.warnings.push({
    message: `the migrations of the base can't be applied (${error.message}), so its committed snapshot stands for them`,
  });
  return database;
}

async function snapshotAndLive(
  connection: Connection,
  base: string,
  report: Report,
  options: AssessOptions,
): Promise<Sides> {
  const { repository } = options.workspace;
  const after = await liveOrCommitted(connection, report, options);
  const { database: before } = await committedSnapshot(repository, connection, after.engine, base);
  return { before, after, changeSet: compare(connection, before, after, options) };
}

/** Names of the change files that are not at the base: they came with the branch. */
async function changeFilesSince(connection: Connection, base: string, repository: string): Promise<string[]> {
  const folder = relative(repository, connection.changesDir).replaceAll("\\", "/");
  const known = await readFilesAt(repository, base, folder);
  const prefix = "changes/";
  const here = [...presentFiles(connection).keys()].filter((path) => path.startsWith(prefix));
  return here.map((path) => path.slice(prefix.length)).filter((file) => !known.has(file));
}
