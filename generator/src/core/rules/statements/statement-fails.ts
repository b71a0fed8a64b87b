import type { Failed, Finding } from "../../model/finding.ts";

export const statementFails = { code: "statement-fails", title: "Statement that fails", does: "fails" };

/** It fails where it is to be applied as well. */
export const failedFinding = ({ cause, reason, advice, from, isCompared, isDump }: Failed): Finding => ({
  code: statementFails.code,
  does: statementFails.does,
  severity: "breaking",
  target: { kind: isDump ? "dump" : "migration", name: cause.file },
  message: `This statement fails: ${sentence(reason)} ${isDump ? noSchema : isCompared ? unknownFrom(from, cause.line) : nothingElse}`,
  advice: advice ?? `Correct it: whoever ${isDump ? "loads this dump" : "applies this migration"} gets the same error.`,
  cause,
});

const nothingElse = "The base's own migrations can't be applied any more, so nothing else on this branch is judged.";

const noSchema = "The schema can't be built from the dump any more, so nothing on this branch is judged.";

const unknownFrom = (from: number, line: number): string =>
  from < line
    ? `Its transaction, which begins in line ${from}, is rolled back, and what comes after it does not run: neither is judged.`
    : "What comes after it does not run, and is not judged.";

/** A reason as a sentence of its own. */
export const sentence = (reason: string): string => (/[.!?)]$/.test(reason) ? reason : `${reason}.`);
