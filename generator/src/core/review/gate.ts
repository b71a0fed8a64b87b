import { SchemalogError } from "../../errors.ts";
import type { ChangeSet } from "../model/change-set.ts";
import { severity } from "../model/finding.ts";
import { statementFails } from "../rules/statements/statement-fails.ts";

/** What fails a run: a finding of that severity or a worse one, any change at all, or nothing. */
export const failOnWords = [...severity.options, "any", "never"] as const;
export type FailOn = (typeof failOnWords)[number];

/** The word that a person wrote; nothing means never. Throws SchemalogError (2) for a word that is none of them. */
export function failOnOf(word: unknown): FailOn {
  const found = failOnWords.find((known) => known === (word ?? "never"));
  if (found !== undefined) return found;
  throw new SchemalogError("--fail-on does not know that word", {
    exitCode: 2,
    hint: `Use one of: ${failOnWords.join(", ")}.`,
  });
}

/** Whether the way to the second database ends at a statement that fails: no verdict on it is whole. */
export const endsHalfway = ({ findings }: Pick<ChangeSet, "findings">): boolean =>
  findings.some(({ code }) => code === statementFails.code);

/** Whether a change set is bad enough to fail; where the way to it ends halfway, it always is. */
export function fails({ changes, findings }: ChangeSet, failOn: FailOn): boolean {
  if (endsHalfway({ findings })) return true;
  if (failOn === "any") return changes.length > 0;
  // Never is before all of them.
  const worst: readonly string[] = severity.options;
  return findings.some((finding) => worst.indexOf(finding.severity) <= worst.indexOf(failOn));
}
