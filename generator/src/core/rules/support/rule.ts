import type { Change, ChangeTo, Target, TargetKind } from "../../model/change.ts";
import type { Database } from "../../model/database.ts";
import type { Finding, Severity } from "../../model/finding.ts";

/** A finding without its code, which is that of the rule. */
export type Verdict = Omit<Finding, "code">;

/**
 * Judges changes; facts about what did not change are in the two databases. `recreated` was dropped on the way from one to the
 * other, though both have it, as far as somebody watched.
 */
export type Rule = {
  /** Also the name of its file, its test cases, its docs page and what people write into `ignore`. Never changes. */
  code: string;
  /** A few words for lists of rules. */
  title: string;
  judge(changes: Change[], before: Database, after: Database, recreated: Target[]): Verdict[];
};

/** The changes to one kind of target, or several, of one operation. */
export function changesTo<K extends TargetKind, Op extends Change["op"]>(
  changes: Change[],
  op: Op,
  ...kinds: K[]
): ChangeTo<K, Op>[] {
  const wanted = new Set<TargetKind>(kinds);
  return changes.filter((change) => change.op === op && wanted.has(change.target.kind)) as ChangeTo<K, Op>[];
}

/** `compensatedBy` lowers the severity: what else the change set does, as a clause that reads after "because". */
export type Compensation = { severity: Severity; by: string };

export function verdict(
  severity: Severity,
  target: Target,
  message: string,
  advice: string,
  compensation?: Compensation | undefined,
): Verdict {
  if (!compensation) return { severity, target, message, advice };
  return { severity: compensation.severity, target, message, advice, compensatedBy: compensation.by };
}

/** What was dropped with its data on the way while something else took its name: what nothing copied is lost. */
export const recreatedOf = (
  recreated: Target[],
  kind: TargetKind,
  words: (target: Target) => [message: string, advice: string],
) => recreated.filter((target) => target.kind === kind).map((target) => verdict("breaking", target, ...words(target)));
