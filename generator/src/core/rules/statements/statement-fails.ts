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
    advice: [
      advice ?? `Correct it: whoever ${isDump ? "loads this dump" : "applies this migration"} gets the same error.`,
      ...(failed.kept === undefined ? [] : [again]),
    ].join(" "),
    cause,
  };
};

const again =
  "Where the file was applied already, first take back by hand what ran of it, or leave that out: it would fail there the second time. With one definition in each file, nothing is left half done.";

/** What it keeps from being judged, in sentences. */
function notJudged({ cause, from, kept, isLast, isCompared, isDump }: Failed): string[] {
  if (isDump) return ["The schema can't be built from the dump any more, so nothing on this branch is judged."];
  if (!isCompared) {
    return ["The base's own migrations can't be applied any more, so nothing else on this branch is judged."];
  }
  return [
    ...(kept === undefined
      ? []
      : [`What stands before it, from line ${kept} on, has taken effect by then, and no transaction takes it back.`]),
    ...(from < cause.line ? [`Its transaction, which begins in line ${from}, is rolled back, and not judged.`] : []),
    ...(isLast ? [] : ["What comes after it does not run, and is not judged."]),
  ];
}
