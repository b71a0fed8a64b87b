import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { filesBelow, named, parseReport, type Report, SchemalogError, shownName } from "schemalog";
import { conclude } from "./conclude.ts";
import type { Io } from "./context.ts";
import type { Ci } from "./hosts/ci.ts";
import type { Inputs } from "./inputs.ts";

const noReport = {
  message: "the job that judges it left no report",
  hint: "Check that job's log: it may have been stopped, or lost with its runner. Run it again, then this one.",
};

/**
 * One comment and one check of the reports that other jobs left behind: those of a fleet, or that of a fork's run, which
 * had no right to write. The files are parsed as strangers' words. A connection that is asked for and has none failed. Throws
 * SchemalogError (2) when there is no report at all.
 */
export async function joinReports(ci: Ci, inputs: Inputs, io: Io): Promise<boolean> {
  const dir = named(inputs.workingDirectory, inputs.reports ?? "schemalog-report");
  const reports = reportFiles(dir, io)
    .map((file) => parseReport(readFileSync(file, "utf8")))
    .map((report) => (ci.request?.fork ? withoutCommits(report) : report));
  const expected = new Set(inputs.connections);
  const wrong = inputs.connections.find((name) => !/^[A-Za-z0-9][\w.-]*$/.test(name));
  if (wrong !== undefined) {
    throw new SchemalogError(`\`${shownName(wrong)}\` can't be the name of a connection`, {
      exitCode: 2,
      hint: "Name connections as in schemalog.yml, with spaces or commas between them.",
    });
  }
  for (const { connections } of reports) for (const { name } of connections) expected.delete(name);
  if (reports.length === 0 && expected.size === 0) {
    throw new SchemalogError(
      `there is no report.json in ${shownName(relative(inputs.workingDirectory, dir)) || "."} or below it`,
      {
        exitCode: 2,
        hint: "Have the jobs keep schemalog-report/ as an artifact, and download all of the artifacts here.",
      },
    );
  }
  const [first] = reports;
  const lost = [...expected].map((name) => ({ name: shownName(name), failure: noReport, warnings: [], stale: [] }));
  if (lost.length > 0) reports.push({ workspace: first?.workspace ?? "", connections: lost });
  const workspaces = Map.groupBy(reports, ({ workspace }) => workspace);
  if (workspaces.size > mostWorkspaces) {
    throw new SchemalogError(`the reports are of ${workspaces.size} workspaces, more than ${mostWorkspaces}`, {
      exitCode: 2,
      hint: "Each workspace has a comment and a check of its own. Join the reports of fewer at a time.",
    });
  }
  const passed: boolean[] = [];
  for (const [workspace, some] of workspaces) {
    const settings = joined(some.flatMap((each) => each.settings ?? []));
    const report: Report = {
      workspace,
      connections: some.flatMap(({ connections }) => connections),
      ...(settings && { settings }),
    };
    const failOn = inputs.failOn ?? "breaking";
    const context = { ci: mayWrite(ci), inputs, io, folder: workspace, failOn };
    passed.push(await conclude(context, report, { staleFails: inputs.mode === "check" }));
  }
  return passed.every(Boolean);
}

/** A stranger's artifact could fill a request with comments. */
const mostWorkspaces = 20;

/** A fork's run can't commit, so a commit that its report tells of is made up. */
const withoutCommits = (report: Report): Report => ({
  ...report,
  connections: report.connections.map(({ updated: _, ...connection }) => connection),
});

/** Each job of a fleet tells of the same branch. */
function joined([first, ...others]: NonNullable<Report["settings"]>[]): Report["settings"] {
  if (!first) return undefined;
  const of = (key: "changed" | "moved") => [...new Set([first, ...others].flatMap((each) => each[key] ?? []))];
  const moved = of("moved");
  return { ...first, changed: of("changed"), ...(moved.length > 0 && { moved }) };
}

/** The job that joins reports is the trusted one, also where the request comes from a fork. */
const mayWrite = (ci: Ci): Ci => (ci.request ? { ...ci, request: { ...ci.request, fork: false } } : ci);

/** What other jobs left, which may have run a stranger's code: no link of theirs is followed. */
function reportFiles(dir: string, { progress }: Io): string[] {
  const { files, refused } = filesBelow(dir, { wanted: (name) => name === "report.json" });
  for (const { path, why } of refused) progress(`${path} was left out: it ${why}`);
  return files.map(({ file }) => file);
}
