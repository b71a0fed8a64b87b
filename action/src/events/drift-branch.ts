import { relative } from "node:path";
import { changedByBranch, hasCommit, SchemalogError, shownName } from "schemalog";
import type { RunContext } from "../context.ts";

/**
 * The head of the branch of the drift request, if there is one. Whoever may push can put a branch there first, and the request
 * would carry its files under the name of the bot: it is refused if it changes anything that no run of this job writes.
 */
export async function driftBranch(
  { ci, options: { workspace } }: RunContext,
  branch: string,
): Promise<{ open?: string | undefined; refused?: SchemalogError }> {
  const open = await ci.host?.head(branch);
  if (open === undefined) return {};
  const { repository } = workspace;
  if (!(await hasCommit(repository, open))) {
    const hint = "Let the checkout fetch all branches (actions/checkout: `fetch-depth: 0`; GitLab: GIT_DEPTH: 0).";
    return {
      refused: error(`the branch ${branch} could not be fetched, so the drift request was left as it is`, hint),
    };
  }
  try {
    const isOurs = ownFiles(workspace);
    const changed = await changedByBranch(repository, ci.commit, open);
    const other = changed.find(({ path, isOrdinary }) => !isOrdinary || !isOurs(path));
    if (other === undefined) return { open };
    return {
      refused: error(
        `the branch ${branch} changes ${shownName(other.path)}, which no drift request does, so it was left as it is`,
        "Look at who pushed it. If nothing there is needed, delete the branch: the next run opens a new request. To keep others out, protect branches of that name.",
      ),
    };
  } catch (refused) {
    if (!(refused instanceof SchemalogError)) throw refused;
    return { refused };
  }
}

const error = (message: string, hint: string) => new SchemalogError(message, { exitCode: 2, hint });

/** Whether a path is one of a snapshot, change file or page of any connection, as records write them. */
function ownFiles({ repository, connections }: RunContext["options"]["workspace"]): (path: string) => boolean {
  const folders = connections.flatMap(({ snapshotDir, changesDir, docsDir }) => [
    { folder: snapshotDir, ending: ".json" },
    { folder: changesDir, ending: ".md" },
    { folder: docsDir, ending: ".md" },
  ]);
  const places = folders.map(({ folder, ending }) => ({
    start: `${relative(repository, folder).replaceAll("\\", "/")}/`,
    ending,
  }));
  return (path) => places.some(({ start, ending }) => path.startsWith(start) && path.endsWith(ending));
}
