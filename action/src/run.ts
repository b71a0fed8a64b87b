import { relative } from "node:path";
import { chooseConnections, openWorkspace, SchemalogError, startTimings, warmUp } from "schemalog";
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
  const setting = await settingOf(ci, inputs, talk);
  const { event, branch, defaultBranch } = ci;
  try {
    if (event === "request") return await onRequest(setting);
    if (event === "schedule") return await onSchedule(setting);
    if (branch === defaultBranch) return await onPush(setting);
    if (event === "manual") return await onRequest(setting);
    talk.progress(`Nothing to do: ${branch} is not the default branch (${defaultBranch}), and this is no request`);
    return true;
  } finally {
    if (inputs.timings) printTimings(setting.assess.timings, talk);
  }
}

async function settingOf(ci: Ci, inputs: Inputs, talk: Talk): Promise<Setting> {
  const workspace = await openWorkspace({ cwd: inputs.workingDirectory, config: inputs.config }, { required: true });
  const { repository } = workspace;
  if (repository === undefined) {
    throw new SchemalogError(`${workspace.root} is in no Git repository`, {
      exitCode: 2,
      hint: "Check the repository out before this step (actions/checkout).",
    });
  }
  const connections = chooseConnections(workspace, inputs.connections);
  if (ci.event !== "schedule") for (const connection of connections) warmUp(connection, talk.env);
  return {
    ci,
    inputs,
    talk,
    connections,
    failOn: inputs.failOn ?? workspace.config["fail-on"] ?? "breaking",
    folder: relative(repository, workspace.root).replaceAll("\\", "/"),
    assess: { workspace: { ...workspace, repository }, env: talk.env, timings: startTimings() },
  };
}
