import type { Failed, Finding } from "../../model/finding.ts";

export const statementFails = { code: "statement-fails", title: "Statement that fails", does: "fails" };

/** It fails where it is to be applied as well. */
export const failedFinding = (failed: Failed): Finding => {
  const { cause, reason, advice, isDump } = failed;
  return {
    code: statementFails.code,
    does: statementFails.does,
    severity: "breaking",
    target: { kind: isDump ? "dump" : "migration", name: cause.file },
    message: [`This statement fails: “${reason}”.`, ...notJudged(failed)].join(" "),
    advice:
      advice ?? `Correct it: whoever ${isDump ? "loads this dump" : "applies this migration"} gets the same error.`,
    cause,
  };
};

/** What it keeps from being judged, in sentences. */
function notJudged({ cause, from, isLast, isCompared, isDump }: Failed): string[] {
  if (isDump) return ["The schema can't be built from the dump any more, so nothing on this branch is judged."];
  if (!isCompared) {
    return ["The base's own migrations can't be applied any more, so nothing else on this branch is judged."];
  }
  return [
    ...(from < cause.line ? [`Its transaction, which begins in line ${from}, is rolled back, and not judged.`] : []),
    ...(isLast ? [] : ["What comes after it does not run, and is not judged."]),
  ];
}
