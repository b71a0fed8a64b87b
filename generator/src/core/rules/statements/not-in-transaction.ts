import type { Finding, Refused } from "../../model/finding.ts";
import { sentence } from "./statement-fails.ts";

export const notInTransaction = {
  code: "not-in-transaction",
  title: "Statement that can't run in the tool's transaction",
};

/** A statement that only fails in a transaction, of a file that its migration tool runs in one. */
export type RefusedInside = Refused & {
  /** Who opens the transaction, and around what: a clause. */
  opens: string;
  /** How the tool is told not to: a sentence. */
  instead: string;
};

/** The migration fails at it. */
export const insideFinding = ({ cause, reason, opens, instead }: RefusedInside): Finding => ({
  code: notInTransaction.code,
  severity: "breaking",
  target: { kind: "migration", name: cause.file },
  message: `${opens}, and there this statement fails: ${sentence(reason)}`,
  advice: instead,
  cause,
});
