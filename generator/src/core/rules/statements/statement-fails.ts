import type { Finding, Refused } from "../../model/finding.ts";

export const statementFails = { code: "statement-fails", title: "Statement that fails" };

/** A statement of a request that fails where its migrations are tried, and how much is known in spite of it. */
export type Failed = Refused & {
  /** What to do, where more can be said than to correct it. */
  advice?: string | undefined;
  /** Of its file, nothing from this line on took effect: a transaction that begins there was rolled back. */
  from: number;
  /** Whether the other changes are judged, as far as they took effect. */
  isCompared: boolean;
};

/** It fails where it is to be applied as well. */
export const failedFinding = ({ cause, reason, advice, from, isCompared }: Failed): Finding => ({
  code: statementFails.code,
  severity: "breaking",
  target: { kind: "migration", name: cause.file },
  message: `This statement fails: ${sentence(reason)} ${isCompared ? unknownFrom(from, cause.line) : nothingElse}`,
  advice: advice ?? "Correct it: whoever applies this migration gets the same error.",
  cause,
});

const nothingElse = "What the base has can't be built without it, so nothing else of this branch is judged.";

const unknownFrom = (from: number, line: number): string =>
  from < line
    ? `Its transaction, which begins in line ${from}, is rolled back, and what comes after it does not run: neither is judged.`
    : "What comes after it does not run, and is not judged.";

/** A reason as a sentence of its own. */
export const sentence = (reason: string): string => (/[.!?)]$/.test(reason) ? reason : `${reason}.`);

/** Whether a finding says that the way to the new schema ends halfway, so that no verdict on it holds. */
export const isFailure = ({ code }: Pick<Finding, "code">): boolean => code === statementFails.code;
