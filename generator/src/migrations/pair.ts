import type { Database } from "../core/model/database.ts";
import type { Failed, HistoryProblem, RefusedInside } from "../core/model/finding.ts";
import type { AppliedStatement } from "../core/model/statement.ts";
import type { Identities } from "../core/model/witness.ts";
import type { Crawl, Engine } from "../engines/engine.ts";
import type { Timings } from "../timings.ts";
import { applyScripts, type Run } from "./apply.ts";
import type { BuildOptions } from "./build.ts";
import { MigrationError } from "./failure.ts";
import { failedOf, notJudged, withoutIt } from "./head-failure.ts";
import { historyProblems } from "./history.ts";
import { keptBy } from "./kept.ts";
import { type Applied, applyObserved } from "./observed.ts";
import { type Migrations, oneFile, type Script } from "./recognise.ts";
import { type Runs, shadowRuns } from "./runs.ts";
import { textOf } from "./text.ts";
import { toolNamed } from "./tools/index.ts";
import { isNewIn } from "./unjudged.ts";
import type { Witnessed } from "./witness.ts";

export type BuiltPair = {
  /** The same crawl twice where both sides have the same scripts; an error where only the base's can't be applied. */
  before: Crawl | MigrationError;
  after: Crawl;
  /** Those that only the second side has, in the order of their run, as far as they took effect. */
  statements: AppliedStatement[];
  /** Those that both have, where one file says all that there is. */
  standing?: AppliedStatement[] | undefined;
  /** The statement that the second side ends at; `after` is then what comes of what took effect, or, where that can't be told, `before`. */
  failed?: Failed | undefined;
  /** Those of `statements` that fail where the tool runs them. */
  refused: RefusedInside[];
  /** Where both sides begin with something, and the engine tells. */
  witnessed?: Witnessed | undefined;
  /** Where old scripts are changed or deleted, and databases keep what they made. */
  fromThere?: FromThere | undefined;
  /** Of the second side alone: from the state that its new scripts began with, where those before them are not the first's. */
  added?: Witnessed | undefined;
};

/** What the second side's new scripts begin with, and what is known of the way from there: all that databases which ran the old ones see of it. */
export type FromThere = { database: Database; statements: AppliedStatement[]; witnessed?: Witnessed | undefined };

/** The scripts of two sides behind those that both begin with, and the database of the latter. */
type Fork = {
  base: Script[];
  head: Script[];
  common: Script[];
  start: Run;
  runs: Runs;
  timings: Timings;
  /** Whether old scripts are changed or deleted that no tool runs again. */
  isRewritten: boolean;
};

/**
 * What two versions of the same migrations build. What both begin with is applied once; the first goes on from there, and
 * the second from a copy, or from the first itself where that has nothing more. Throws SchemalogError as buildDatabase(), but
 * for a statement that only the second side has.
 */
export async function buildPair(
  base: Migrations,
  head: Migrations,
  engine: Engine,
  options: BuildOptions,
  timings: Timings,
): Promise<BuiltPair> {
  const scripts = [...base.scripts, ...head.scripts];
  const kept = keptBy(head.scripts.length > 0 ? head : base, scripts);
  const runs = shadowRuns(scripts, kept, isNewIn(base, head), engine, options, timings);
  try {
    const shared = commonStart(base.scripts, head.scripts);
    const common = base.scripts.slice(0, shared);
    const start = await runs.fresh();
    await timings.time("apply what both sides have", () => applyScripts(common, start));
    const fork: Fork = {
      ...{ base: base.scripts.slice(shared), head: head.scripts.slice(shared) },
      ...{ common, start, runs, timings, isRewritten: isHistoryRewritten(base, head) },
    };
    if (fork.head.length > 0) {
      const { standing, failed, ...pair } = await headGoesOn(fork);
      return isWhole(head) ? { ...pair, standing, failed: failed && { ...failed, isDump: true } } : { ...pair, failed };
    }
    if (fork.base.length > 0) return await headIsStart(fork);
    const both = await runs.crawl(start, "base");
    return { before: both, after: both, statements: [], refused: [] };
  } finally {
    await runs.close();
  }
}

/** A second side that has nothing more: the first goes on in the same database, once that was crawled. */
async function headIsStart(fork: Fork): Promise<BuiltPair> {
  const { runs, start } = fork;
  const [after, ids] = await runs.crawlWithIds(start, "head");
  const [before, old] = await buildBase(fork);
  const witnessed = ids && old && { start: ids, before: old, after: ids };
  const fromThere = fork.isRewritten ? { database: after.database, statements: [] } : undefined;
  return { before, after, statements: [], refused: [], witnessed, fromThere };
}

