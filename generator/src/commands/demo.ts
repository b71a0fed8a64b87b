import { type Grown, growDemo } from "../demo/grow.ts";
import { demoFolder, linkCommand } from "../demo/start.ts";
import { severityCounts } from "../render/counts.ts";
import { templatesFolder } from "../templates.ts";
import type { Run } from "./command.ts";

/** The whole way of the data on an imaginary shop: a repository that grows commit by commit, and its site. */
export const run: Run = async ({ options }, context) => {
  const { progress, print } = context;
  const dir = demoFolder(typeof options.out === "string" ? options.out : undefined, context.cwd);
  progress(
    `A shop's database, grown in ${dir}: each migration is applied to an embedded PostgreSQL, crawled and committed.`,
  );
  const grown = await growDemo(dir, templatesFolder("demo"), (one) => progress(`  ${lineOf(one)}`));
  const command = linkCommand(dir);
  if (context.json) print(JSON.stringify({ dir, commits: grown.map(resultOf) }, null, 2));
  else print(nextSteps(dir, command));
  return 0;
};

function lineOf({ step, recorded: { changeSet } }: Grown): string {
  const { changes, findings } = changeSet;
  const severities = severityCounts(findings);
  const day = step.date.toISOString().slice(0, 10);
  const words = `${day}  ${step.author.name.padEnd(14)}  ${step.subject}: ${changes.length} changes`;
  return severities === "" ? words : `${words} (${severities})`;
}

const resultOf = ({ step, recorded: { commit, changeSet } }: Grown) => ({
  commit,
  subject: step.subject,
  changes: changeSet.changes.length,
  findings: changeSet.findings.length,
});

/** Commands that show something in the demo's folder. */
function nextSteps(dir: string, command: string): string {
  const tries = [
    [`${command} history shop.cart_items`, "what happened to a table, also under its old name"],
    [`${command} blame shop.customers`, "who added each column, when, in which pull request"],
    [`${command} diff HEAD~3 HEAD`, "what the last three migrations changed, judged"],
    [`${command} crawl --check`, "whether the snapshot is what the migrations build"],
    ["git show HEAD", "what one migration adds to the repository"],
  ];
  const width = Math.max(...tries.map(([words = ""]) => words.length));
  const lines = tries.map(([words = "", what]) => `  ${words.padEnd(width)}  # ${what}`);
  return `Try next:\n\n  cd ${dir}\n${lines.join("\n")}`;
}
