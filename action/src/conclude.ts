import { fails, isPartial, isQuiet, type Report, renderComment } from "schemalog";
import { bestEffort } from "./best-effort.ts";
import { checkOf } from "./check.ts";
import type { RunContext } from "./context.ts";
import { outputsOf } from "./outputs.ts";

export type Conclusion = {
  /** The commit that brought the files up to date. */
  head?: string | undefined;
  /** Whether files that are out of date fail the run. */
  staleFails: boolean;
  /** Whether a live database that differs fails the run. */
  driftFails?: boolean | undefined;
};

/** First line of the one comment of a workspace; nobody else's comment begins so. */
export const commentMarker = (folder: string): string =>
  `<!-- schemalog comment: ${folder.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}<>]/gu, encodeURIComponent) || "."} -->`;

/** What a conclusion needs of the context; a job that joins the reports of others has no more. */
export type ConcludeContext = Pick<RunContext, "ci" | "inputs" | "io" | "folder" | "failOn">;

/** Says what was found, everywhere where it is looked for, and returns whether all gates are passed. */
export async function conclude(context: ConcludeContext, report: Report, conclusion: Conclusion): Promise<boolean> {
  const { ci, io, failOn } = context;
  const failed = isFailure(report, context, conclusion);
  const markdown = markdownOf(report, context, conclusion);
  const isNews =
    report.connections.some(isWorthAWord) || report.settings !== undefined || (conclusion.staleFails && failed);
  const commentUrl = await writeComment(context, markdown, isNews);
  const checked = await writeCheck(context, report, { markdown, failed, head: conclusion.head });
  await ci.publish({ report, failed, failOn, markdown, checked, outputs: outputsOf(report, commentUrl) });
  io.document?.(`${JSON.stringify({ failed, failOn, ...report }, null, 2)}`);
  return !failed;
}

const isFailure = (
  { connections, settings }: Report,
  { failOn }: ConcludeContext,
  { staleFails, driftFails = false }: Conclusion,
): boolean =>
  settings?.broken !== undefined ||
  connections.some(
    ({ changeSet, failure, stale, drift }) =>
      failure !== undefined ||
      (changeSet !== undefined && fails(changeSet, failOn)) ||
      (staleFails && stale.length > 0) ||
      (driftFails && drift !== undefined),
  );

/** Whether a reviewer wants to know: else a comment that is there is made quiet, and none is begun. */
const isWorthAWord = (connection: Report["connections"][number]): boolean =>
  connection.failure !== undefined ||
  connection.drift !== undefined ||
  (connection.changeSet !== undefined && !isQuiet(connection.changeSet)) ||
  isPartial(connection);

function markdownOf(report: Report, { ci }: ConcludeContext, { head = ci.commit, staleFails }: Conclusion): string {
  const { host, runUrl, request, defaultBranch } = ci;
  return renderComment(report, {
    staleFails,
    ...(ci.follows && { byFork: true }),
    ...(request && request.base !== defaultBranch && { base: request.base }),
    ...(runUrl && { runUrl }),
    ...(host && { fileUrl: (path: string, line?: number) => host.fileUrl(head, path, line) }),
    limit: host?.commentLimit ?? 65_000,
  });
}

/** A fork's run only reads. */
const mayWrite = ({ request, follows }: ConcludeContext["ci"]): boolean => request?.fork !== true || follows === true;

/** Writes the comment, or brings it up to date; its address, where there is one. None is begun that is no news. */
async function writeComment({ ci, inputs, io, folder }: ConcludeContext, body: string, isNews: boolean) {
  const { host, request } = ci;
  if (!host || !request || !mayWrite(ci) || !inputs.comment) return undefined;
  const comment = { marker: commentMarker(folder), body, create: isNews };
  return bestEffort(io, "the comment", () => host.comment(request.number, comment));
}

type Judged = { markdown: string; failed: boolean; head: string | undefined };

/** Writes the check at the commit, and at the one that brought the files up to date; whether the last was written. */
async function writeCheck({ ci, inputs, io }: ConcludeContext, report: Report, { markdown, failed, head }: Judged) {
  const { host, commit } = ci;
  if (!host || !mayWrite(ci) || inputs.checkName === "" || ci.event === "schedule") return false;
  const check = checkOf(report, { name: inputs.checkName, summary: markdown, failed, byFork: ci.follows });
  let checked = false;
  for (const at of new Set([commit, head ?? commit])) {
    const written = await bestEffort(io, "the check", async () => {
      await host.check(at, check);
      return true;
    });
    checked = written === true;
  }
  return checked;
}
