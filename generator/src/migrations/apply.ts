import type { Dialect } from "../core/dialects/dialect.ts";
import type { Statement, Trait } from "../core/dialects/script.ts";
import { type Observer, type Probed, type Rows, type Shadow, StatementError } from "../engines/engine.ts";
import type { Warning } from "../errors.ts";
import { noteEncoding } from "./encoding.ts";
import { failure, lost, neverCommitted } from "./failure.ts";
import { whyLeftOut } from "./left-out.ts";
import type { Script } from "./recognise.ts";
import { createRole } from "./roles.ts";
import { noteSettings, settingsIn } from "./settings-left.ts";

/** What is known while scripts run; `roles` are those that were made on the way. */
export type Run = {
  shadow: Shadow;
  dialect: Dialect;
  skipExtensions: string[];
  roles: Set<string>;
  warnings: Warning[];
  /** Rows of COPY were left out, so that other rows may miss theirs. */
  rowsMissing: boolean;
  /** Whether a file is one that the branch brings, where a branch is judged. */
  isNew?: ((file: string) => boolean) | undefined;
  /** What each script's session begins with. */
  session?: string | undefined;
  /** Hears of what runs, and asks what it did. */
  observer?: Observer | undefined;
  /** Called after each statement that took effect, with what the observer's probe said; again where a transaction has to be run anew. */
  applied?: ((statement: Statement, rows: Rows | undefined) => void) | undefined;
  /** Called with what the probe said of what the end of its transaction brings about, with the last statement that took effect. */
  settled?: ((statement: Statement | undefined, rows: Rows) => void) | undefined;
  /** Whether no script comes after this one. */
  isLast?: boolean | undefined;
  /** Where a branch is judged, hears of statements that fail in the transaction which the tool opens for their file; they run by themselves then. */
  refused?: ((script: Script, statement: Statement, error: StatementError) => void) | undefined;
};

/** How many statements are handed over together; after a failure, some of them again. */
const atOnce = 200;

/**
 * A statement to run; with `checks`, the question whether that one ends where it was cut; with `settles`, what brings forward that which
 * the end of its transaction does; or, `ours`, what a transaction is made of. One that may end transactions is `tried` in one of its own,
 * where it can be measured if it ends none.
 */
type Step = Statement & { trait: Trait; checks?: Statement; settles?: true; ours?: true; tried?: boolean };

/**
 * Runs scripts in order, each as in a session of its own and, as migration tools do, in one transaction: unless it says
 * BEGIN or COMMIT itself, its tool opens none, or a statement can't be in one. Statement by statement, so that a
 * failure has a line. Roles that are granted to but not there are created. `run` then holds what was left out and made.
 * Throws SchemalogError (2) for the statement that fails, with file and line.
 */
export async function applyScripts(scripts: Script[], run: Run): Promise<void> {
  for (const script of scripts) {
    run.rowsMissing ||= script.dataSkipped;
    if (run.session !== undefined) await run.shadow.run(run.session);
    const steps = stepsOf(script, run);
    const before = run.isNew?.(script.file) ? await settingsIn(run) : undefined;
    const apart = () => (run.observer ? settling(eachInOne(steps, run), run, false) : steps);
    const inOne = isInOne(script, steps, run);
    const inside = await applySteps(script, inOne ? settling(steps, run, true) : apart(), run, inOne);
    if (inside) {
      run.refused?.(script, inside.step, inside.error);
      await applySteps(script, apart(), run, false);
    }
    await noteSettings(script, before, run);
    await noteEncoding(script, run);
    const { reset } = run.dialect.script;
    if (reset !== undefined) await run.shadow.run(reset);
  }
}

/** The statements that make up the schema, each whose end is doubtful behind the question whether it is there. */
function stepsOf(script: Script, { dialect, skipExtensions }: Run): Step[] {
  const { traitOf, extensionsNamed, endCheck } = dialect.script;
  return script.statements
    .filter((statement) => {
      const named = extensionsNamed?.(statement.sql) ?? [];
      if (named.length > 0 && named.every((extension) => skipExtensions.includes(extension))) return false;
      return whyLeftOut(statement, script, dialect) === undefined;
    })
    .map((statement): Step => ({ ...statement, trait: traitOf(statement.sql) }))
    .flatMap((step): Step[] =>
      endCheck?.isNeeded(step.sql) ? [{ ...step, sql: endCheck.sql, trait: undefined, checks: step }, step] : [step],
    );
}

