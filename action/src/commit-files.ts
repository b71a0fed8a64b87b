import { relative } from "node:path";
import { type JobResult, messagesWithin, SchemalogError, shortId, trailerLines, trailers, trailersOf } from "schemalog";
import type { RunContext } from "./context.ts";
import { BranchMoved, type Host } from "./hosts/host.ts";

const mostTries = 5;

/**
 * Commits, connection by connection, the files that are not up to date onto the branch that is worked on. Returns the new
 * head, if anything was committed; the files are then no longer stale. A branch that moved on in the meantime is followed
 * where what came is of no concern here, and else left to its own run.
 */
export async function commitFiles(context: RunContext, results: JobResult[]): Promise<string | undefined> {
  const { ci } = context;
  const { host } = ci;
  const open = results.filter(({ files }) => files.length > 0);
  if (!host || open.length === 0) return undefined;
  const before = await ownLately(context);
  const circles = ({ report, version = "" }: JobResult) => before.get(report.name)?.has(version) === true;
  for (const { report } of open.filter(circles)) report.failure = inCircles;
  const fresh = open.filter((each) => !circles(each));
  return commitOnto(context, host, { branch: ci.branch, parent: ci.commit, results: fresh, follows: true });
}

const inCircles = {
  message: "schemalog has just committed this very schema, so the files are not committed again",
  hint: "Use the same version of schemalog everywhere: the same schema should produce the same files. A manually started run commits anyway.",
};

type Onto = {
  branch: string;
  parent: string;
  results: JobResult[];
  /** Whether a branch that moved on in the meantime is followed; else only what was looked at is built on. */
  follows: boolean;
};

/** A commit for each connection, on top of the parent; returns the new head. Their files are then no longer stale. */
export async function commitOnto(context: RunContext, host: Host, onto: Onto): Promise<string | undefined> {
  const { io } = context;
  const { branch, parent, results, follows } = onto;
  let head: string | undefined;
  for (const { report, files, version = "", subject } of results) {
    if (files.length === 0) continue;
    const message = [subject, "", ...trailerLines(ownTrailers(context, report.name, version))].join("\n");
    const commit = await orFailure(report, () =>
      followed(context, host, { branch, parent: head ?? parent, message, files, follows }),
    );
    if (commit === "failed") continue;
    if (!commit) {
      io.progress(
        `${report.name}: ${branch} has moved on; ${follows ? "the run for its new head" : "the next run"} will update the files`,
      );
      return head;
    }
    const { id, url, isPlan } = commit;
    if (!isPlan) {
      io.progress(`${report.name}: committed ${files.length} files to ${branch} (${shortId(id)})`);
      report.updated = { id, url };
    }
    Object.assign(report, { stale: [], superfluous: [], waiting: [] });
    head = id;
  }
  return head;
}

/** What can't be committed (a token that may not, a protected branch) is reported like all that fails. */
async function orFailure<T>(report: JobResult["report"], work: () => Promise<T>): Promise<T | "failed"> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SchemalogError)) throw error;
    report.failure = {
      message: `the files could not be committed: ${error.message}`,
      ...(error.hint === undefined ? {} : { hint: error.hint }),
    };
    return "failed";
  }
}

type Commit = Omit<Onto, "results"> & { message: string; files: JobResult["files"] };

/** Commits on top of the branch as it is now; undefined where it moved in a way that concerns these files. */
async function followed(context: RunContext, host: Host, { branch, parent, message, files, follows }: Commit) {
  for (let tries = 1, on = parent; tries <= mostTries; tries++) {
    try {
      return await host.commit({ branch, parent: on, message, files });
    } catch (error) {
      if (!(error instanceof BranchMoved)) throw error;
      if (!follows) return undefined;
      const now = await host.head(branch);
      const changed = now === undefined ? undefined : await host.changedBetween(parent, now);
      if (now === undefined || changed === undefined || concerns(context, changed, files)) return undefined;
      on = now;
    }
  }
  throw new SchemalogError(`${branch} changes faster than files can be committed to it`, {
    exitCode: 3,
    hint: "Run the job again. If several jobs run for one branch, let them run one at a time (concurrency).",
  });
}

/** Whether other commits changed these files, or anything that they are made from. */
function concerns({ options }: RunContext, changed: string[], files: JobResult["files"]): boolean {
  const { repository, connections, configFile } = options.workspace;
  const own = new Set(files.map(({ path }) => path));
  const sources = [configFile, ...connections.flatMap(({ migrations, annotationsDir }) => [migrations, annotationsDir])]
    .filter((path) => path !== undefined)
    .map((path) => relative(repository, path).replaceAll("\\", "/"));
  return changed.some(
    (path) => own.has(path) || sources.some((source) => path === source || path.startsWith(`${source}/`)),
  );
}

const ownTrailers = ({ ci: { actor, run = "local" } }: RunContext, connection: string, version: string) =>
  trailers({ connection, version, actor, run });

const mostOwn = 20;

/**
 * What the newest commits, as far as they are a run's own, brought about: connection → versions. A commit that starts
 * another run must not end in another commit of the same, or the two would go on for ever. A squashed request has the
 * trailers of its commits too, but is somebody's: it changed more than the files that schemalog writes.
 */
async function ownLately({ ci, options, connections }: RunContext): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>();
  if (ci.event === "manual") return found;
  const { repository } = options.workspace;
  const folders = connections
    .flatMap(({ snapshotDir, changesDir, docsDir }) => [snapshotDir, changesDir, docsDir])
    .map((folder) => relative(repository, folder).replaceAll("\\", "/"));
  for (const message of await messagesWithin(repository, folders, mostOwn)) {
    const { run, connection = "", version = "" } = trailersOf(message);
    if (run === undefined) break;
    found.set(connection, (found.get(connection) ?? new Set()).add(version));
  }
  return found;
}
