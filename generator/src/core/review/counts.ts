import type { ChangeSet } from "../model/change-set.ts";
import { type Finding, type Severity, severity } from "../model/finding.ts";
import { counted } from "../names/counted.ts";
import { objectName } from "../names/names.ts";
import { endsHalfway } from "./gate.ts";

/** How many findings there are of each severity, the worst first. */
export function countBySeverity(findings: Finding[]): Record<Severity, number> {
  const counts = { breaking: 0, risky: 0, safe: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

/** The worst severity among findings; undefined where there are none. */
export function worstOf(findings: Finding[]): Severity | undefined {
  const counts = countBySeverity(findings);
  return severity.options.find((level) => counts[level] > 0);
}

/** `2 breaking, 1 risky`, or nothing. */
export const severityCounts = (findings: Finding[]): string =>
  Object.entries(countBySeverity(findings))
    .filter(([, count]) => count > 0)
    .map(([level, count]) => `${count} ${level}`)
    .join(", ");

/** Whether there is nothing to say. There may be a finding where nothing changed: what was dropped, and made again. */
export const isQuiet = ({ changes, findings }: Pick<ChangeSet, "changes" | "findings">): boolean =>
  changes.length === 0 && findings.length === 0;

/** `3 changes to 2 objects and 1 schema`, as far as it is known. */
export function changeCounts({ changes, findings }: Pick<ChangeSet, "changes" | "findings">): string {
  const until = endsHalfway({ findings }) ? " before the statement that fails" : undefined;
  if (changes.length === 0) return until === undefined ? "No net changes" : `0 changes${until}`;
  const owners = new Map(
    changes.map(({ target }) => {
      const { kind } = target.parent ?? target;
      return [`${kind} ${objectName(target)}`, apart.has(kind) ? kind : "object"];
    }),
  );
  const groups = Map.groupBy(owners.values(), (kind) => kind);
  const owned = ["object", ...apart].flatMap((kind) => {
    const count = groups.get(kind)?.length ?? 0;
    return count === 0 ? [] : counted(count, kind);
  });
  const all = [owned.slice(0, -1).join(", "), ...owned.slice(-1)].filter(Boolean).join(" and ");
  return `${counted(changes.length, "change")} to ${all}${until ?? ""}`;
}

/** What is no object where objects are counted: it is in no schema. */
const apart = new Set<string>([
  "schema",
  "extension",
  "event trigger",
  "server",
  "publication",
  "default privilege",
  "other object",
  "database",
]);
