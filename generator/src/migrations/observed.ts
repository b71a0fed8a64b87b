import type { Statement } from "../core/dialects/script.ts";
import type { Effect } from "../core/model/effect.ts";
import type { RefusedInside } from "../core/model/finding.ts";
import type { AppliedStatement, Observed } from "../core/model/statement.ts";
import type { Run } from "./apply.ts";
import { refused } from "./failure.ts";
import { failureOf, type HeadFailure } from "./head-failure.ts";
import type { Script } from "./recognise.ts";
import { forgetTakenBack } from "./taken-back.ts";
import { unmeasured } from "./unmeasured.ts";

/** Statements that took effect, those of them that fail where the tool runs them, and where the next one fails, what is left. */
export type Applied = {
  statements: AppliedStatement[];
  /** Those that the base has in the same file. */
  standing: AppliedStatement[];
  refused: RefusedInside[];
  failed?: HeadFailure | undefined;
};

const unobserved: Observed = { affected: [] };

/** Applies scripts, watched by the engine, up to the first that fails. Statements that the base has in the same file are not told of. */
export async function applyObserved(scripts: Script[], run: Run, base: Script[]): Promise<Applied> {
  const observer = await run.shadow.observe();
  const known = statementsByFile(base);
  const observed = new Map<Statement["offset"], Observed>();
  const all: Applied = { statements: [], standing: [], refused: [] };
  const end = async () => {
    run.applied = run.settled = run.observer = run.refused = run.isLast = undefined;
    await observer?.stop();
  };
  const ran: AppliedStatement[] = [];
  run.observer = observer;
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
        all.refused.push({ ...refused(file, statement, error), ...transaction });
      };
      const outside = typeof script.transaction === "object" ? { outside: script.transaction.instead } : {};
      const error = await failureOf(script, run);
      const own: AppliedStatement[] = [];
      for (const { sql, line, offset } of script.statements) {
        if (error?.undone && offset >= error.undone.offset) break;
        const left = old.get(sql) ?? 0;
        old.set(sql, left - 1);
        const endLine = line + sql.split("\n").length - 1;
        const done = observed.get(offset);
        const applied = { file: script.file, line, endLine, sql, ...outside, ...(done ?? unobserved) };
        own.push(applied);
        (left > 0 ? all.standing : all.statements).push(applied);
        if (left > 0) continue;
        if (done && observer?.measures) ran.push(applied);
      }
      forgetTakenBack(own, run.dialect.script);
      if (error) {
        all.failed = { error, script, rest: scripts.slice(index + 1) };
        break;
      }
    }
  } catch (error) {
    await end().catch(() => undefined); // a database that did not survive has nothing to observe any more
    throw error;
  }
  await end();
  run.warnings.push(...unmeasured(ran, run.dialect.script));
  return all;
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
