import { annotationsOf, fails, type Report, renderComment, severityCounts, worstOf } from "schemalog";
import { bestEffort } from "./best-effort.ts";
import type { RunContext } from "./context.ts";
import type { Outputs } from "./hosts/ci.ts";
import type { Check } from "./hosts/host.ts";

export type Conclusion = {
  /** The commit that brought the files up to date. */
  head?: string | undefined;
  /** Whether files that are not up to date fail the run. */
  staleFails: boolean;
  /** Whether a live database that differs fails the run. */
  driftFails?: boolean | undefined;
};

/** First line of the one comment of a workspace; nobody else's comment begins so. */
export const commentMarker = (folder: string): string => `<!-- schemalog comment: ${folder || "."} -->`;

/** What a conclusion needs of the context; a job that joins the reports of others has no more. */
export type ConcludeContext = Pick<RunContext, "ci" | "inputs" | "io" | "folder" | "failOn">;

/** Says what was found, everywhere where it is looked for, and returns whether all gates are passed. */
export async function conclude(context: ConcludeContext, report: Report, conclusion: Conclusion): Promise<boolean> {
  const { ci, inputs, folder, failOn, io } = context;
  const { connections } = report;
  const failed = connections.some(
    ({ changeSet, failure, stale, drift }) =>
      failure !== undefined ||
      (changeSet && fails(changeSet, failOn)) ||
      (conclusion.staleFails && stale.length > 0) ||
      (conclusion.driftFails === true && drift !== undefined),
  );
  const { host, request, commit, runUrl } = ci;
  const options = { failOn, ...(runUrl && { runUrl }), ...fileUrls(context, conclusion.head ?? commit) };
  const markdown = renderComment(report, { ...options, limit: host?.commentLimit ?? 65_000 });
  let commentUrl: string | undefined;
  const mayWrite = host !== undefined && request?.fork !== true;
  if (mayWrite && request && inputs.comment) {
    const create = connections.some(isWorthAWord) || report.settings !== undefined || (conclusion.staleFails && failed);
    commentUrl = await bestEffort(io, "the comment", () =>
      host.comment(request.number, { marker: commentMarker(folder), body: markdown, create }),
    );
  }
  let checked = false;
  if (mayWrite && inputs.checkName !== "" && ci.event !== "schedule") {
    const check = checkOf(context, report, markdown, failed);
    for (const at of new Set([commit, conclusion.head ?? commit])) {
      const written = await bestEffort(io, "the check", async () => {
        await host.check(at, check);
        return true;
      });
      checked = written === true;
    }
  }
  await ci.publish({ report, failed, failOn, markdown, checked, outputs: outputsOf(report, commentUrl) });
  return !failed;
}

type ConnectionReport = Report["connections"][number];

/** Whether a reviewer wants to know: else a comment that is there is made quiet, and none is begun. */
const isWorthAWord = ({ changeSet, failure, drift }: ConnectionReport): boolean =>
  failure !== undefined || drift !== undefined || (changeSet?.changes.length ?? 0) > 0;

const fileUrls = ({ ci: { host } }: ConcludeContext, commit: string) =>
  host ? { fileUrl: (path: string, line?: number) => host.fileUrl(commit, path, line) } : {};

function checkOf({ inputs }: ConcludeContext, report: Report, summary: string, failed: boolean): Check {
  const findings = report.connections.flatMap(({ changeSet }) => changeSet?.findings ?? []);
  return {
    name: inputs.checkName,
    conclusion: failed ? "failure" : findings.length > 0 ? "neutral" : "success",
    title: titleOf(report),
    summary,
    annotations: annotationsOf(report),
  };
}

/** `2 breaking, 1 risky; 3 files are not up to date`. */
export function titleOf({ connections }: Report): string {
  const findings = connections.flatMap(({ changeSet }) => changeSet?.findings ?? []);
  const changes = connections.flatMap(({ changeSet }) => changeSet?.changes ?? []).length;
  const stale = connections.flatMap((each) => each.stale).length;
  const failed = connections.filter(({ failure }) => failure).map(({ name }) => name);
  const first =
    severityCounts(findings) ||
    (changes > 0 ? `${changes} schema ${changes === 1 ? "change" : "changes"}` : "No schema changes");
  const isKnown = failed.length < connections.length || changes > 0;
  return [
    ...(isKnown ? [first] : []),
    ...(stale > 0 ? [`${stale} ${stale === 1 ? "file is" : "files are"} out of date`] : []),
    ...(failed.length > 0 ? [`${failed.join(", ")} could not be judged`] : []),
  ].join("; ");
}

function outputsOf({ connections }: Report, commentUrl: string | undefined): Outputs {
  const findings = connections.flatMap(({ changeSet }) => changeSet?.findings ?? []);
  return {
    changed: connections.some(({ changeSet }) => (changeSet?.changes.length ?? 0) > 0),
    severity: worstOf(findings) ?? "",
    findings: findings.length,
    versions: Object.fromEntries(
      connections.flatMap(({ name, changeSet, drift }) => {
        const { version } = (changeSet ?? drift)?.after ?? {};
        return version === undefined ? [] : [[name, version]];
      }),
    ),
    commentUrl: commentUrl ?? "",
  };
}
