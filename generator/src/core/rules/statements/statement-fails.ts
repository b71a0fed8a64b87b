import type { Failed, Finding } from "../../model/finding.ts";

export const statementFails = { code: "statement-fails", title: "Statement that fails", does: "fails" };

/** It fails where it is to be applied as well. */
export const failedFinding = ({ cause, reason, advice, from, isLast, isCompared }: Failed): Finding => ({
  code: statementFails.code,
  does: statementFails.does,
  severity: "breaking",
  target: { kind: "migration", name: cause.file },
  message: [
    `This statement fails: “${reason}”.`,
    ...(isCompared ? [...undone(from, cause.line), ...(isLast ? [] : [notRun])] : [nothingElse]),
  ].join(" "),
  advice: advice ?? "Correct it: whoever applies this migration gets the same error.",
  cause,
});

const nothingElse = "The base's own migrations can't be applied any more, so nothing else on this branch is judged.";

const undone = (from: number, line: number): string[] =>
  from < line ? [`Its transaction, which begins in line ${from}, is rolled back, and not judged.`] : [];

const notRun = "What comes after it does not run, and is not judged.";