/** A second side that has more: in a database of its own, if the first has, too. */
async function headGoesOn(fork: Fork): Promise<BuiltPair> {
  const { base, head, common, start, runs } = fork;
  const atStart = common.length > 0 && base.length > 0 ? await runs.ids(start) : undefined;
  const second = base.length === 0 ? start : await (common.length === 0 ? runs.fresh() : runs.copyOf(start));
  const [before, old] = await buildBase(fork);
  // Two sides that begin with nothing have nothing that both could tell of.
  const ids = base.length > 0 ? atStart : old;
  const { statements, standing, refused, between, fromThere, failed: end } = await applyHead(fork, second);
  let failed: Failed | undefined;
  if (end) {
    if (before instanceof MigrationError) throw end.error;
    const isCompared = await withoutIt(end, [...common, ...base], second);
    failed = failedOf(end, [...common, ...base], isCompared, second.dialect);
    const warnings = notJudged(end, isCompared ? end.rest : head, isCompared).filter(({ object }) =>
      second.isNew?.(object),
    );
    if (!isCompared) {
      const after = { ...before, warnings: [...before.warnings, ...warnings] };
      return { before, after, statements: [], refused, failed };
    }
    second.warnings.push(...warnings);
  }
  const [after, now] = await runs.crawlWithIds(second, "head");
  const added = between && now && { start: between, before: between, after: now };
  return {
    ...{ before, after, statements, standing, failed, refused },
    witnessed: ids && old && now && { start: ids, before: old, after: now },
    ...{ added, fromThere: fromThere && { ...fromThere, witnessed: added } },
  };
}

async function buildBase({ base, start, runs, timings }: Fork): Promise<[Crawl | MigrationError, Identities?]> {
  try {
    if (base.length > 0) await timings.time("apply the rest of the base", () => applyScripts(base, start));
  } catch (error) {
    if (error instanceof MigrationError) return [error];
    throw error;
  }
  return runs.crawlWithIds(start, "base");
}

/** Applies the head's scripts; `between` is the state that its new files begin with, where edited ones come before them. */
async function applyHead(
  { base, head, common, runs, timings, isRewritten }: Fork,
  run: Run,
): Promise<Applied & { between?: Identities | undefined; fromThere?: FromThere }> {
  const known = [...common, ...base];
  const [edited, added] = beforeNew(head, known);
  const isKept = isRewritten && !added.some(({ path }) => known.some((one) => one.path === path));
  const apply = (scripts: Script[]) => timings.time("apply the head", () => applyObserved(scripts, run, base));
  if (edited.length === 0 && !isKept) return apply(added);
  const first = withoutEffects(await apply(edited));
  if (first.failed) return first;
  // What an old script newly drops by its own words is told, whoever may run it.
  const drops = first.statements.some(({ affected }) => affected.some(({ dropped }) => dropped));
  const database = isKept && !drops ? (await runs.crawl(run, "head")).database : undefined;
  if (added.length === 0) return { ...first, ...(database && { fromThere: { database, statements: [] } }) };
  const between = await runs.ids(run);
  const second = await apply(added);
  const [statements, refused] = [
    [...first.statements, ...second.statements],
    [...first.refused, ...second.refused],
  ];
  const fromThere = database && { database, statements: second.statements };
  return { ...second, statements, refused, between, ...(fromThere && { fromThere }) };
}

/** What edited files do on a new database, they do to tables that they have just created: it says nothing of those that have rows. */
const withoutEffects = (applied: Applied): Applied => ({
  ...applied,
  statements: applied.statements.map(({ measured, ...statement }) => statement),
});

/** The scripts before the first of a file that the base does not have, which are edited ones, and the others. */
function beforeNew(scripts: Script[], base: Script[]): [edited: Script[], added: Script[]] {
  const known = new Set(base.map(({ path }) => path));
  const first = scripts.findIndex(({ path }) => !known.has(path));
  return first === -1 ? [scripts, []] : [scripts.slice(0, first), scripts.slice(first)];
}

/** Whether one file says all that there is. */
const isWhole = ({ tool }: Migrations): boolean => tool === oneFile || toolNamed(tool)?.dump !== undefined;

/** Whether the head changes or deletes scripts of the base that no tool runs again, and changes none that its tool does. */
function isHistoryRewritten(base: Migrations, head: Migrations): boolean {
  const repeats = toolNamed(head.tool)?.repeats ?? (() => false);
  const old = new Map(base.scripts.map((script) => [script.path, textOf(script)]));
  const isAgain = head.scripts.some(
    (one) => repeats(one.path) && old.has(one.path) && old.get(one.path) !== textOf(one),
  );
  return !isAgain && historyProblems(base, head).some(({ what }) => isRewrite.has(what));
}

const isRewrite = new Set<HistoryProblem["what"]>(["edited", "removed", "squashed"]);

/** How many scripts both begin with. */
function commonStart(base: Script[], head: Script[]): number {
  const differs = base.findIndex((script, index) => textOf(script) !== textOf(head[index]));
  return differs === -1 ? base.length : differs;
}
