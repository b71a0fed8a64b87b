import type { Decision } from "../diff/index.ts";
import type { ChangeSet, ChangeSetSide } from "../model/change-set.ts";
import type { Database } from "../model/database.ts";
import type { Witness } from "../model/witness.ts";
import { judge } from "../rules/judge.ts";
import { changesBetween } from "./changes.ts";
import { applyIgnores, type Ignore } from "./ignore.ts";

type Side = ChangeSetSide & { database: Database };

/** What people decided about a connection: about renames in its annotations, about findings in schemalog.yml. */
export type Decisions = { connection?: string | undefined; renames: Decision[]; ignores: Ignore[] };

/**
 * Compares two databases (canonical), judges what changed, and takes out the findings that do not count. Where
 * somebody saw what led from one to the other, that decides what was renamed or dropped on the way, and nothing is guessed.
 */
export function review(
  before: Side,
  after: Side,
  { connection, renames, ignores }: Decisions,
  witness?: Witness,
): ChangeSet {
  const changes = changesBetween(before.database, after.database, renames, witness);
  const judged = applyIgnores(judge(changes, before.database, after.database, witness), ignores);
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
