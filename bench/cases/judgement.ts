import { existsSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import type { Bench, Tools } from "../bench.ts";
import { squawkCodes, squawkStyle } from "../judgement/codes.ts";
import { type Disagreement, disagreementLine } from "../judgement/disagreement.ts";
import { compareFolder, type FolderResult, migrationFolders } from "../judgement/folders.ts";
import { scores } from "../judgement/score.ts";
import { openScratch } from "../judgement/scratch.ts";
import { openSquawk, type Squawk, squawkRules } from "../judgement/squawk.ts";
import { squawkCases } from "../judgement/squawk-cases.ts";
import { compareStripe } from "../judgement/stripe.ts";
import { type SuiteCase, suiteCases } from "../judgement/suite.ts";
import { compareSuite } from "../judgement/suite-outcomes.ts";
import type { Row } from "../table.ts";

const corpora = process.env.SCHEMALOG_CORPORA ?? resolve(import.meta.dirname, "../../../shared/corpora");
const stripe = join(corpora, "diff-suites/stripe-pg-schema-diff.cases.json");

type Part = { rows: Row[]; disagreements: Disagreement[] };

/** What ours says of migrations that others judged: squawk beside it on real ones, and suites that nobody here wrote. */
export const judgement: Bench = async (tools) => {
  const parts = [
    await part(tools, "squawk", () => besideSquawk(tools)),
    await part(tools, "squawk's own cases", () => ofSuite(tools, "squawk's cases", squawkOwn)),
    ...(await Promise.all(
      tools.suites.map((dir) => part(tools, dir, () => ofSuite(tools, basename(dir), () => suiteCases(dir)))),
    )),
    await part(tools, "Stripe's pairs", () => ofStripe(tools)),
  ];
  const disagreements = parts.flatMap((one) => one.disagreements);
  for (const one of disagreements) console.log(disagreementLine(one));
  if (tools.json !== undefined) writeFileSync(tools.json, `${JSON.stringify(disagreements, undefined, 2)}\n`);
  return parts.flatMap(({ rows }) => rows);
};

/** One that can't be had is told loudly, and the rest goes on. */
async function part(tools: Tools, what: string, run: () => Promise<Part>): Promise<Part> {
  try {
    return await run();
  } catch (error) {
    tools.progress(`NOT COMPARED with ${what}: ${error instanceof Error ? error.message : error}`);
    const missing = { measured: "could not be had", against: "", ratio: "", limit: "", verdict: "over" } as const;
    return { rows: [{ what, ...missing }], disagreements: [] };
  }
}

async function besideSquawk(tools: Tools): Promise<Part> {
  const squawk: Squawk = openSquawk();
  const root = join(corpora, "postgres");
  const results: FolderResult[] = [];
  for (const folder of existsSync(root) ? migrationFolders(root) : []) {
    tools.progress(`${squawk.version} beside ours on ${folder}`);
    results.push(await compareFolder(root, folder, squawk));
  }
  return {
    rows: results.map(({ folder, files, failed, agreed, style, disagreements }) => ({
      what: `squawk: ${folder}, ${files} files`,
      measured: `${disagreements.length} disagreements`,
      against: `${agreed} the same, ${style} of taste${failed === 0 ? "" : `, ${failed} files not judged`}`,
      ...{ ratio: "", limit: "", verdict: "" },
    })),
    disagreements: results.flatMap((one) => one.disagreements),
  };
}

/** Squawk's cases, but for those of rules about taste. What is fine by one rule may be objected to by another one of its. */
function squawkOwn(): SuiteCase[] {
  const squawk = openSquawk();
  const cases = squawkCases(squawkRules()).filter(({ rule }) => !squawkStyle.includes(rule));
  return cases.map((one) => {
    if (one.expected) return one;
    const others = squawk.check(one.scripts.join("\n"), { inTransaction: false, include: Object.keys(squawkCodes) });
    return { ...one, excused: others.flatMap(({ rule }) => (rule === one.rule ? [] : (squawkCodes[rule] ?? []))) };
  });
}

async function ofSuite({ progress }: Tools, name: string, read: () => SuiteCase[]): Promise<Part> {
  const cases = read();
  const scratch = await openScratch();
  try {
    const { outcomes, disagreements } = await compareSuite(name, cases, scratch, progress);
    return { rows: scores(name, outcomes), disagreements };
  } finally {
    await scratch.shadow.close();
  }
}

async function ofStripe(tools: Tools): Promise<Part> {
  if (!existsSync(stripe)) return { rows: [], disagreements: [] };
  const scratch = await openScratch();
  try {
    const { outcomes, disagreements } = await compareStripe(stripe, scratch, tools.progress);
    return { rows: scores("Stripe", outcomes), disagreements };
  } finally {
    await scratch.shadow.close();
  }
}
