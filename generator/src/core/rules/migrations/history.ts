import type { Finding, HistoryProblem } from "../../model/finding.ts";

export const migrationEdited = { code: "migration-edited", title: "Migration changed that databases may have run" };
export const migrationRemoved = { code: "migration-removed", title: "Migration deleted that databases may have run" };
export const migrationOutOfOrder = {
  code: "migration-out-of-order",
  title: "Migration before others that the base has",
};
export const migrationClash = { code: "migration-version-clash", title: "Migrations of the same version" };
export const migrationRefused = { code: "migration-refused", title: "Migration that the tool can't read" };
export const migrationNotRun = { code: "migration-not-run", title: "Migration that the tool never runs" };
export const migrationMissing = { code: "migration-missing", title: "Migration that is listed and not there" };
const ofTool = { refused: migrationRefused, "not run": migrationNotRun, missing: migrationMissing };

/** What a branch does to the migrations of its base, beside what they do to the schema. */
export function historyFinding(problem: HistoryProblem): Finding {
  const { severity, does } = problem;
  const said = (code: string, name: string, message: string, advice: string): Finding => ({
    ...{ code, severity, target: { kind: "migration", name }, message, advice },
    ...("cause" in problem && { cause: problem.cause }),
  });
  switch (problem.what) {
    case "edited":
      return said(
        migrationEdited.code,
        problem.file,
        `${problem.file} is changed, although the base has it already: ${does}. What is changed in it reaches new databases alone.`,
        "Restore it, and make the change in a new migration.",
      );
    case "removed":
      return said(
        migrationRemoved.code,
        problem.file,
        problem.more === 0
          ? `${problem.file} is deleted, although the base has it: ${does}. What it made stays in databases that ran it, and new ones do not get it.`
          : `${problem.file} and ${problem.more} more are deleted, although the base has them: ${does}. What they made stays in databases that ran them, and new ones do not get it.`,
        "Restore what is deleted, and undo its changes in a new migration.",
      );
    case "replaced": {
      const all =
        problem.files === 1 ? "The only migration of the base is" : `All ${problem.files} migrations of the base are`;
      return said(
        migrationRemoved.code,
        problem.folder,
        `${all} deleted, and others take their place: ${does}.`,
        "Describe how databases that ran the old ones are brought to the same state, and try it on a copy of one.",
      );
    }
    case "out of order":
      return said(
        migrationOutOfOrder.code,
        problem.file,
        `${problem.file} comes before ${problem.other}, which the base has already: ${does}.`,
        "Give it a later number or date.",
      );
    case "clash":
      return said(
        migrationClash.code,
        problem.file,
        `${problem.file} and ${problem.other} are of the same version: ${does}.`,
        "Give it a version of its own.",
      );
    case "refused":
    case "not run":
    case "missing":
      return said(ofTool[problem.what].code, problem.file, `${problem.file} ${problem.why}: ${does}.`, problem.instead);
  }
}