/** Runs steps, all of them `inOne` transaction; the step that failed for being in it, and nothing took effect then. */
async function applySteps(
  { file }: Script,
  steps: Step[],
  run: Run,
  inOne: boolean,
): Promise<{ step: Step; error: StatementError } | undefined> {
  const { shadow, dialect } = run;
  const { begin, commit, rollback } = dialect.script;
  const leftOut = new Set<Step>();
  /** The last step that took effect. */
  let latest: Step | undefined;
  /** The step that the open transaction began at: to go back to when something in it has to be mended. */
  let began: number | undefined;
  if (inOne) {
    await shadow.run(begin);
    began = 0;
  }
  for (let index = 0; index < steps.length; ) {
    const rest = steps.slice(index, index + atOnce).filter((step) => !leftOut.has(step));
    let done = 0;
    const ran = (rows: Rows) => {
      const step = rest[done++]!;
      if (step.trait === "begins") began ??= steps.indexOf(step);
      if (step.trait === "ends") began = undefined;
      if (step.trait === "chains") began = steps.indexOf(step) + 1;
      if (step.trait === "role") noteRole(step, run);
      if (step.settles) run.settled?.(latest, rows);
      if (step.checks !== undefined || step.ours) return;
      latest = step;
      run.applied?.(step, rows);
    };
    const statements = rest.map((step) => probed(step, run));
    const error = await refusal(shadow.runEach(statements, ran));
    if (error === undefined) {
      index += atOnce;
      continue;
    }
    const step = rest[done]!;
    const undone = steps[began ?? steps.indexOf(step)];
    if (error.fatal) throw failure(file, step, error, dialect);
    if (!dialect.errors.isAnswer(error)) throw lost(file, step, error);
    if (began !== undefined) await shadow.run(rollback);
    if (step.checks) throw failure(file, step.checks, unclearEnd(error, dialect), dialect, undone);
    if (step.settles)
      leftOut.add(step); // the end itself says what is wrong
    else if (error.isOfProbe)
      run.observer = undefined; // what runs is more than what is known of it
    else if (inOne && dialect.errors.isOfTransaction?.(error)) {
      await run.observer?.forget();
      return { step, error };
    } else if (step.tried && dialect.errors.isOfTransaction?.(error)) {
      step.tried = false;
      for (const one of around(step, steps)) leftOut.add(one);
      began = undefined;
    } else if (mayFail(file, step, error, run)) leftOut.add(step);
    else if (!(await mendRole(error, run))) throw failure(file, step, error, dialect, undone);
    await run.observer?.forget();
    const isChained = began !== undefined && steps[began - 1]?.trait === "chains";
    if (inOne || isChained) await shadow.run(begin);
    index = began ?? steps.indexOf(step) + (error.isOfProbe ? 1 : 0);
    if (!inOne && !isChained) began = undefined;
  }
  if (began === undefined) return undefined;
  const undone = steps[began] ?? steps.at(-1)!;
  if (!inOne) {
    await shadow.run(rollback);
    throw neverCommitted(file, undone);
  }
  const error = await refusal(shadow.run(commit));
  if (error) throw failure(file, steps.at(-1)!, error, dialect, undone);
  return undefined;
}

const ownTransactions: Trait[] = ["begins", "ends", "chains"];

/**
 * Whether a script runs in a transaction that it says nothing of; as its tool opens one, where that is known and matters. Where
 * somebody watches what no tool is known of, each statement is by itself, as psql has it, if it means the same in one with others.
 */
function isInOne({ transaction }: Script, steps: Step[], { rowsMissing, refused, observer, dialect }: Run): boolean {
  if (steps.length === 0 || rowsMissing || transaction === "none") return false;
  if (steps.some(({ trait }) => ownTransactions.includes(trait))) return false;
  const meansTheSame = ({ sql, checks }: Step) => !checks && dialect.script.setsNothing?.(sql);
  if (observer && transaction === undefined && steps.every(meansTheSame)) return false;
  return (transaction !== undefined && refused !== undefined) || !steps.some(({ trait }) => trait === "alone");
}

