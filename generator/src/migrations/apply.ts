import type { Dialect } from "../core/dialects/dialect.ts";
import type { Statement, Trait } from "../core/dialects/script.ts";
import { type Shadow, StatementError } from "../engines/engine.ts";
import type { Warning } from "../errors.ts";
import { failure, lost, shortened } from "./failure.ts";
import type { Script } from "./recognise.ts";
import { createRole } from "./roles.ts";

/** What is known while scripts run; `roles` are those that were made on the way. */
export type Run = {
  shadow: Shadow;
  dialect: Dialect;
  skipExtensions: string[];
  roles: Set<string>;
  warnings: Warning[];
  /** Rows of COPY were left out, so that other rows may miss theirs. */
  rowsMissing: boolean;
  /** What each script's session begins with. */
  session?: string | undefined;
  /** Called after each statement that took effect; again where a transaction has to be run anew. */
  applied?: ((script: Script, statement: Statement) => void) | undefined;
};

/** How many statements are handed over together; after a failure, some of them again. */
const atOnce = 200;

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
    run.warnings.push(...script.includes.map((line) => notIncluded(script.file, line)));
    if (run.session !== undefined) await run.shadow.run(run.session);
    await applySteps(script, stepsOf(script, run), run);
    const { reset } = run.dialect.script;
    if (reset !== undefined) await run.shadow.run(reset);
  }
}

const notIncluded = (file: string, line: number): Warning => ({
  object: `${file}:${line}`,
  message: "the file that psql would include here (\\i) is not read",
  remedy: "Give the connection a folder in which every file is a migration of its own.",
});

/** The statements that make up the schema. */
function stepsOf({ statements, dataSkipped }: Script, { dialect, skipExtensions }: Run): Step[] {
  return statements
    .map((statement) => ({ ...statement, trait: dialect.script.traitOf(statement.sql) }))
    .filter(({ sql, trait }) => {
      const extension = dialect.script.extensionOf?.(sql);
      if (extension !== undefined && skipExtensions.includes(extension)) return false;
      // Rows that stand beside those of COPY need them (foreign keys), and the schema needs neither.
      return trait !== "outside" && !(trait === "rows" && dataSkipped);
    });
}

async function applySteps(script: Script, steps: Step[], run: Run): Promise<void> {
  const { file, noTransaction } = script;
  const { shadow, dialect } = run;
  const { begin, commit, rollback } = dialect.script;
  const inOne =
    steps.length > 0 &&
    !noTransaction &&
    !run.rowsMissing &&
    !steps.some(({ trait }) => trait === "begins" || trait === "ends" || trait === "alone");
  const leftOut = new Set<Step>();
  /** The step that the open transaction began at: to go back to when something in it has to be mended. */
  let began: number | undefined;
  if (inOne) {
    await shadow.run(begin);
    began = 0;
  }
  for (let index = 0; index < steps.length; ) {
    const rest = steps.slice(index, index + atOnce).filter((step) => !leftOut.has(step));
    let done = 0;
    const ran = () => {
      const step = rest[done++]!;
      if (step.trait === "begins") began ??= steps.indexOf(step);
      if (step.trait === "ends") began = undefined;
      if (step.trait === "role") noteRole(step, run);
      run.applied?.(script, step);
    };
    const statements = rest.map(({ sql }) => sql);
    const error = await refusal(shadow.runEach(statements, ran));
    if (error === undefined) {
      index += atOnce;
      continue;
    }
    const step = rest[done]!;
    if (error.fatal) throw failure(file, step, error, dialect);
    if (!dialect.errors.isAnswer(error)) throw lost(file, step, error);
    if (began !== undefined) await shadow.run(rollback);
    if (mayFail(step, error, run)) leftOut.add(step);
    else if (!(await mendRole(error, run))) throw failure(file, step, error, dialect);
    if (inOne) await shadow.run(begin);
    index = began ?? steps.indexOf(step);
    if (!inOne) began = undefined;
  }
  if (began === undefined) return;
  if (!inOne)
    throw failure(
      file,
      steps[began]!,
      new StatementError("the transaction that starts here is never committed", {}),
      dialect,
    );
  const error = await refusal(shadow.run(commit));
  if (error) throw failure(file, steps.at(-1)!, error, dialect);
}

/** The database's refusal of what runs. */
async function refusal(running: Promise<void>): Promise<StatementError | undefined> {
  try {
    await running;
    return undefined;
  } catch (error) {
    if (error instanceof StatementError) return error;
    throw error;
  }
}

function noteRole({ sql }: Step, { roles, dialect }: Run) {
  const role = dialect.script.roleOf?.(sql);
  if (role !== undefined) roles.add(role);
}

/** Creates the role that a statement failed for, once; returns whether it can now be tried again. */
async function mendRole(error: StatementError, { shadow, roles, dialect }: Run): Promise<boolean> {
  const role = dialect.errors.missingRole?.(error);
  if (role === undefined || roles.has(role)) return false;
  roles.add(role);
  return createRole(shadow, role, dialect);
}

/** Failures that say nothing about the schema; rows that miss others are reported, the rest is of no interest. */
function mayFail({ sql, trait }: Step, error: StatementError, run: Run): boolean {
  const { errors } = run.dialect;
  if (trait === "role") return errors.alreadyExists(error); // roles belong to the server
  if (trait === "setting") return errors.unknownSetting?.(error) ?? false; // a dump of a newer server
  if (trait !== "rows" || !run.rowsMissing || !errors.isAboutRows(error)) return false;
  run.warnings.push({ message: `rows are left out, those they need come from COPY: ${shortened(sql)}` });
  return true;
}
