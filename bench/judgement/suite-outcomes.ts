import type { Finding } from "../../generator/src/core/model/finding.ts";
import { missingBase } from "./base/missing.ts";
import { squawkCodes } from "./codes.ts";
import type { Disagreement } from "./disagreement.ts";
import { excuseOf, unneeded } from "./excused.ts";
import { dialect, extensionsIn, judgeNext, migrationOf, objects, type Verdict } from "./judge.ts";
import type { Outcome } from "./score.ts";
import type { Scratch } from "./scratch.ts";
import type { SuiteCase } from "./suite.ts";

/** Judges each case as a request, or several that follow one another, on what it takes for granted. */
export async function compareSuite(
  suite: string,
  cases: SuiteCase[],
  scratch: Scratch,
  progress: (line: string) => void,
): Promise<{ outcomes: Outcome[]; disagreements: Disagreement[] }> {
  const outcomes: Outcome[] = [];
  const disagreements: Disagreement[] = [];
  for (const [index, one] of cases.entries()) {
    if (index % 50 === 0) progress(`${suite}: case ${index} of ${cases.length}`);
    const { findings, failure, base } = await judgeCase(one, scratch);
    const objected = findings.filter(objects);
    const told = objected.some(({ code }) => isAbout(one, code));
    const excused = excuseOf(suite, one.name, one.rule);
    outcomes.push({
      ...{ rule: one.rule, expected: one.expected, excused },
      told: failure === undefined || told ? told : undefined,
    });
    if (told === one.expected && (told || failure === undefined)) continue;
    const about = told ? objected.filter(({ code }) => isAbout(one, code)) : findings;
    disagreements.push({
      ...{ suite, place: one.name, theirs: one.expected ? one.rule : undefined },
      ours: told ? about.map(said).join(", ") : undefined,
      excused,
      message: failure === undefined ? about.map(messageOf).join(" ") || "nothing said" : `not judged: ${failure}`,
      sql: [...base.map((sql) => `-- base: ${sql};`), ...one.scripts.map((sql) => sql.trim())].join("\n"),
    });
  }
  for (const name of unneeded(suite, disagreements)) progress(`${suite}: there is nothing to excuse in ${name}`);
  return { outcomes, disagreements };
}

/** A rule that is known here means certain codes of ours; any other means all of them. */
const isAbout = ({ rule, excused = [] }: SuiteCase, code: string) =>
  !excused.includes(code) && (squawkCodes[rule]?.includes(code) ?? true);

const said = ({ severity, code }: Finding) => `${severity} ${code}`;
const messageOf = (finding: Finding) => `[${said(finding)}] ${finding.message}`;

async function judgeCase(one: SuiteCase, scratch: Scratch): Promise<JudgedCase> {
  const verdict = await judgeInOrder(one, scratch);
  const statements = one.scripts.flatMap((sql) =>
    dialect.script.split(sql).statements.map((statement) => statement.sql),
  );
  const inTransaction = statements.some((sql) => dialect.script.traitOf(sql) === "begins");
  // Examples that take each other back say nothing together.
  const isNothing = verdict.findings.length === 0 && !verdict.isChange;
  if (!(verdict.failure !== undefined || isNothing) || !one.apart || statements.length < 2 || inTransaction)
    return verdict;
  const all: JudgedCase[] = [];
  for (const sql of statements) all.push(await judgeInOrder({ ...one, scripts: [sql] }, scratch));
  const judged = all.filter(({ failure }) => failure === undefined);
  if (judged.length === 0) return verdict;
  return {
    findings: judged.flatMap(({ findings }) => findings),
    isChange: judged.some(({ isChange }) => isChange),
    base: judged.flatMap(({ base }) => base),
  };
}

type JudgedCase = Verdict & { base: string[] };

async function judgeInOrder({ name, base: given, scripts }: SuiteCase, scratch: Scratch): Promise<JudgedCase> {
  const migrations = scripts.map((sql, index) => {
    const number = String(index + 1).padStart(2, "0");
    return migrationOf(sql, `${number}-${name.replaceAll(/\W+/g, "-")}`);
  });
  const dropped = scripts.flatMap((sql) =>
    [...sql.matchAll(/\bDROP EXTENSION (?:IF EXISTS )?(\w+)/gi)].map(([, one = ""]) => one),
  );
  const made = given.flatMap((sql, index) => migrationOf(sql, `base-${index}`));
  await scratch.clear([...extensionsIn([...made, ...migrations]), ...dropped]);
  const base = [...given, ...(await missingBase(scratch, migrations, given))];
  // What can't be made is missed by the case itself, which then says so.
  for (const sql of base) await scratch.shadow.run(sql).catch(() => undefined);
  const verdict: JudgedCase = { findings: [], isChange: false, base };
  for (const one of migrations) {
    const { findings, failure, isChange } = await judgeNext(scratch.shadow, one);
    verdict.findings.push(...findings);
    verdict.isChange ||= isChange;
    if (failure !== undefined) return { ...verdict, failure };
  }
  return verdict;
}
