import { type Scratch, StatementError } from "../engines/engine.ts";
import type { Warning } from "../errors.ts";
import { failure, isAnswer, lost } from "./failure.ts";
import { dependsOnBackslash, tokens } from "./lexer.ts";
import type { Script } from "./recognise.ts";
import { createRole, missingRole, roleOf } from "./roles.ts";
import type { Statement } from "./statements.ts";
import { extensionOf, type Trait, traitOf } from "./traits.ts";

/** What is known while scripts run; `roles` are those that were made on the way. */
export type Run = {
  scratch: Scratch;
  skipExtensions: string[];
  roles: Set<string>;
  warnings: Warning[];
  /** Rows of COPY were left out, so that other rows may miss theirs. */
  rowsMissing: boolean;
  /** Whether a file is one that the branch brings, where a branch is judged. */
  isNew?: ((file: string) => boolean) | undefined;
  /** What each script's session begins with. */
  session?: string | undefined;
  /** Called after each statement that took effect; again where a transaction has to be run anew. */
  applied?: ((script: Script, statement: Statement) => void) | undefined;
};

type Step = Statement & { trait: Trait };

/**
 * Runs scripts in order, each as in a session of its own and, as migration tools do, in one transaction: unless it says
 * BEGIN or COMMIT itself, asks for none, or has a statement that can't be in one. Statement by statement, so that a
 * failure has a line. Roles that are granted to but not there are created. `run` then holds what was left out and made.
 * Throws SchemalogError (2) for the statement that fails, with file and line.
 */
export async function applyScripts(scripts: Script[], run: Run): Promise<void> {
  for (const script of scripts) {
    run.rowsMissing ||= script.dataSkipped;
    if (run.session !== undefined) await run.scratch.run(run.session);
    await applySteps(script, stepsOf(script, run.skipExtensions), run);
    await run.scratch.run("DISCARD ALL");
  }
}

/** The statements that make up the schema. Rows are among them: what they call, or a trigger, may change it. */
function stepsOf({ statements }: Script, skipExtensions: string[]): Step[] {
  return statements
    .map((statement) => ({ ...statement, trait: traitOf(statement.sql) }))
    .filter(({ sql, trait }) => {
      const extension = extensionOf(sql);
      if (extension !== undefined && skipExtensions.includes(extension)) return false;
      return trait !== "outside";
    });
}

async function applySteps(script: Script, steps: Step[], run: Run): Promise<void> {
  const { file, noTransaction } = script;
  const { scratch } = run;
  const inOne =
    steps.length > 0 &&
    !noTransaction &&
    !run.rowsMissing &&
    !steps.some(({ trait }) => trait === "begins" || trait === "ends" || trait === "alone");
  const leftOut = new Set<Step>();
  /** The step that the open transaction began at: to go back to when something in it has to be mended. */
  let began: number | undefined;
  if (inOne) {
    await scratch.run("BEGIN");
    began = 0;
  }
  for (let index = 0; index < steps.length; ) {
    const step = steps[index]!;
    if (leftOut.has(step)) {
      index++;
      continue;
    }
    const error = (await unclear(scratch, step.sql)) ?? (await attempt(scratch, step.sql));
    if (error === undefined) {
      if (step.trait === "begins") began ??= index;
      if (step.trait === "ends") began = undefined;
      if (step.trait === "role") noteRole(step, run);
      run.applied?.(script, step);
      index++;
      continue;
    }
    if (error.fatal) throw failure(file, step, error);
    if (!isAnswer(error)) throw lost(file, step, error);
    if (began !== undefined) await scratch.run("ROLLBACK");
    if (mayFail(file, step, error, run)) leftOut.add(step);
    else if (!(await mendRole(error, run))) throw failure(file, step, error);
    if (inOne) await scratch.run("BEGIN");
    index = began ?? index;
    if (!inOne) began = undefined;
  }
  if (began === undefined) return;
  if (!inOne)
    throw failure(file, steps[began]!, new StatementError("the transaction that begins here is never committed", {}));
  const error = await attempt(scratch, "COMMIT");
  if (error) throw failure(file, steps.at(-1)!, error);
}

/** Runs one statement; returns the database's refusal. */
async function attempt(scratch: Scratch, sql: string): Promise<StatementError | undefined> {
  try {
    await scratch.run(sql);
    return undefined;
  } catch (error) {
    if (error instanceof StatementError) return error;
    throw error;
  }
}

/**
 * Why it is not known where a statement ends: a backslash escapes in its strings as they are set here, so the server reads
 * more or less of the script as SQL than was cut. Only the server knows how they are set, and refuses `U&''` if so.
 */
async function unclear(scratch: Scratch, sql: string): Promise<StatementError | undefined> {
  if (!sql.includes("\\") || ![...tokens(sql)].some((token) => dependsOnBackslash(sql, token))) return undefined;
  if ((await attempt(scratch, "SELECT U&''"))?.code !== "0A000") return undefined;
  const message =
    "standard_conforming_strings is off here, and a backslash decides where a string ends: write it as E'…'";
  return new StatementError(message, { code: "0A000" });
}

function noteRole({ sql }: Step, { roles }: Run) {
  const role = roleOf(sql);
  if (role !== undefined) roles.add(role);
}

/** Creates the role that a statement failed for, once; returns whether it can now be tried again. */
async function mendRole(error: StatementError, { scratch, roles }: Run): Promise<boolean> {
  const role = missingRole(error);
  if (role === undefined || roles.has(role)) return false;
  roles.add(role);
  return createRole(scratch, role);
}

/** Failures that say nothing about the schema; rows that miss others are reported, the rest is of no interest. */
function mayFail(file: string, { trait, line }: Step, { code, message }: StatementError, run: Run): boolean {
  if (trait === "role") return code === "42710"; // duplicate_object: roles belong to the server
  if (trait === "setting") return code === "42704" && /parameter/.test(message); // a dump of a newer server
  if (trait !== "rows" || !run.rowsMissing || !code?.startsWith("23")) return false;
  run.warnings.push({
    object: `${file}:${line}`,
    message: "this statement was left out: the rows that it needs come from COPY",
    remedy: "Look at what else it does.",
    ...(run.isNew?.(file) && { unjudged: true }),
  });
  return true;
}
