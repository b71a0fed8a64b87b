import type { Change } from "../model/change.ts";
import { type Finding, severity } from "../model/finding.ts";
import { objectName } from "../names/names.ts";

/** `2 breaking, 1 risky`, or nothing. */
export function severityCounts(findings: Finding[]): string {
  return severity.options
    .map((level) => ({ level, count: findings.filter((finding) => finding.severity === level).length }))
    .filter(({ count }) => count > 0)
    .map(({ level, count }) => `${count} ${level}`)
    .join(", ");
}

/** `3 changes to 2 objects`. */
export function changeCounts(changes: Change[]): string {
  const objects = new Set(changes.map(({ target }) => `${(target.parent ?? target).kind} ${objectName(target)}`)).size;
  const many = (count: number, word: string) => `${count} ${word}${count === 1 ? "" : "s"}`;
  return `${many(changes.length, "change")} to ${many(objects, "object")}`;
}
