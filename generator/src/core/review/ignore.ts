import type { Subject } from "../model/change.ts";
import type { IgnoredFinding, UnusedIgnore } from "../model/change-set.ts";
import type { Finding, HistoryProblem } from "../model/finding.ts";
import { historyFindings } from "../rules/migrations/history.ts";

/** A finding that does not count, and why; `matches` tells whether it is about an object, given as schema and name. */
export type Ignore = {
  code: string;
  object?: string | undefined;
  reason: string;
  matches(schema: string, name: string): boolean;
};

/** Parts the findings into those that count and those that are ignored, and tells the ignores that were of no use. */
export function applyIgnores(
  findings: Finding[],
  ignores: Ignore[],
): { findings: Finding[]; ignored: IgnoredFinding[]; unused: UnusedIgnore[] } {
  const used = new Set<Ignore>();
  const counting: Finding[] = [];
  const ignored: IgnoredFinding[] = [];
  for (const finding of findings) {
    const fitting = ignores.filter((ignore) => ignore.code === finding.code && isAbout(ignore, finding.target));
    for (const ignore of fitting) used.add(ignore);
    if (fitting[0]) ignored.push({ ...finding, reason: fitting[0].reason });
    else counting.push(finding);
  }
  const unused = ignores
    .filter((ignore) => !used.has(ignore))
    .map(({ code, object, reason }) => ({ code, ...(object === undefined ? {} : { object }), reason }));
  return { findings: counting, ignored, unused };
}

/** Whether changed and deleted migrations count: who ignores them says that no database has run them yet. */
export const isHistoryKept = (history: HistoryProblem[] = [], ignores: Ignore[]): boolean =>
  applyIgnores(
    historyFindings(history.filter(({ what }) => what === "edited" || what === "removed" || what === "squashed")),
    ignores,
  ).findings.length > 0;

/** What belongs to no schema is matched by its name in an empty schema; a routine without its signature, all overloads. */
function isAbout(ignore: Ignore, { kind, schema, parent, name }: Subject): boolean {
  if (ignore.object === undefined) return true;
  const object = parent ?? { kind, name };
  const isRoutine = object.kind === "routine";
  return ignore.matches(schema ?? "", isRoutine ? object.name.replace(/\(.*$/s, "") : object.name);
}
