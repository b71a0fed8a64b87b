import { mergeBase, openWorkspace, requestWorkspace, resolveCommit, SchemalogError, type Workspace } from "schemalog";
import type { Ci } from "./hosts/ci.ts";
import type { Inputs } from "./inputs.ts";

export type InRepository = Workspace & { repository: string };

/** Whether a run judges a branch. */
export const isRequest = ({ event, branch, defaultBranch }: Ci): boolean =>
  event === "request" || (event === "manual" && branch !== defaultBranch);

/** The workspace of the work tree. Throws SchemalogError (2) where there is none, or it is in no repository. */
export async function workspaceOf(inputs: Inputs): Promise<InRepository> {
  const workspace = await openWorkspace({ cwd: inputs.workingDirectory, config: inputs.config }, { required: true });
  const { repository } = workspace;
  if (repository === undefined) {
    throw new SchemalogError(`${workspace.root} is not in a Git repository`, {
      exitCode: 2,
      hint: "Check the repository out before this step (actions/checkout).",
    });
  }
  return { ...workspace, repository };
}

/** What a request may use of the workspace. What it is compared with is the host's word, never a name that a branch can take. */
export async function trustedWorkspace(head: InRepository, ci: Ci, { workingDirectory, config }: Inputs) {
  const target = ci.request?.baseCommit ?? `refs/remotes/origin/${ci.request?.base ?? ci.defaultBranch}`;
  const base = await mergeBase(head.repository, target, "HEAD");
  const tip = await resolveCommit(head.repository, target);
  return requestWorkspace(head, { cwd: workingDirectory, config, base, tip: tip === base ? undefined : tip });
}
