import { dialectOf } from "../core/dialects/registry.ts";
import type { Statement } from "../core/dialects/script.ts";
import type { Effect } from "../core/model/effect.ts";
import type { Failed, RefusedInside } from "../core/model/finding.ts";
import type { AppliedStatement, Observed } from "../core/model/statement.ts";
import type { Crawl, Engine, Shadow } from "../engines/engine.ts";
import type { Timings } from "../timings.ts";
import { applyScripts, type Run } from "./apply.ts";
import type { BuildOptions } from "./build.ts";
import { MigrationError, refused } from "./failure.ts";
import { together } from "./fold-warnings.ts";
import { failedOf, failureOf, type HeadFailure, notJudged, withoutIt } from "./head-failure.ts";
import { extensionsFor, prepare } from "./prelude.ts";
import type { Migrations, Script } from "./recognise.ts";
import { textOf } from "./text.ts";
import { isNewIn } from "./unjudged.ts";
import { unmeasured } from "./unmeasured.ts";
import type { Witnessed } from "./witness.ts";

export type BuiltPair = {
  /** The same crawl twice where both sides have the same scripts; an error where only the base's can't be applied. */
  before: Crawl | MigrationError;
  after: Crawl;
  /** Those that only the second side has, in the order of their run, as far as they took effect. */
  statements: AppliedStatement[];
  /** The statement that the second side ends at; `after` is then what comes of what took effect, or, where that can't be told, `before`. */
  failed?: Failed | undefined;
  /** Those of `statements` that fail where the tool runs them. */
  refused: RefusedInside[];
  /** Where both sides begin with something, and the engine tells. */
  witnessed?: Witnessed | undefined;
  /** Of the second side alone: from the state that its new scripts began with, where those before them are not the first's. */
  added?: Witnessed | undefined;
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
  { shadow: url, shadowSuperuser: superuser, skipExtensions, limits, ...crawl }: BuildOptions,
  timings: Timings,
): Promise<BuiltPair> {
  const common = commonStart(base.scripts, head.scripts);
  const { platform } = crawl;
  const dialect = dialectOf(engine.name);
  const scripts = [...base.scripts, ...head.scripts];
  const isNew = isNewIn(base, head);
  const open: Run[] = [];
  const begin = (shadow: Shadow, from?: Run): Run => {
    const run: Run = {
      ...{ shadow, dialect, skipExtensions, roles: new Set(from?.roles), warnings: [...(from?.warnings ?? [])] },
      rowsMissing: from?.rowsMissing ?? false,
      session: from?.session,
      isNew,
    };
    open.push(run);
    return run;
  };
  const fresh = () =>
    timings.time("start the shadow database", async () => {
      const extensions = extensionsFor(scripts, platform, dialect);
      const run = begin(await engine.shadow({ url, superuser, extensions, skipExtensions, limits }));
      await prepare(run, platform, scripts);
      return run;
    });
  const finish = async (run: Run): Promise<Crawl> => {
    const crawled = await run.shadow.crawl(crawl);
    return { ...crawled, warnings: [...together(run.warnings), ...crawled.warnings] };
  };
  try {
    const first = await fresh();
    await timings.time("apply what both sides have", () => applyScripts(base.scripts.slice(0, common), first));
    const [baseRest, headRest] = [base.scripts.slice(common), head.scripts.slice(common)];
    const copied = async () => begin(await timings.time("copy the shadow database", () => first.shadow.fork()), first);
    const isSame = baseRest.length === 0 && headRest.length === 0;
    const isOne = baseRest.length === 0 || headRest.length === 0;
    const idsIn = ({ shadow }: Run) => timings.time("read the names", async () => shadow.identify?.(crawl));
    const start = isSame || (common === 0 && !isOne) ? undefined : await idsIn(first);
    /** Of each side, once it is built; of one that has nothing more, those of the start. */
    const idsAfter = async (run: Run, rest: Script[]) => (start && rest.length > 0 ? idsIn(run) : start);
    const second = isOne ? first : await (common === 0 ? fresh() : copied());
    const buildBase = async (): Promise<Crawl | MigrationError> => {
      try {
        if (baseRest.length > 0) await timings.time("apply the rest of the base", () => applyScripts(baseRest, first));
      } catch (error) {
        if (error instanceof MigrationError) return error;
        throw error;
      }
      return timings.time("crawl the base", () => finish(first));
    };
    // Where both go on in one database, the side that has more of it comes last.
    if (second === first && headRest.length === 0 && baseRest.length > 0) {
      const after = await timings.time("crawl the head", () => finish(first));
      const before = await buildBase();
      const ids = before instanceof MigrationError ? undefined : await idsAfter(first, baseRest);
      return {
        before,
        after,
        statements: [],
        refused: [],
        witnessed: start && ids && { start, before: ids, after: start },
      };
    }
    const before = await buildBase();
    const old = before instanceof MigrationError ? undefined : await idsAfter(first, baseRest);
    if (headRest.length === 0 && !(before instanceof MigrationError))
      return { before, after: before, statements: [], refused: [] };
    const known = statementsByFile(baseRest);
    const refused: RefusedInside[] = [];
    const [edited, added] = beforeNew(headRest, base.scripts);
    const apply = (rest: Script[]) =>
      timings.time("apply the head", () => applyObserved(rest, second, { known, refused }));
    const { statements, ...end }: Applied = edited.length > 0 ? await apply(edited) : { statements: [] };
    const between = !end.failed && edited.length > 0 && added.length > 0 ? await idsIn(second) : undefined;
    if (added.length > 0 && !end.failed) {
      const more = await apply(added);
      statements.push(...more.statements);
      end.failed = more.failed;
    }
    let failed: Failed | undefined;
    if (end.failed) {
      if (before instanceof MigrationError) throw end.failed.error;
      const isCompared = await withoutIt(end.failed, base.scripts, second);
      failed = failedOf(end.failed, base.scripts, isCompared);
      const warnings = notJudged(end.failed, isCompared ? end.failed.rest : headRest, isCompared).filter(({ object }) =>
        isNew(object),
      );
      if (!isCompared) {
        const after = { ...before, warnings: [...before.warnings, ...warnings] };
        return { before, after, statements: [], refused, failed };
      }
      second.warnings.push(...warnings);
    }
    const after = await timings.time("crawl the head", () => finish(second));
    const now = between ? await idsIn(second) : await idsAfter(second, headRest);
    return {
      ...{ before, after, statements, failed, refused },
      witnessed: start && old && now && { start, before: old, after: now },
      added: between && now && { start: between, before: between, after: now },
    };
  } finally {
    for (const { shadow, roles } of open.reverse()) await shadow.close(roles);
  }
}

