import { relative, resolve } from "node:path";
import { configAtBase, SchemalogError, shownName } from "schemalog";
import type { Ci } from "./hosts/ci.ts";
import type { Inputs } from "./inputs.ts";

/**
 * What the base of the request says in the schemalog.yml of this workspace, by the host's word; undefined where the host can't be
 * asked. Throws SchemalogError (2) where a fork's run tells of a workspace that the base does not have.
 */
export async function configOfBase(ci: Ci, inputs: Inputs, workspace: string) {
  if (!ci.fileAtBase) return undefined;
  const named = inputs.config && relative("", resolve(inputs.workingDirectory, inputs.config)).replaceAll("\\", "/");
  const path = named ?? `${workspace === "" ? "" : `${workspace}/`}schemalog.yml`;
  const isThere =
    named === undefined || named.slice(0, named.lastIndexOf("/") + 1) === `${workspace}/`.replace(/^\/$/, "");
  const text = isThere ? await ci.fileAtBase(path) : undefined;
  if (text === undefined && ci.follows) {
    throw new SchemalogError(
      `the report is of the workspace \`${shownName(workspace) || "."}\`, which the base does not have`,
      {
        exitCode: 2,
        hint: "Nothing is told of it. If the pull request adds that schemalog.yml, see the log of its own run.",
      },
    );
  }
  return configAtBase(text, shownName(path));
}
