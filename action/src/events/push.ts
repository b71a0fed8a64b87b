import { pushJob } from "schemalog";
import { commitFiles } from "../commit-files.ts";
import { conclude } from "../conclude.ts";
import type { RunContext } from "../context.ts";
import { eachConnection } from "./each-connection.ts";
import { reportOf } from "./request.ts";

/** The default branch has moved: its snapshots, change files and docs are to be what its schema says. */
export async function onPush(context: RunContext): Promise<boolean> {
  const { ci, mode, connections, options } = context;
  const results = await eachConnection(connections, (connection) => pushJob(connection, options));
  const mayCommit = mode === "commit" && ci.host !== undefined;
  const head = mayCommit ? await commitFiles(context, results) : undefined;
  // What is on the default branch was judged in its request: only what is stale or failed counts here.
  return conclude({ ...context, failOn: "never" }, reportOf(context, results), {
    head,
    staleFails: true,
  });
}
