import type { Change } from "../../model/change.ts";
import type { Finding, HistoryProblem, Severity, Squash } from "../../model/finding.ts";
import { targetWords } from "../../names/names.ts";

export const migrationEdited = {
  code: "migration-edited",
  title: "Migration changed that databases may have run",
  does: "is edited after the fact",
};
export const migrationRemoved = {
  code: "migration-removed",
  title: "Migration deleted that databases may have run",
  does: "is deleted",
};
export const migrationOutOfOrder = {
  code: "migration-out-of-order",
  title: "Migration before others that the base has",
  does: "comes before others that have run",
};
export const migrationClash = {
  code: "migration-version-clash",
  title: "Migrations of the same version",
  does: "has the version of another",
};
export const migrationRefused = {
  code: "migration-refused",
  title: "Migration that the tool can't read",
  does: "is refused by the tool",
};
export const migrationNotRun = {
  code: "migration-not-run",
  title: "Migration that the tool never runs",
  does: "is never run",
};
export const migrationMissing = {
  code: "migration-missing",
  title: "Migration that is listed and not there",
  does: "is missing",
};
const ofTool = { refused: migrationRefused, "not run": migrationNotRun, missing: migrationMissing };

const squashAdvice =
  "Describe how databases that ran the old ones are brought to the same state, and try it on a copy of one.";

type Named = { code: string; does: string };

/**
 * What a branch does to the migrations of its base, beside what they do to the schema. `old`: how a new database differs, for what is
 * changed in old ones, from those that ran them as they were; it is said once.
 */
export function historyFindings(problems: HistoryProblem[], old?: Change[]): Finding[] {
  const first = problems.find(({ what }) => what === "edited" || what === "removed" || what === "squashed");
  return problems.map((problem) => historyFinding(problem, problem === first ? old : undefined));
}

/** Of that in which databases differ, that is named. */
const mostNames = 4;

function namesOf(changes: Change[]): string {
  const names = changes.slice(0, mostNames).map(({ target }) => targetWords(target));
  const rest = changes.length - names.length;
  return rest === 0 ? names.join(", ") : `${names.join(", ")} and ${rest} more`;
}

/** One of them. */
function historyFinding(problem: HistoryProblem, old?: Change[]): Finding {
  const isSame = old?.length === 0;
  const differ = old === undefined || isSame ? "" : `: they differ in ${namesOf(old)}`;
  const { severity, does: habit } = problem;
  const said = ({ code, does }: Named, name: string, message: string, advice: string): Finding => ({
    ...{ code, severity, target: { kind: "migration", name }, does, message, advice },
    ...("cause" in problem && { cause: problem.cause }),
  });
  switch (problem.what) {
    case "edited":
      return said(
        migrationEdited,
        problem.file,
        `${problem.file} is changed, although the base has it already: ${habit}. ${problem.unread ?? `What is changed in it ${isSame ? "makes no difference to the schema" : `reaches only new databases${differ}`}.`}`,
        "Restore it, and make the change in a new migration.",
      );
    case "edited in its comments":
      return said(
        migrationEdited,
        problem.file,
        `Only comments or white space of ${problem.file} are changed, although the base has it already: ${habit}.`,
        "Restore it.",
      );
    case "removed":
      return said(
        migrationRemoved,
        problem.file,
        problem.more === 0
          ? `${problem.file} is deleted, although the base has it: ${habit}. ${problem.unread ?? `What it made stays in databases that ran it, and new ones do not get it${differ}.`}`
          : `${problem.file} and ${problem.more} more are deleted, although the base has them: ${habit}. ${problem.unread ?? `What they made stays in databases that ran them, and new ones do not get it${differ}.`}`,
        "Restore what is deleted, and undo its changes in a new migration.",
      );
    case "replaced": {
      if (problem.into) return squashed(problem.into, habit, severity);
      const all =
        problem.files === 1 ? "The only migration of the base is" : `All ${problem.files} migrations of the base are`;
      return said(
        { ...migrationRemoved, does: "is replaced" },
        problem.folder,
        `${all} deleted, and others take their place: ${habit}.`,
        squashAdvice,
      );
    }
    case "squashed":
      return squashed(
        problem,
        `${habit}. New databases ${isSame ? "get the same schema" : `get what is there now${differ}`}`,
        severity,
      );
    case "out of order":
      return said(
        migrationOutOfOrder,
        problem.file,
        `${problem.file} comes before ${problem.other}, which ${problem.meanwhile ? "came to the base branch meanwhile" : "the base has already"}: ${habit}.`,
        "Give it a later number or date.",
      );
    case "clash":
      return said(
        migrationClash,
        problem.file,
        `${problem.file} and ${problem.other}${problem.meanwhile ? ", which came to the base branch meanwhile," : ""} ${problem.alike ?? "are of the same version"}: ${habit}.`,
        problem.instead ?? "Give it a version of its own.",
      );
    case "refused":
    case "not run":
    case "missing":
      return said(ofTool[problem.what], problem.file, `${problem.file} ${problem.why}: ${habit}.`, problem.instead);
  }
}

const squashed = ({ file, files, cause }: Squash, habit: string, severity: Severity): Finding => ({
  ...{ code: migrationRemoved.code, severity, target: { kind: "migration", name: file }, cause },
  does: `replaces ${files} others`,
  message: `${files} migrations of the base are deleted, and ${file} takes their place: ${habit}.`,
  advice: squashAdvice,
});
