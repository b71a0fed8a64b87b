import {
  type Assessment,
  assessRequest,
  type RequestWorkspace,
  resolveCommit,
  SchemalogError,
  shortId,
} from "schemalog";
import { commitFiles } from "../commit-files.ts";
import { conclude } from "../conclude.ts";
import type { Setting } from "../setting.ts";
import { eachConnection } from "./each.ts";

/** A change request: judges what it does to the schema, says so, and brings the branch's files up to date. */
export async function onRequest(setting: Setting<RequestWorkspace>): Promise<boolean> {
  const { ci, inputs, connections, assess } = setting;
  const { settings } = assess.workspace;
  const assessments = await eachConnection(connections, (connection) => assessRequest(connection, assess));
  const isOurs = ci.request?.fork !== true && ci.queued !== true;
  const mayCommit = inputs.mode === "commit" && ci.host !== undefined && isOurs;
  if (mayCommit) await checkHead(setting);
  const head = mayCommit ? await commitFiles(setting, assessments) : undefined;
  const report = { ...reportOf(setting, assessments), ...(isWorthAWord(settings) && { settings }) };
  return conclude(setting, report, {
    head,
    // A branch of a fork or in a queue can't be brought up to date; the push to the default branch does it.
    staleFails: inputs.mode === "check" || (!mayCommit && isOurs),
  });
}

/** A first schemalog.yml without settings that would lead anywhere is none. */
const isWorthAWord = ({ changed, moved = [] }: RequestWorkspace["settings"]): boolean =>
  changed.length + moved.length > 0;

export const reportOf = ({ folder }: Setting, assessments: Assessment[]) => ({
  workspace: folder,
  connections: assessments.map(({ report }) => report),
});

/** What is committed must have been made from the branch's own head, not from a merge that the host tries out. */
async function checkHead({ ci, assess }: Setting): Promise<void> {
  const head = await resolveCommit(assess.workspace.repository, "HEAD");
  if (head === ci.commit) return;
  throw new SchemalogError(`the work tree is at ${shortId(head)}, not at the branch's head ${shortId(ci.commit)}`, {
    exitCode: 2,
    hint: "With mode: commit, check out the branch's own head: see `ref:` in the workflow that `schemalog init` writes.",
  });
}
