import { type Decision, diff } from "../diff/index.ts";
import type { Change } from "../model/change.ts";
import type { Database } from "../model/database.ts";
import type { Finding } from "../model/finding.ts";
import { applyIgnores, type Ignore, type IgnoredFinding, type UnusedIgnore } from "./ignore.ts";
import { judge } from "./index.ts";

/** One of the two databases that were compared; `version` is the tree id of its snapshot, where it is one. */
export type ChangeSetSide = { label: string; version?: string | undefined };

/** How two databases differ and what the rules say to it: what the renderers take. */
export type ChangeSet = {
  connection?: string | undefined;
  before: ChangeSetSide;
  after: ChangeSetSide;
  changes: Change[];
  /** Worst first. */
  findings: Finding[];
  ignored: IgnoredFinding[];
  unusedIgnores: UnusedIgnore[];
};

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
