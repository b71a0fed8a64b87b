import type { Decision } from "../diff/index.ts";
import type { Target } from "../model/change.ts";
import type { ChangeSet, ChangeSetSide } from "../model/change-set.ts";
import type { Database } from "../model/database.ts";
import { judge } from "../rules/registry.ts";
import { changesBetween } from "./changes.ts";
import { applyIgnores, type Ignore } from "./ignore.ts";

type Side = ChangeSetSide & { database: Database };

/** What people decided about a connection: about renames in its annotations, about findings in schemalog.yml. */
export type Decisions = { connection?: string | undefined; renames: Decision[]; ignores: Ignore[] };

/**
 * Compares two databases (canonical), judges what changed, and takes out the findings that do not count. `recreated` is what both
 * have, but was dropped on the way.
 */
export function review(
  before: Side,
  after: Side,
  { connection, renames, ignores }: Decisions,
  recreated: Target[] = [],
): ChangeSet {
  const changes = changesBetween(before.database, after.database, renames);
  const judged = applyIgnores(judge(changes, before.database, after.database, recreated), ignores);
  return {
    ...(connection === undefined ? {} : { connection }),
    before: sideOf(before),
    after: sideOf(after),
    changes,
    findings: judged.findings,
    ignored: judged.ignored,
    unusedIgnores: judged.unused,
  };
}

const sideOf = ({ label, version }: Side): ChangeSetSide => (version === undefined ? { label } : { label, version });
