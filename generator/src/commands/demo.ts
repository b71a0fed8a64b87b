import { relative } from "node:path";
import { severityCounts } from "../core/review/counts.ts";
import { type Grown, growDemo } from "../demo/grow.ts";
import { demoFolder, linkCommand } from "../demo/start.ts";
import { type Demo, readDemo } from "../demo/steps.ts";
import { SchemalogError } from "../errors.ts";
import { templatesFolder } from "../templates.ts";
import type { Context, Run } from "./command.ts";
import { loadSite, type Site } from "./load-site.ts";
import { freePort, parsePort } from "./port.ts";
import { untilInterrupted } from "./site.ts";

/** The whole way of the data on an imaginary shop with databases of several engines: a repository that grows commit by commit, and its site. */
export const run: Run = async ({ options }, context) => {
  const { progress, print, document, json } = context;
  const port = parsePort(String(options.port));
  const dir = demoFolder(typeof options.out === "string" ? options.out : undefined, context.cwd);
  const demo = readDemo(templatesFolder("demo"), context.env);
  progress(`The databases of a shop grow in ${dir}`);
  progress("Each migration is applied to one of them, which is then crawled, judged, documented and committed:");
  const grown = await growDemo(dir, demo, context.env, (one) => progress(`  ${lineOf(one)}`));
  progress(leftOutLine(demo));
  const site = await siteOrWarn(context);
  const out = site && (await buildSite(site, dir, context));

  if (json) document(JSON.stringify({ dir, site: out, commits: grown.map(resultOf), leftOut: demo.leftOut }, null, 2));
  else print(nextSteps(dir, linkCommand(dir)));
  if (!site || options.serve === false) return 0;
  return untilInterrupted(await site.preview({ cwd: dir, port: await freePort(port) }), context);
};

function lineOf({ step, recorded: { changeSet } }: Grown): string {
  const { changes, findings } = changeSet;
  const severities = severityCounts(findings);
  const day = step.date.toISOString().slice(0, 10);
  const words = `${day}  ${step.author.name.padEnd(14)}  ${step.connection.padEnd(10)}  ${step.subject}: ${changes.length} changes`;
  return severities === "" ? words : `${words} (${severities})`;
}

/** The engines that are not shown, those of one reason together. */
function leftOutLine({ leftOut }: Demo): string {
  const reasons = [...Map.groupBy(leftOut, ({ why }) => why)];
  const parts = reasons.map(([why, list]) => `${list.map(({ engine }) => engine).join(", ")} (${why})`);
  return `Engines left out: ${parts.join("; ")}`;
}

const resultOf = ({ step, recorded: { commit, changeSet } }: Grown) => ({
  commit,
  connection: step.connection,
  subject: step.subject,
  changes: changeSet.changes.length,
  findings: changeSet.findings.length,
});

async function siteOrWarn({ warn }: Context): Promise<Site | undefined> {
  try {
    return await loadSite();
  } catch (error) {
    if (!(error instanceof SchemalogError)) throw error;
    warn({ message: `the site can't be built: ${error.message}`, remedy: error.hint });
    return undefined;
  }
}

async function buildSite(site: Site, dir: string, { progress }: Context): Promise<string> {
  progress("Building the site …");
  const { out } = await site.build({ cwd: dir });
  progress(`  in ${relative(dir, out)}/`);
  return out;
}

/** Commands that show something in the demo's folder. */
function nextSteps(dir: string, command: string): string {
  const tries = [
    [`${command} history shop.cart_items`, "what happened to a table, including under its old name"],
    [`${command} blame shop.customers`, "who added each column, when, in which pull request"],
    [`${command} diff shop@HEAD~4 shop@HEAD`, "what the last migrations changed, judged"],
    [`${command} history main.storefront`, "the same of a table of DynamoDB"],
    [`${command} crawl shop storefront --check`, "whether the snapshots match the migrations"],
    ["git show HEAD", "what one migration adds to the repository"],
  ];
  const width = Math.max(...tries.map(([words = ""]) => words.length));
  const lines = tries.map(([words = "", what]) => `  ${words.padEnd(width)}  # ${what}`);
  return `Try next:\n\n  cd ${dir}\n${lines.join("\n")}\n`;
}
