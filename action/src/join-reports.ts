import { connectionName, type Report, reportAtBase, SchemalogError, shownName } from "schemalog";
import { conclude } from "./conclude.ts";
import { configOfBase } from "./config-of-base.ts";
import type { Io } from "./context.ts";
import { gatesOf } from "./gates.ts";
import type { Ci } from "./hosts/ci.ts";
import type { Inputs } from "./inputs.ts";
import { readReports } from "./read-reports.ts";

const noReport = {
  message: "the job that judges it left no report",
  hint: "Check that job's log: it may have been stopped, or lost with its runner. Run it again, then this one.",
};

/**
 * One comment and one check of the reports that other jobs left behind: those of a fleet, or that of a fork's run, which
 * had no right to write. What fails and what is ignored is the word of the base's schemalog.yml, where it can be asked. A connection
 * that is asked for and has no report failed; of a fork's run, without being asked for, those that the base has. Throws
 * SchemalogError (2) when there is no report at all, or one that can't be believed.
 */
export async function joinReports(ci: Ci, inputs: Inputs, io: Io): Promise<boolean> {
  const wrong = inputs.connections.find((name) => !connectionName.test(name));
  if (wrong !== undefined) {
    throw new SchemalogError(`\`${shownName(wrong)}\` can't be the name of a connection`, {
      exitCode: 2,
      hint: "Name connections as in schemalog.yml, with spaces or commas between them.",
    });
  }
  if (ci.follows && !ci.request) {
    io.progress("Nothing is told: no open pull request has the head that the fork's run was for (any more)");
    return true;
  }
  const { dir, reports } = await readReports(inputs, io);
  const workspace = reports[0]?.workspace;
  const base = workspace === undefined ? undefined : await configOfBase(ci, inputs, workspace);
  const expected = expectedOf({ ci, inputs, reports, base });
  if (reports.length === 0 && expected.size === 0) {
    throw new SchemalogError(`there is no report.json in ${dir}, nor in a folder of it`, {
      exitCode: 2,
      hint: "Have the jobs keep their reports as artifacts, and download all of the artifacts here.",
    });
  }
  const { mode, failOn } = gatesOf(inputs, base?.config);
  const joined = joinedOf(reports, { ci, missing: base?.missing, lost: [...expected] });
  const report = base ? reportAtBase(joined, base.config) : joined;
  return conclude({ ci, inputs, io, folder: report.workspace, failOn }, report, { staleFails: mode === "check" });
}

type Base = Awaited<ReturnType<typeof configOfBase>>;

/** Connections that must have a report, and have none. */
function expectedOf({ ci, inputs, reports, base }: { ci: Ci; inputs: Inputs; reports: Report[]; base: Base }) {
  const isBroken = reports.some(({ settings }) => settings?.broken);
  const ofBase = ci.follows && !isBroken ? Object.keys(base?.config.connections ?? {}) : [];
  const expected = new Set(inputs.connections.length > 0 ? inputs.connections : ofBase);
  for (const { connections } of reports) for (const { name } of connections) expected.delete(name);
  return expected;
}

function joinedOf(
  reports: Report[],
  { ci, missing, lost }: { ci: Ci; missing: string | undefined; lost: string[] },
): Report {
  const settings = settingsOf(
    reports.flatMap((each) => each.settings ?? []),
    ci.follows ? { missing } : {},
  );
  const found = reports.flatMap(({ connections }) => connections);
  return {
    workspace: reports[0]?.workspace ?? "",
    connections: [
      // Where a commit is, the host says. A fork's run can't commit, so one that its report tells of is made up.
      ...found.map(({ updated, ...connection }) => ({
        ...connection,
        ...(updated && ci.host && !ci.request?.fork && { updated: { ...updated, url: ci.host.commitUrl(updated.id) } }),
      })),
      ...lost.map((name) => ({ name: shownName(name), failure: noReport, warnings: [], stale: [] })),
    ],
    ...(settings && { settings }),
  };
}

/** Each job of a fleet tells of the same branch; `known` is what it can't say better. */
function settingsOf(
  [first, ...others]: NonNullable<Report["settings"]>[],
  known: { missing?: string | undefined },
): Report["settings"] {
  if (!first) return undefined;
  const of = (key: "changed" | "moved") => [...new Set([first, ...others].flatMap((each) => each[key] ?? []))];
  const moved = of("moved");
  return { ...first, ...known, changed: of("changed"), ...(moved.length > 0 && { moved }) };
}
