import { relative } from "node:path";
import { chooseConnections, onOwnMachine, SchemalogError, startTimings, type Timings, warmUp } from "schemalog";
import type { Io, RunContext } from "./context.ts";
import { onBroken } from "./events/broken.ts";
import { onPush } from "./events/push.ts";
import { onRequest } from "./events/request.ts";
import { onSchedule } from "./events/schedule.ts";
import { gatesOf } from "./gates.ts";
import type { Ci } from "./hosts/ci.ts";
import type { Inputs } from "./inputs.ts";
import { printTimings } from "./print-timings.ts";
import { type InRepository, isRequest, trustedWorkspace, workspaceOf } from "./workspace.ts";

/**
 * The flow, the same for every host: what happened decides what is done. Returns whether all gates are passed. Throws
 * SchemalogError for wrong usage (2) or a host that can't be reached (3); a connection that fails is part of the report.
 */
export async function run(ci: Ci, inputs: Inputs, io: Io): Promise<boolean> {
  const { event, branch, defaultBranch } = ci;
  const head = await workspaceOf(inputs).catch(async (error) => {
    if (error instanceof SchemalogError && isRequest(ci)) await onBroken(error, ci, inputs, io);
    throw error;
  });
  if (event !== "schedule") for (const connection of head.connections) warmUp(connection, io.env);
  const timings = startTimings();
  const context = <W extends InRepository>(workspace: W) => contextOf(workspace, { ci, inputs, io, timings });
  try {
    if (isRequest(ci)) return await onRequest(context(await trustedWorkspace(head, ci, inputs)));
    if (event === "schedule") return await onSchedule(context(head));
    if (branch === defaultBranch) return await onPush(context(head));
    io.progress(
      `Nothing to do: ${branch} is not the default branch (${defaultBranch}), and this is not a pull or merge request`,
    );
    return true;
  } finally {
    if (inputs.timings) printTimings(timings, io);
  }
}

type Around = Pick<RunContext, "ci" | "inputs" | "io"> & { timings: Timings };

function contextOf<W extends InRepository>(given: W, { timings, ...around }: Around): RunContext<W> {
  const { ci, inputs, io } = around;
  const workspace = ci.name === "local" ? onOwnMachine(given) : given;
  return {
    ...around,
    connections: chooseConnections(workspace, inputs.connections),
    ...gatesOf(inputs, workspace.config),
    folder: relative(workspace.repository, workspace.root).replaceAll("\\", "/"),
    options: { workspace, env: io.env, timings },
  };
}
