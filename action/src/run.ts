import { relative } from "node:path";
import { chooseConnections, SchemalogError, startTimings, type Timings, warmUp } from "schemalog";
import { onBroken } from "./events/broken.ts";
import { onPush } from "./events/push.ts";
import { onRequest } from "./events/request.ts";
import { onSchedule } from "./events/schedule.ts";
import type { Ci } from "./hosts/ci.ts";
import type { Inputs } from "./inputs.ts";
import { printTimings } from "./print-timings.ts";
import type { Setting, Talk } from "./setting.ts";
import { type InRepository, isRequest, trustedWorkspace, workspaceOf } from "./workspace.ts";

/**
 * The flow, the same for every host: what happened decides what is done. Returns whether all gates are passed. Throws
 * SchemalogError for wrong usage (2) or a host that can't be reached (3); a connection that fails is part of the report.
 */
export async function run(ci: Ci, inputs: Inputs, talk: Talk): Promise<boolean> {
  const { event, branch, defaultBranch } = ci;
  const head = await workspaceOf(inputs).catch(async (error) => {
    if (error instanceof SchemalogError && isRequest(ci)) await onBroken(error, ci, inputs, talk);
    throw error;
  });
  if (event !== "schedule") for (const connection of head.connections) warmUp(connection, talk.env);
  const timings = startTimings();
  const setting = <W extends InRepository>(workspace: W) => settingOf(workspace, { ci, inputs, talk, timings });
  try {
    if (isRequest(ci)) return await onRequest(setting(await trustedWorkspace(head, ci, inputs)));
    if (event === "schedule") return await onSchedule(setting(head));
    if (branch === defaultBranch) return await onPush(setting(head));
    talk.progress(`Nothing to do: ${branch} is not the default branch (${defaultBranch}), and this is no request`);
    return true;
  } finally {
    if (inputs.timings) printTimings(timings, talk);
  }
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
