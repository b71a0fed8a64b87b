import type { ChangeSet } from "../core/model/change-set.ts";
import type { Commit } from "../core/model/history.ts";
import { qualifiedName } from "../core/names/names.ts";
import { recordSubject } from "../record/commit-subject.ts";
import { committedSnapshot } from "../record/committed.ts";
import { compare } from "../record/compare.ts";
import { historyOf } from "../record/history.ts";
import { type PlannedFile, planRecord } from "../record/plan.ts";
import { filesAt, presentFiles } from "../record/record-files.ts";
import { byObject, objectOf } from "../store/history/index.ts";
import { readSnapshot } from "../store/snapshot/index.ts";
import type { Connection } from "../workspace/index.ts";
import { fromRoot, isolated, type JobOptions, type JobResult } from "./job-result.ts";
import { crawlLive, isReachable, notLooked } from "./live-side.ts";

/** Who changed an object last as far as the repository knows: whatever is different now came later, by another way. */
export type LastKnown = { object: string; commit: Commit };

export type DriftResult = JobResult & { lastKnown: LastKnown[] };

/**
 * The live database of a connection against the committed snapshot. `at` is the revision whose files the drift is to be
 * recorded on top of (the branch of an open drift request); without it those of the work tree.
 */
export async function driftJob(
  connection: Connection,
  at: string | undefined,
  options: JobOptions,
): Promise<DriftResult> {
  const lastKnown: LastKnown[] = [];
  const result = await isolated(connection, async (found) => {
    const { report } = found;
    const { workspace } = options;
    if (!isReachable(connection, options)) {
      if (connection.url !== undefined) report.warnings.push(notLooked(connection));
      return;
    }
    const committed = presentFiles(connection).size > 0 ? await readSnapshot(connection.snapshotDir) : undefined;
    const live = await crawlLive(connection, committed, options);
    report.warnings.push(...live.warnings);
    const before = await committedSnapshot(workspace.repository, connection, live.database.engine);
    const drift = compare(connection, before.database, live.database, options);
    found.version = drift.after.version;
    found.subject = recordSubject(connection, drift);
    const here = presentFiles(connection);
    const present = at === undefined ? here : await filesAt(connection, at, workspace.repository);
    if (drift.changes.length === 0) {
      found.files = fromRoot(connection, workspace, restored(present, here));
      return;
    }
    report.drift = drift;
    lastKnown.push(...(await lastChanges(connection, drift, options)));
    const plan = planRecord(workspace, connection, live.database, {
      changeSet: drift,
      present,
      base: here,
    });
    report.warnings.push(...plan.warnings);
    found.files = fromRoot(connection, workspace, plan.files);
  });
  return { ...result, lastKnown };
}

/** What takes files back to what the default branch has: this connection's drift is gone, another's may not be. */
function restored(present: Map<string, string>, here: Map<string, string>): PlannedFile[] {
  const other = [...here].filter(([path, text]) => present.get(path) !== text);
  const over = [...present.keys()].filter((path) => !here.has(path));
  return [...other.map(([path, content]) => ({ path, content })), ...over.map((path) => ({ path }))];
}

async function lastChanges(
  connection: Connection,
  { changes }: ChangeSet,
  { workspace }: JobOptions,
): Promise<LastKnown[]> {
  const { entries } = await historyOf(workspace.repository, connection);
  const entriesOf = byObject(entries);
  const known = new Map<string, LastKnown>();
  for (const { op, target } of changes) {
    if (op === "added" && target.parent === undefined) continue;
    const object = objectOf(target);
    const [newest] = entriesOf(object);
    const name = qualifiedName(object.schema, object.name);
    if (newest) known.set(name, { object: name, commit: newest.commit });
  }
  return [...known.values()];
}
