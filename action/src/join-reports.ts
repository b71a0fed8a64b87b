import { type Report, SchemalogError, shownName } from "schemalog";
import { conclude } from "./conclude.ts";
import type { Io } from "./context.ts";
import type { Ci } from "./hosts/ci.ts";
import type { Inputs } from "./inputs.ts";
import { readReports } from "./read-reports.ts";

const noReport = {
  message: "the job that judges it left no report",
  hint: "Check that job's log: it may have been stopped, or lost with its runner. Run it again, then this one.",
};

/**
 * One comment and one check of the reports that other jobs left behind: those of a fleet, or that of a fork's run, which
 * had no right to write. A connection that is asked for and has none failed. Throws SchemalogError (2) when there is no
 * report at all, or one that can't be believed.
 */
export async function joinReports(ci: Ci, inputs: Inputs, io: Io): Promise<boolean> {
  const { dir, reports: found } = await readReports(inputs, io);
  const reports = ci.request?.fork ? found.map(withoutCommits) : found;
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
    throw new SchemalogError(`there is no report.json in ${dir}, nor in a folder of it`, {
      exitCode: 2,
      hint: "Have the jobs keep their reports as artifacts, and download all of the artifacts here.",
    });
  }
  const workspace = reports[0]?.workspace ?? "";
  const settings = joined(reports.flatMap((each) => each.settings ?? []));
  const lost = [...expected].map((name) => ({ name: shownName(name), failure: noReport, warnings: [], stale: [] }));
  const report: Report = {
    workspace,
    connections: [...reports.flatMap(({ connections }) => connections), ...lost],
    ...(settings && { settings }),
  };
  const context = { ci: mayWrite(ci), inputs, io, folder: workspace, failOn: inputs.failOn ?? "breaking" };
  return conclude(context, report, { staleFails: inputs.mode === "check" });
}

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
