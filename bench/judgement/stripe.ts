import { readFileSync } from "node:fs";
import type { Database } from "../../generator/src/core/model/database.ts";
import type { Finding } from "../../generator/src/core/model/finding.ts";
import { SchemalogError } from "../../generator/src/errors.ts";
import { applyScripts } from "../../generator/src/migrations/apply.ts";
import { stripeCodes, stripeNoHazard, stripePlanOnly } from "./codes.ts";
import type { Disagreement } from "./disagreement.ts";
import { excuseOf, unneeded } from "./excused.ts";
import { dialect, extensionsIn, migrationOf, objects, options, reviewed } from "./judge.ts";
import type { Outcome } from "./score.ts";
import type { Scratch } from "./scratch.ts";

type StripeCase = {
  file: string;
  name: string;
  roles?: string[];
  oldSchemaDDL?: string[];
  newSchemaDDL?: string[];
  expectedHazardTypes?: string[];
  /** Cases that are about an error of that tool. */
  expectedPlanErrorIs?: string;
  expectedPlanErrorContains?: string;
};

/** Judges Stripe's pairs of schemas, without statements in between, and holds the findings against the hazards expected. */
export async function compareStripe(
  file: string,
  scratch: Scratch,
  progress: (line: string) => void,
): Promise<{ outcomes: Outcome[]; disagreements: Disagreement[] }> {
  const cases = JSON.parse(readFileSync(file, "utf8")) as StripeCase[];
  const outcomes: Outcome[] = [];
  const disagreements: Disagreement[] = [];
  for (const [index, one] of cases.entries()) {
    if (one.expectedPlanErrorIs !== undefined || one.expectedPlanErrorContains !== undefined) continue;
    if (index % 50 === 0) progress(`Stripe's case ${index} of ${cases.length}`);
    const judged = await judgeCase(one, scratch);
    outcomes.push(...judged.outcomes);
    disagreements.push(...judged.disagreements);
  }
  for (const name of unneeded("Stripe", disagreements)) progress(`Stripe: there is nothing to excuse in ${name}`);
  return { outcomes, disagreements };
}

const text = ({ roles = [] }: StripeCase, ddl: string[] = []) =>
  [...roles.map((role) => `CREATE ROLE ${role}`), ...ddl].map((part) => part.trim().replace(/;?$/, ";\n")).join("");

async function judgeCase(
  one: StripeCase,
  scratch: Scratch,
): Promise<{ outcomes: Outcome[]; disagreements: Disagreement[] }> {
  const hazards = (one.expectedHazardTypes ?? []).filter((hazard) => !(hazard in stripePlanOnly));
  const place = `${one.file} ${one.name}`;
  const sql = `-- old\n${text(one, one.oldSchemaDDL)}\n-- new\n${text(one, one.newSchemaDDL)}`.replace(/[ \t]+/g, " ");
  const base = { suite: "Stripe", place, sql };
  try {
    const before = await built(text(one, one.oldSchemaDDL), scratch);
    const after = await built(text(one, one.newSchemaDDL), scratch);
    const { findings } = reviewed(before, after);
    const told = findings.filter(objects);
    const excused = (rule: string) => excuseOf("Stripe", place, rule);
    const saysOf = ({ code, does }: Finding, hazard: string) =>
      [code, `${code}: ${does}`].some((words) => stripeCodes[hazard]?.includes(words));
    const says = (hazard: string) => told.some((finding) => saysOf(finding, hazard));
    const known = Object.values(stripeCodes).flat();
    // A finding that no hazard would say is neither right nor wrong here.
    const alone = told
      .filter((finding) => known.includes(finding.code) && !hazards.some((hazard) => saysOf(finding, hazard)))
      .map((finding) => ({ ...finding, excused: excused(finding.code), hasNoWord: withoutHazard(finding) }));
    const safe = findings.map(({ code, severity }) => `${severity} ${code}`).join(", ");
    return {
      outcomes: [
        ...hazards.map((rule): Outcome => ({ rule, expected: true, told: says(rule), excused: excused(rule) })),
        ...alone.map(
          ({ code, excused, hasNoWord }): Outcome => ({ rule: code, expected: false, told: true, excused, hasNoWord }),
        ),
      ],
      disagreements: [
        ...hazards
          .filter((hazard) => !says(hazard))
          .map(
            (theirs): Disagreement => ({
              ...{ ...base, theirs, excused: excused(theirs) },
              message: `ours says: ${safe || "nothing"}`,
            }),
          ),
        ...alone.map(
          ({ code, severity, message, excused, hasNoWord }): Disagreement => ({
            ...{ ...base, ours: `${severity} ${code}`, excused: hasNoWord ?? excused },
            message,
          }),
        ),
      ],
    };
  } catch (error) {
    if (!(error instanceof SchemalogError)) throw error;
    return {
      outcomes: hazards.map((rule): Outcome => ({ rule, expected: true, told: undefined })),
      disagreements: [{ ...base, message: `not judged: ${error.message}` }],
    };
  }
}

const withoutHazard = ({ code, target }: Finding): string | undefined =>
  stripeNoHazard[code] ?? stripeNoHazard[`${code}: ${target.kind}`];

/** What a schema is in the scratch database. */
async function built(sql: string, scratch: Scratch): Promise<Database> {
  const migrations = sql.trim() === "" ? [] : [migrationOf(sql, "schema")];
  const scripts = migrations.flatMap((each) => each.scripts);
  await scratch.clear(extensionsIn(migrations));
  await applyScripts(scripts, {
    ...{ shadow: scratch.shadow, dialect, skipExtensions: [], roles: new Set(), warnings: [], rowsMissing: false },
  });
  return (await scratch.shadow.crawl(options)).database;
}
