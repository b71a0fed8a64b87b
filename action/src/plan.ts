import { appendFileSync } from "node:fs";
import { chooseConnections, openWorkspace } from "schemalog";
import type { Inputs } from "./inputs.ts";
import type { Talk } from "./setting.ts";

/**
 * Prints the matrix of a fleet: a job for each connection, in the form that GitHub's `fromJSON` and GitLab's
 * `parallel: matrix` take. On GitHub it is the output `matrix` as well.
 */
export async function plan(inputs: Inputs, { env, print }: Talk): Promise<boolean> {
  const workspace = await openWorkspace({ cwd: inputs.workingDirectory, config: inputs.config }, { required: true });
  const include = chooseConnections(workspace, inputs.connections).map(({ name }) => ({ connection: name }));
  const matrix = JSON.stringify({ include });
  if (env.GITHUB_OUTPUT) appendFileSync(env.GITHUB_OUTPUT, `matrix=${matrix}\n`);
  print(matrix);
  return true;
}
