import { type DriftResult, driftJob, renderComment } from "schemalog";
import { titleOf } from "../check.ts";
import { commitOnto } from "../commit-files.ts";
import { conclude } from "../conclude.ts";
import type { RunContext } from "../context.ts";
import { driftNote } from "../drift-note.ts";
import { driftBranch } from "./drift-branch.ts";
import { eachConnection } from "./each-connection.ts";
import { reportOf } from "./request.ts";

/**
 * The live databases against what is committed. With mode `commit`, drift is one request, which is brought up to date while
 * the drift changes and closed when it is gone; with `check` it fails the run. Throws SchemalogError (2) where the request's branch
 * may be somebody else's.
 */
export async function onSchedule(context: RunContext): Promise<boolean> {
  const { ci, connections, mode, options, folder, io } = context;
  if (!connections.some(({ url }) => url !== undefined)) {
    io.progress(
      "No connection has a URL, so there is no live database to check. Add one in schemalog.yml, as in `url: env:SHOP_DATABASE_URL`.",
    );
    return true;
  }
  const opens = mode === "commit" && ci.host !== undefined;
  const branch = `schemalog/drift${folder === "" ? "" : `-${folder.replace(/[^A-Za-z0-9]+/g, "-")}`}`;
  const { open, refused } = opens ? await driftBranch(context, branch) : {};
  const results = await eachConnection(connections, (connection) => driftJob(connection, open, options));
  if (opens && !refused) await tell(context, branch, { open, results });
  const passed = await conclude({ ...context, failOn: "never" }, reportOf(context, results), {
    staleFails: false,
    driftFails: !opens || refused !== undefined,
  });
  if (refused) throw refused;
  return passed;
}

type Found = { open: string | undefined; results: DriftResult[] };

/** Opens the request, brings it up to date, or closes it. */
async function tell(context: RunContext, branch: string, { open, results }: Found): Promise<void> {
  const { ci, io } = context;
  const { host } = ci;
  if (!host) return;
  const drifted = results.filter(({ report }) => report.drift !== undefined);
  const unknown = results.some(({ report }) => report.failure !== undefined);
  if (drifted.length === 0) {
    // What could not be looked at may well be different still.
    if (open !== undefined && !unknown) {
      await host.closeRequest(branch, "The databases match the repository again.");
      io.progress("The drift is gone; its request is closed");
    }
    return;
  }
  const made = await commitOnto(context, host, { branch, parent: open ?? ci.commit, results, follows: false });
  // Then there is no branch, or one that nobody has looked at.
  if ((made ?? open) === undefined) return;
  const names = drifted.map(({ report }) => report.name).join(", ");
  const { url } = await host.openRequest({
    branch,
    base: ci.defaultBranch,
    title: `Schema drift: ${names}`,
    body: bodyOf(context, drifted),
  });
  for (const { report } of drifted) io.progress(`${report.name}: the live database differs: ${url}`);
}

/** What differs, and who changed these objects last as far as the repository knows. */
function bodyOf({ ci, folder }: RunContext, drifted: DriftResult[]): string {
  const note = driftNote(drifted);
  const report = {
    workspace: folder,
    connections: drifted.map(({ report: { drift, updated: _, ...rest } }) => ({ ...rest, changeSet: drift })),
  };
  const limit = Math.max(10_000, (ci.host?.commentLimit ?? 65_000) - note.length);
  const text = renderComment(report, {
    limit,
    title: `Schema drift: ${titleOf(report)}`,
    ...(ci.runUrl && { runUrl: ci.runUrl }),
  });
  return `${note}\n\n${text}`;
}
