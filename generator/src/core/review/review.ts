import { type Decision, diff } from "../diff/index.ts";
import type { ChangeSet, ChangeSetSide } from "../model/change-set.ts";
import type { Database } from "../model/database.ts";
import { judge } from "../rules/registry.ts";
import { applyIgnores, type Ignore } from "./ignore.ts";

type Side = ChangeSetSide & { database: Database };

/** Compares two databases (canonical), judges what changed, and takes out the findings that do not count. */
export function review(
  before: Side,
  after: Side,
  options: { connection?: string | undefined; renames?: Decision[] | undefined; ignores?: Ignore[] | undefined } = {},
): ChangeSet {
  const changes = diff(before.database, after.database, { renames: options.renames });
  const judged = applyIgnores(judge(changes, before.database, after.database), options.ignores ?? []);
  return {
    ...(options.connection === undefined ? {} : { connection: options.connection }),
    before: sideOf(before),
    after: sideOf(after),
    changes,
    findings: judged.findings,
    ignored: judged.ignored,
    unusedIgnores: judged.unused,
  };
}

const sideOf = ({ label, version }: Side): ChangeSetSide => (version === undefined ? { label } : { label, version });