/** The scripts before the first of a file that the base does not have, which are edited ones, and the others. */
function beforeNew(scripts: Script[], base: Script[]): [edited: Script[], added: Script[]] {
  const known = new Set(base.map(({ path }) => path));
  const first = scripts.findIndex(({ path }) => !known.has(path));
  return first === -1 ? [scripts, []] : [scripts.slice(0, first), scripts.slice(first)];
}

/** How many scripts both begin with. */
function commonStart(base: Script[], head: Script[]): number {
  const differs = base.findIndex((script, index) => textOf(script) !== textOf(head[index]));
  return differs === -1 ? base.length : differs;
}

/** The statements of each file, with how often they are in it. */
function statementsByFile(scripts: Script[]): Map<string, Map<string, number>> {
  return new Map(
    scripts.map(({ path, statements }) => {
      const counts = new Map<string, number>();
      for (const { sql } of statements) counts.set(sql, (counts.get(sql) ?? 0) + 1);
      return [path, counts];
    }),
  );
}

const unobserved: Observed = { affected: [] };

/** Statements that took effect, and where the next one fails, what is left. */
type Applied = { statements: AppliedStatement[]; failed?: HeadFailure | undefined };

/**
 * Applies scripts and returns their statements, but for those that are `known` of the same file; `refused` then has those
 * that fail where the tool runs them.
 */
async function applyObserved(
  scripts: Script[],
  run: Run,
  { known, refused: inside }: { known: Map<string, Map<string, number>>; refused: RefusedInside[] },
): Promise<Applied> {
  const observer = await run.shadow.observe();
  const observed = new Map<Statement["offset"], Observed>();
  const all: AppliedStatement[] = [];
  const end = async () => {
    run.applied = run.settled = run.observer = run.refused = run.isLast = undefined;
    await observer?.stop();
  };
  const ran: AppliedStatement[] = [];
  run.observer = observer;
  let failed: HeadFailure | undefined;
  try {
    for (const [index, script] of scripts.entries()) {
      const old = known.get(script.path) ?? new Map<string, number>();
      observed.clear();
      observer?.take();
      run.isLast = index === scripts.length - 1;
      run.applied = ({ offset }, rows) => observed.set(offset, observer?.take(rows) ?? unobserved);
      run.settled = (statement, rows) => {
        const more = observer?.take(rows) ?? unobserved;
        if (statement) observed.set(statement.offset, withMore(observed.get(statement.offset), more));
      };
      run.refused = ({ file, transaction }, statement, error) => {
        if (typeof transaction !== "object" || (old.get(statement.sql) ?? 0) > 0) return;
        inside.push({ ...refused(file, statement, error), ...transaction });
      };
      const error = await failureOf(script, run);
      for (const { sql, line, offset } of script.statements) {
        if (error?.undone && offset >= error.undone.offset) break;
        const left = old.get(sql) ?? 0;
        old.set(sql, left - 1);
        if (left > 0) continue;
        const endLine = line + sql.split("\n").length - 1;
        const done = observed.get(offset);
        all.push({ file: script.file, line, endLine, sql, ...(done ?? unobserved) });
        if (done && observer?.measures) ran.push(all.at(-1)!);
      }
      if (error) {
        failed = { error, script, rest: scripts.slice(index + 1) };
        break;
      }
    }
  } catch (error) {
    await end().catch(() => undefined); // a database that did not survive has nothing to observe any more
    throw error;
  }
  await end();
  run.warnings.push(...unmeasured(ran, run.dialect.script));
  return { statements: all, failed };
}

/** What is known of a statement, and of the end of its transaction. */
function withMore(one: Observed = unobserved, { affected, measured }: Observed): Observed {
  const effects = measured?.effects.filter((effect) => !effect.held || isWork(effect)) ?? [];
  const isKnown = one.measured ? measured : effects.length > 0;
  return {
    affected: [...one.affected, ...affected],
    ...(measured && isKnown && { measured: { ...measured, effects: [...(one.measured?.effects ?? []), ...effects] } }),
  };
}

const isWork = ({ rewritten, emptied, scanned, reindexed, written }: Effect) =>
  rewritten || emptied || scanned || reindexed || written > 0;