/** The transaction of our own that a step is tried in. */
function around(step: Step, steps: Step[]): Step[] {
  const at = steps.indexOf(step);
  const end = steps.findIndex(({ ours, trait }, index) => index > at && ours && trait === "ends");
  return steps
    .slice(
      steps.findLastIndex(({ ours }, index) => index < at && ours),
      end + 1,
    )
    .filter((one) => one !== step);
}

const unwrapped: Trait[] = ["ends", "chains", "alone", "within", "setting"];

/** Each statement that would be in no transaction in one of its own, so that its locks can be asked for. */
function eachInOne(steps: Step[], { dialect }: Run): Step[] {
  const { begin, commit, endsTransactions } = dialect.script;
  let inside = false;
  return steps.flatMap((step): Step[] => {
    const { trait } = step;
    if (trait === "begins" || trait === "ends") inside = trait === "begins";
    const tried = trait === "alone" && endsTransactions?.(step.sql) === true;
    if (inside || step.checks || (unwrapped.includes(trait) && !tried)) return [step];
    return [
      { ...step, sql: begin, trait: "begins", ours: true },
      tried ? { ...step, tried } : step,
      { ...step, sql: commit, trait: "ends", ours: true },
    ];
  });
}

/**
 * What only the end of a transaction does (deferred triggers), by itself before that end, so that it can be asked what it did; where
 * statements may have it do something.
 */
function settling(steps: Step[], { observer, dialect }: Run, inOne: boolean): Step[] {
  const { settle, setsNothing } = dialect.script;
  if (!observer || settle === undefined) return steps;
  let last: Step | undefined;
  const settled = (): Step[] => {
    const settles = last;
    last = undefined;
    return settles ? [{ ...settles, sql: settle, trait: undefined, settles: true, ours: true }] : [];
  };
  const all = steps.flatMap((step) => {
    if (step.trait === "ends" || step.trait === "chains") return [...settled(), step];
    if (!step.ours && !step.checks && step.trait !== "begins" && !setsNothing?.(step.sql)) last = step;
    return [step];
  });
  return inOne ? [...all, ...settled()] : all;
}

/** What begins or ends a transaction, or says how it is, comes before and after all that is asked in it. */
export const unasked: Trait[] = ["begins", "ends", "chains", "setting"];

function probed({ sql, trait, checks, tried }: Step, { observer, dialect }: Run): Probed {
  if (!observer || checks || unasked.includes(trait)) return { sql };
  const where = trait !== "alone" || tried ? "inside" : dialect.script.endsTransactions?.(sql) ? "several" : "outside";
  return { sql, ...observer.around(sql, where) };
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

/** The server reads more or less of the script as one statement than was cut. */
const unclearEnd = (error: StatementError, { script: { endCheck } }: Dialect): StatementError =>
  endCheck?.isRefusal(error) ? new StatementError(endCheck.message, {}) : error;

/** Failures that say nothing about the schema; rows that miss others are reported, the rest is of no interest. */
function mayFail(file: string, { trait, line }: Step, error: StatementError, run: Run): boolean {
  const { errors } = run.dialect;
  if (trait === "role" && errors.isOfRights?.(error)) {
    run.warnings.push({
      object: `${file}:${line}`,
      message: "not run: the account of `shadow` may make no accounts, and grant nothing",
      remedy: "Check what it does where it runs.",
      ...(run.isNew?.(file) && { unjudged: true }),
    });
    return true;
  }
  if (trait === "role") return errors.alreadyExists(error); // roles belong to the server
  if (trait === "setting") return errors.unknownSetting?.(error) ?? false; // a dump of a newer server
  if (trait !== "rows" || !run.rowsMissing || !errors.isAboutRows(error)) return false;
  run.warnings.push({
    object: `${file}:${line}`,
    message: "not run: the rows that this statement needs come from COPY",
    remedy: "Check what else it does.",
    ...(run.isNew?.(file) && { unjudged: true }),
  });
  return true;
}
