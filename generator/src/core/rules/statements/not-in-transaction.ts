import type { Finding, RefusedInside } from "../../model/finding.ts";

export const notInTransaction = {
  code: "not-in-transaction",
  title: "Statement that can't run in the tool's transaction",
  does: "fails in its transaction",
};

/** The migration fails at it. */
export const insideFinding = ({ cause, reason, opens, instead }: RefusedInside): Finding => ({
  code: notInTransaction.code,
  does: notInTransaction.does,
  severity: "breaking",
  target: { kind: "migration", name: cause.file },
  message: `${opens}, and there this statement fails: “${reason}”. The other findings judge the file as if it ran without that transaction.`,
  advice: instead,
  cause,
});
