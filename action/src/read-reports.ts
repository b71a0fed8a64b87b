import { readFileSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import {
  filesBelow,
  isThere,
  isTracked,
  named,
  parseReport,
  pathInRepository,
  type Report,
  realPath,
  repositoryOf,
  SchemalogError,
  shownName,
} from "schemalog";
import type { Io } from "./context.ts";
import { reportFolder } from "./hosts/report-folder.ts";
import type { Inputs } from "./inputs.ts";

/** Of all reports together; before any is read, for a text that is too long for memory ends the process. */
const mostBytes = 50_000_000;

/** `report.json`, or `shop/report.json`: an artifact is flat, so what is deeper no run of ours has left. */
const placeOfReport = /^([^/]+\/)?report\.json$/;

/**
 * The reports that other jobs left, which may have run a stranger's code: they are parsed as strangers' words, no link of theirs
 * is followed, and nothing counts that the repository itself brings along. They are of one workspace, for a check of one name
 * tells about it, and of each connection there is one: a second must not take the place of the first. Throws SchemalogError (2).
 */
export async function readReports(inputs: Inputs, { progress }: Io): Promise<{ dir: string; reports: Report[] }> {
  const dir = named(inputs.workingDirectory, inputs.reports ?? reportFolder);
  const shown = shownName(relative(inputs.workingDirectory, dir)) || ".";
  await refuseTracked(dir, shown);
  const { files, refused } = filesBelow(dir, { wanted: (name) => name === "report.json" });
  for (const { path, why } of refused) progress(`${path} was left out: it ${why}`);
  const inPlace = files.filter(({ path }) => placeOfReport.test(path));
  for (const { path } of files) {
    if (!placeOfReport.test(path)) progress(`${shownName(path)} was left out: it is too deep for an artifact's report`);
  }
  refuseLarge(inPlace.reduce((sum, { file }) => sum + statSync(file).size, 0));
  const reports = inPlace.map(({ file }) => parseReport(readFileSync(file, "utf8")));
  refuseSeveral(reports);
  return { dir: shown, reports };
}

async function refuseTracked(dir: string, shown: string): Promise<void> {
  const real = realPath(dir) ?? dir;
  // A repository that the reports bring along is never asked: its settings may name a program, which git would run.
  if (isThere(join(real, ".git"))) {
    throw new SchemalogError(`${shown} is a repository of its own, so what is in it may be no report of this run`, {
      exitCode: 2,
      hint: "Download the artifacts to a folder of their own, outside the checkout, and see who put the repository there.",
    });
  }
  const repository = repositoryOf(dirname(real));
  if (repository === undefined || !(await isTracked(repository, await pathInRepository(repository, real)))) return;
  throw new SchemalogError(`${shown} is part of the repository, so what is in it may be no report of this run`, {
    exitCode: 2,
    hint: "Remove it from the repository, or download the artifacts to a folder outside the checkout.",
  });
}

function refuseLarge(bytes: number): void {
  if (bytes <= mostBytes) return;
  throw new SchemalogError(`the reports are larger than ${mostBytes / 1e6} MB together`, {
    exitCode: 2,
    hint: "No schema has so much to tell of: look at what the jobs left, and at what is in the folder beside it.",
  });
}

function refuseSeveral(reports: Report[]): void {
  const workspaces = new Set(reports.map(({ workspace }) => workspace));
  if (workspaces.size > 1) {
    throw new SchemalogError(`the reports are of ${workspaces.size} workspaces`, {
      exitCode: 2,
      hint: "Join the reports of each workspace in a job and with a check of its own (`check-name`).",
    });
  }
  const names = reports.flatMap(({ connections }) => connections.map(({ name }) => name));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice === undefined) return;
  throw new SchemalogError(`there are several reports of ${shownName(twice)}`, {
    exitCode: 2,
    hint: "Judge each connection in one job, and download the artifacts of this run only, into an empty folder.",
  });
}
