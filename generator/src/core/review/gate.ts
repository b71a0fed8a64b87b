import type { ChangeSet } from "../model/change-set.ts";
import { type Severity, severity } from "../model/finding.ts";

/** Whether a change set is bad enough to fail: it has a finding of that severity or a worse one. Empty: never. */
export function fails({ changes, findings }: ChangeSet, failOn: string): boolean {
  if (failOn === "any") return changes.length > 0;
  const limit = severity.options.indexOf(failOn as Severity);
  return findings.some((finding) => severity.options.indexOf(finding.severity) <= limit);
}
