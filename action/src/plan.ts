import { appendFileSync } from "node:fs";
import { chooseConnections } from "schemalog";
import type { Io } from "./context.ts";
import type { Ci } from "./hosts/ci.ts";
import type { Inputs } from "./inputs.ts";
import { isRequest, trustedWorkspace, workspaceOf } from "./workspace.ts";

/**
 * Prints the matrix of a fleet: a job for each connection, in the form that GitHub's `fromJSON` and GitLab's
 * `parallel: matrix` take. On GitHub it is the output `matrix` as well. In a request (`ci` tells of it), connections that the
 * branch takes out have their job, too. Throws SchemalogError (2).
 */
export async function plan(ci: Ci | undefined, inputs: Inputs, { env, print }: Io): Promise<boolean> {
  const head = await workspaceOf(inputs);
  const workspace = ci && isRequest(ci) ? await trustedWorkspace(head, ci, inputs) : head;
  const include = chooseConnections(workspace, inputs.connections).map(({ name }) => ({ connection: name }));
  const matrix = JSON.stringify({ include });
  if (env.GITHUB_OUTPUT) appendFileSync(env.GITHUB_OUTPUT, `matrix=${matrix}\n`);
  print(matrix);
  return true;
}
