import { dirname, relative } from "node:path";
import { configFileOf, repositoryOf, type SchemalogError } from "schemalog";
import { conclude } from "../conclude.ts";
import type { Io } from "../context.ts";
import type { Ci } from "../hosts/ci.ts";
import type { Inputs } from "../inputs.ts";

/** A change request whose schemalog.yml can't be used: says so where the verdict would stand, so that no older one stays. */
export async function onBroken(error: SchemalogError, ci: Ci, inputs: Inputs, io: Io): Promise<void> {
  const { workingDirectory: cwd, config } = inputs;
  const repository = repositoryOf(cwd);
  if (repository === undefined) return;
  const file = configFileOf({ cwd, config });
  const folder = relative(repository, file === undefined ? cwd : dirname(file)).replaceAll("\\", "/");
  const { message, hint } = error;
  const settings = { changed: [], broken: { message, hint } };
  const context = { ci, inputs, io, folder, failOn: inputs.failOn ?? "breaking" };
  await conclude(context, { workspace: folder, settings, connections: [] }, { staleFails: false });
}
