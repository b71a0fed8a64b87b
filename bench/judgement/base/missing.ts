import { StatementError } from "../../../generator/src/engines/engine.ts";
import type { Migrations } from "../../../generator/src/migrations/index.ts";
import { dialect } from "../judge.ts";
import type { Scratch } from "../scratch.ts";
import { isOfEnum, retypedFrom } from "./columns.ts";
import { mend } from "./mend.ts";
import { emptyBase, statementsOf } from "./model.ts";
import { takenAway } from "./taken-away.ts";

/** After so many, what is missing is no table that a statement names. */
const mostMendings = 60;

/**
 * The statements that make what migrations need and don't create: the engine refuses a statement, what it misses is added,
 * and all begins anew, in a transaction that is never committed. What is guarded by IF EXISTS is there, too, for else there
 * would be nothing to judge; but not what is then created, for that is only how a script is made to run twice.
 */
export async function missingBase({ shadow }: Scratch, migrations: Migrations[], known: string[]): Promise<string[]> {
  const base = emptyBase();
  const wanted = migrations.flatMap(({ scripts }) =>
    scripts.flatMap(({ statements }) => statements.map(({ sql }) => sql)),
  );
  const probes = wanted.flatMap((sql) => {
    const probe = probeOf(sql, wanted);
    return probe === undefined ? [] : [{ probe, plain: probeOf(sql, wanted, true) ?? probe }];
  });
  for (let round = 0; round < mostMendings; round++) {
    await shadow.run("BEGIN");
    const made = [...known, ...statementsOf(base)];
    const refused = await firstRefused([...made, ...probes.map(({ probe }) => probe)], shadow);
    await shadow.run("ROLLBACK");
    if (refused === undefined) {
      const better = (sql: string) =>
        retypedFrom(base, sql) || isOfEnum(base, sql, wanted) || takenAway(base, sql, wanted);
      if (!wanted.map(better).some(Boolean)) break;
      continue;
    }
    if (mend(base, refused.sql, refused.error)) continue;
    // What a statement before it dropped is gone: then IF EXISTS is to be taken at its word.
    const guarded = probes[refused.index - made.length];
    if (guarded === undefined || guarded.probe === guarded.plain) break;
    guarded.probe = guarded.plain;
  }
  return statementsOf(base);
}

/** A statement as a transaction takes it, asking for all that it names. */
function probeOf(sql: string, all: string[], guarded = false): string | undefined {
  const trait = dialect.script.traitOf(sql);
  if (trait === "begins" || trait === "ends") return undefined;
  const [, vacuumed] = /^\s*VACUUM\b(?:\s*\([^)]*\)|\s+(?:FULL|FREEZE|VERBOSE|ANALYZE))*\s+([\w."]+)/i.exec(sql) ?? [];
  const [, schema] = /^\s*REINDEX\b.*?\bSCHEMA\s+(?:CONCURRENTLY\s+)?([\w."]+)/i.exec(sql) ?? [];
  if (schema !== undefined) return `COMMENT ON SCHEMA ${schema} IS NULL`;
  if (/^\s*REINDEX\b.*?\b(?:DATABASE|SYSTEM)\b|^\s*CLUSTER\s*$/i.test(sql)) return undefined;
  if (vacuumed !== undefined) return `SELECT FROM ${vacuumed}`;
  if (/^\s*(?:VACUUM|CREATE DATABASE|DROP DATABASE|ALTER SYSTEM|ALTER DATABASE|COPY|SET|RESET)\b/i.test(sql))
    return undefined;
  const probe = sql.replace(/\(\s*CONCURRENTLY\s*\)|\bCONCURRENTLY\b/gi, "");
  const [, dropped] = /^\s*DROP\s+\w[\w\s]*?\bIF\s+EXISTS\s+([\w."]+)/i.exec(probe) ?? [];
  const isMadeAgain = dropped !== undefined && all.some((one) => /^\s*CREATE\b/i.test(one) && one.includes(dropped));
  return isMadeAgain || guarded ? probe : probe.replace(/\b(?<!NOT\s)IF\s+EXISTS\b/gi, "");
}

async function firstRefused(
  statements: string[],
  shadow: Scratch["shadow"],
): Promise<{ index: number; sql: string; error: StatementError } | undefined> {
  let done = 0;
  try {
    await shadow.runEach(
      statements.map((sql) => ({ sql })),
      () => done++,
    );
    return undefined;
  } catch (error) {
    if (error instanceof StatementError) return { index: done, sql: statements[done] ?? "", error };
    throw error;
  }
}
