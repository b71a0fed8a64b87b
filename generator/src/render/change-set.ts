import type { Change } from "../model/change.ts";
import type { Finding } from "../model/finding.ts";
import type { IgnoredFinding, UnusedIgnore } from "../rules/ignore.ts";

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
