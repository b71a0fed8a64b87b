import { type JobResult, type RequestWorkspace, requestJob, resolveCommit, SchemalogError, shortId } from "schemalog";
import { commitFiles } from "../commit-files.ts";
import { conclude } from "../conclude.ts";
import type { RunContext } from "../context.ts";
import { eachConnection } from "./each-connection.ts";

/** A change request: judges what it does to the schema, says so, and brings the branch's files up to date. */
export async function onRequest(context: RunContext<RequestWorkspace>): Promise<boolean> {
  const { ci, mode, connections, options } = context;
  const { settings } = options.workspace;
  const results = await eachConnection(connections, (connection) => requestJob(connection, options));
  const isOurs = ci.request?.fork !== true && ci.queued !== true;
  const mayCommit = mode === "commit" && ci.host !== undefined && isOurs;
  if (mayCommit) await checkHead(context);
  const head = mayCommit ? await commitFiles(context, results) : undefined;
  const report = { ...reportOf(context, results), ...(isWorthAWord(settings) && { settings }) };
  return conclude(context, report, {
    head,
    // A branch of a fork or in a queue can't be brought up to date; the push to the default branch does it.
    staleFails: mode === "check" || (!mayCommit && isOurs),
  });
}

/** A first schemalog.yml without settings that would lead anywhere is none. */
const isWorthAWord = ({ changed, moved = [] }: RequestWorkspace["settings"]): boolean =>
  changed.length + moved.length > 0;

export const reportOf = ({ folder }: RunContext, results: JobResult[]) => ({
  workspace: folder,
  connections: results.map(({ report }) => report),
});

/** What is committed must have been made from the branch's own head, not from a merge that the host tries out. */
async function checkHead({ ci, options }: RunContext): Promise<void> {
  const head = await resolveCommit(options.workspace.repository, "HEAD");
  if (head === ci.commit) return;
  throw new SchemalogError(`the working tree is at ${shortId(head)}, not at the branch's head ${shortId(ci.commit)}`, {
    exitCode: 2,
    hint: "With mode: commit, check out the branch's own head: see `ref:` in the workflow that `schemalog init` writes.",
  });
}
