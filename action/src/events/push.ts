import { assessPush } from "schemalog";
import { commitFiles } from "../commit-files.ts";
import { conclude } from "../conclude.ts";
import type { Setting } from "../setting.ts";
import { eachConnection } from "./each.ts";
import { reportOf } from "./request.ts";

/** The default branch has moved: its snapshots, change files and docs are to be what its schema says. */
export async function onPush(setting: Setting): Promise<boolean> {
  const { ci, inputs, connections, assess } = setting;
  const assessments = await eachConnection(connections, (connection) => assessPush(connection, assess));
  const mayCommit = inputs.mode === "commit" && ci.host !== undefined;
  const head = mayCommit ? await commitFiles(setting, assessments) : undefined;
  // What is on the default branch was judged in its request: only what is stale or failed counts here.
  return conclude({ ...setting, failOn: "never" }, reportOf(setting, assessments), {
    head,
    staleFails: true,
  });
}
