import { relative } from "node:path";
import {
  chooseConnections,
  mergeBase,
  openWorkspace,
  requestWorkspace,
  SchemalogError,
  startTimings,
  type Timings,
  type Workspace,
  warmUp,
} from "schemalog";
import type { Ci } from "./ci/ci.ts";
import { onPush } from "./events/push.ts";
import { onRequest } from "./events/request.ts";
import { onSchedule } from "./events/schedule.ts";
import type { Inputs } from "./inputs.ts";
import { printTimings } from "./print-timings.ts";
import type { Setting, Talk } from "./setting.ts";

/**
 * The flow, the same for every host: what happened decides what is done. Returns whether all gates are passed. Throws
 * SchemalogError for wrong usage (2) or a host that can't be reached (3); a connection that fails is part of the report.
 */
export async function run(ci: Ci, inputs: Inputs, talk: Talk): Promise<boolean> {
  const { event, branch, defaultBranch } = ci;
  const head = await workspaceOf(inputs);
  if (event !== "schedule") for (const connection of head.connections) warmUp(connection, talk.env);
  const timings = startTimings();
  const setting = <W extends InRepository>(workspace: W) => settingOf(workspace, { ci, inputs, talk, timings });
  try {
    if (event === "request" || (event === "manual" && branch !== defaultBranch)) {
      return await onRequest(setting(await trustedWorkspace(head, ci, inputs)));
    }
    if (event === "schedule") return await onSchedule(setting(head));
    if (branch === defaultBranch) return await onPush(setting(head));
    talk.progress(`Nothing to do: ${branch} is not the default branch (${defaultBranch}), and this is no request`);
    return true;
  } finally {
    if (inputs.timings) printTimings(timings, talk);
  }
}

type InRepository = Workspace & { repository: string };

async function workspaceOf(inputs: Inputs): Promise<InRepository> {
  const workspace = await openWorkspace({ cwd: inputs.workingDirectory, config: inputs.config }, { required: true });
  const { repository } = workspace;
  if (repository === undefined) {
    throw new SchemalogError(`${workspace.root} is in no Git repository`, {
      exitCode: 2,
      hint: "Check the repository out before this step (actions/checkout).",
    });
  }
  return { ...workspace, repository };
}

/** What a request may use of the workspace. What it is compared with is the host's word, never a name that a branch can take. */
async function trustedWorkspace(head: InRepository, ci: Ci, { workingDirectory, config }: Inputs) {
  const target = ci.request?.baseCommit ?? `refs/remotes/origin/${ci.request?.base ?? ci.defaultBranch}`;
  const base = await mergeBase(head.repository, target, "HEAD");
  return requestWorkspace(head, { cwd: workingDirectory, config, base });
}

type Around = Pick<Setting, "ci" | "inputs" | "talk"> & { timings: Timings };

function settingOf<W extends InRepository>(workspace: W, { timings, ...around }: Around): Setting<W> {
  const { inputs, talk } = around;
  return {
    ...around,
    connections: chooseConnections(workspace, inputs.connections),
    failOn: inputs.failOn ?? workspace.config["fail-on"] ?? "breaking",
    folder: relative(workspace.repository, workspace.root).replaceAll("\\", "/"),
    assess: { workspace, env: talk.env, timings },
  };
}
