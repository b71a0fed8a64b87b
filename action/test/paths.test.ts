import { execFileSync } from "node:child_process";
import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect } from "vitest";
import { attempt } from "../../generator/test/hostile/attempt.ts";
import { canary, type Place, place } from "../../generator/test/hostile/outside.ts";
import { said, type Trial, trial } from "../../generator/test/hostile/trial.ts";
import type { Ci } from "../src/hosts/ci.ts";
import { reportFolder, writeReportFiles } from "../src/hosts/report-folder.ts";
import { readInputs } from "../src/inputs.ts";
import { joinReports } from "../src/join-reports.ts";

const out = "leads outside the repository";
const report = (name: string, workspace = "") =>
  JSON.stringify({ workspace, connections: [{ name, warnings: [], stale: [] }] });

describe("reports that are joined", () => {
  /** What the joined comment says, and what is said on the way. */
  async function joined({ repo }: Place, reports?: string): Promise<string> {
    const lines: string[] = [];
    const say = (line: string) => void lines.push(line);
    const publish: Ci["publish"] = async (outcome) => say(JSON.stringify(outcome));
    const ci: Ci = {
      name: "local",
      event: "request",
      branch: "b",
      defaultBranch: "main",
      commit: "0".repeat(40),
      publish,
    };
    const inputs = readInputs({
      INPUT_COMMAND: "report",
      INPUT_WORKING_DIRECTORY: repo,
      INPUT_CONNECTIONS: "shop",
      INPUT_REPORTS: reports,
    });
    const end = await said(() => joinReports(ci, inputs, { env: {}, print: say, progress: say }));
    return [...lines, end].join("\n");
  }
  const cases: (Trial & { reports?: string })[] = [
    {
      tried: "a link to a file",
      says: "shop/report.json was left out: it is a symbolic link",
      links: { [`${reportFolder}/shop/report.json`]: "../../../outside/report.json" },
    },
    {
      tried: "a link to a folder",
      says: "shop was left out: it is a symbolic link",
      links: { [`${reportFolder}/shop`]: "../../outside" },
    },
    {
      tried: "a link that leads nowhere yet",
      says: "was left out",
      links: { [`${reportFolder}/report.json`]: "OUTSIDE/new.json" },
    },
    { tried: "a link to the folder that it is in", says: "was left out", links: { [`${reportFolder}/again`]: "." } },
    {
      tried: "a folder whose name runs backwards",
      says: "x\\u{202e} was left out",
      files: { [`${reportFolder}/x\u202e/report.json`]: report("shop") },
    },
    { tried: "the folder as a link", says: out, links: { [reportFolder]: "../outside" } },
    {
      tried: "the folder as a link, named by the workflow",
      says: out,
      reports: "artifacts",
      links: { artifacts: "../outside" },
    },
    { tried: "a folder behind a link, named by the workflow", says: out, reports: "a/public", links: { a: "OUTSIDE" } },
    {
      tried: "a report deeper than an artifact's",
      says: "shop/z/report.json was left out",
      files: { [`${reportFolder}/shop/z/report.json`]: report("shop") },
    },
    {
      tried: "a report of another workspace, whose check would have the same name",
      says: "the reports are of 2 workspaces",
      files: {
        [`${reportFolder}/shop/report.json`]: report("shop"),
        [`${reportFolder}/z/report.json`]: report("shop", "z"),
      },
    },
    {
      tried: "a second report of a connection",
      says: "there are several reports of shop",
      files: {
        [`${reportFolder}/shop/report.json`]: report("shop"),
        [`${reportFolder}/z/report.json`]: report("shop"),
      },
    },
  ];
  for (const { reports, ...one } of cases) {
    trial({ ...one, real: true, tried: `${one.tried}, for reports to join` }, async (here) => {
      const heard = await joined(here, reports);
      expect(heard).not.toContain("no column of this name");
      return heard;
    });
  }

  const tracked: [tried: string, at: string, links: Record<string, string>][] = [
    ["the branch has in the folder", `${reportFolder}/crm`, {}],
    ["the branch has behind a link of its own", "db/crm", { [reportFolder]: "db" }],
  ];
  for (const [tried, at, links] of tracked) {
    attempt(`a report that ${tried}, for reports to join`, "none is believed", async () => {
      const here = place({ [`${at}/report.json`]: report("shop") }, { real: true });
      for (const [path, target] of Object.entries(links)) here.link(path, target);
      execFileSync("git", ["add", at], { cwd: here.repo });
      expect(await joined(here)).toContain(`${reportFolder} is part of the repository`);
    });
  }
});

describe("reports that are written", () => {
  const cases: [tried: string, links: Record<string, string>, files?: Record<string, string>][] = [
    ["files that the branch has there", {}, { [`${reportFolder}/z/report.json`]: "{}", [`${reportFolder}/x`]: "" }],
    ["a file in place of the folder", {}, { [reportFolder]: "" }],
    ["the folder as a link", { [reportFolder]: "../outside" }],
    ["the folder as a link that leads nowhere yet", { [reportFolder]: "../outside/new" }],
    ["a file as a link", { [`${reportFolder}/report.json`]: "../../outside/secret.json" }],
    ["a file as a link that leads nowhere yet", { [`${reportFolder}/junit.xml`]: "OUTSIDE/new.xml" }],
    ["a file as a link to Git's config", { [`${reportFolder}/.gitignore`]: "../.git/config" }],
    ["a file as a link to a folder", { [`${reportFolder}/junit.xml`]: "../../outside" }],
  ];
  for (const [tried, links, files] of cases) {
    trial(
      { tried: `${tried}, for reports to be written`, says: "done", links, ...(files && { files }) },
      ({ repo }) => {
        writeReportFiles(repo, { "report.json": "{}", "junit.xml": "<x/>" });
        for (const name of readdirSync(join(repo, reportFolder))) {
          expect(lstatSync(join(repo, reportFolder, name)).isFile()).toBe(true);
        }
        expect(readdirSync(join(repo, reportFolder)).sort()).toEqual([".gitignore", "junit.xml", "report.json"]);
        return said(() => canary.length);
      },
    );
  }
});
