import type { ChangeSet } from "../core/model/change-set.ts";
import { changeCounts, severityCounts } from "../core/review/counts.ts";
import type { Connection } from "../workspace/index.ts";

/** Subject of a commit that records these changes. */
export function recordSubject({ name }: Connection, { changes, findings }: ChangeSet): string {
  if (changes.length === 0) return `Schema of ${name}: docs updated`;
  const severities = severityCounts(findings);
  return `Schema of ${name}: ${changeCounts({ changes, findings })}${severities === "" ? "" : ` (${severities})`}`;
}
