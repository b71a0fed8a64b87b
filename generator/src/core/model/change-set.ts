import type { Change } from "./change.ts";
import type { Finding } from "./finding.ts";

/** One of the two databases that were compared; `version` is the tree id of its snapshot, where it is one. */
export type ChangeSetSide = { label: string; version?: string | undefined };

export type IgnoredFinding = Finding & { reason: string };
/** An ignore that no finding needs (any more). */
export type UnusedIgnore = { code: string; object?: string | undefined; reason: string };

/** How two databases differ and what the rules say to it: what the renderers take. */
export type ChangeSet = {
  connection?: string | undefined;
  /** Whose words it is told in. */
  engine?: string | undefined;
  before: ChangeSetSide;
  after: ChangeSetSide;
  changes: Change[];
  /** Worst first. */
  findings: Finding[];
  ignored: IgnoredFinding[];
  unusedIgnores: UnusedIgnore[];
};
