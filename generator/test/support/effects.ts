import { readFileSync } from "node:fs";
import { postgres } from "../../src/core/dialects/postgres/index.ts";
import { blocked, type Effect } from "../../src/core/model/effect.ts";
import type { Observed } from "../../src/core/model/statement.ts";
import { type Shadow, StatementError } from "../../src/engines/engine.ts";
import { clear } from "./reused-shadow.ts";

/** What one statement did; the code of the server's refusal where it did nothing. */
export type Measured = { sql: string; refused?: string; effects?: Effect[] | undefined };

export type EffectCase = { before: string; statements: string[] };

/** A file with what is there before, and statements of which each is judged by itself. */
export function readEffectCase(file: string): EffectCase {
  const [before = "", after = ""] = readFileSync(file, "utf8").split("-- statements\n");
  return { before, statements: postgres.script.split(after).statements.map(({ sql }) => sql) };
}

const { traitOf, endsTransactions } = postgres.script;

/** Runs each statement on what was there before, as a request's are run, and takes it back. */
export async function measureEach(
  shadow: Shadow,
  { before, statements }: EffectCase,
  empty = clear,
): Promise<Measured[]> {
  let stop: (() => Promise<void>) | undefined;
  const fresh = async () => {
    await stop?.();
    await shadow.run("DISCARD ALL");
    await shadow.run(empty);
    await shadow.run(before);
    const observer = await shadow.observe();
    if (!observer) throw new Error("the database does not tell what statements do");
    stop = observer.stop;
    return observer;
  };
  let observer = await fresh();
  const all: Measured[] = [];
  for (const sql of statements) {
    const trait = traitOf(sql);
    const isAlone = trait === "alone";
    const where = isAlone ? (endsTransactions?.(sql) ? "several" : "outside") : "inside";
    const isSetting = trait === "setting";
    let observed: Observed | undefined;
    if (!isAlone) await shadow.run("BEGIN");
    try {
      observer.take();
      const asked = isSetting ? {} : observer.around(sql, where);
      await shadow.runEach([{ sql, ...asked }], (rows) => {
        observed = observer.take(rows);
      });
      all.push({ sql, effects: observed?.measured?.effects });
    } catch (error) {
      if (!(error instanceof StatementError)) throw error;
      all.push({ sql, refused: `${error.code}: ${error.message}` });
    }
    if (isAlone) observer = await fresh();
    else await shadow.run("ROLLBACK");
    if (all.at(-1)?.refused !== undefined) await observer.forget();
  }
  await stop?.();
  return all;
}

const head =
  "| statement | table | lock | blocks | rewritten | scanned | reindexed | written |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n";

/** The table of what statements did, one line for each table that one of them did something to. */
export const effectTable = (measured: Measured[]): string => head + measured.flatMap(linesOf).join("");

function linesOf(measured: Measured): string[] {
  const statement = `\`${measured.sql.replace(/\s+/g, " ").replaceAll("|", "\\|")}\``;
  return effectLines(measured).map((line, index) => `| ${index === 0 ? statement : ""} | ${line} |\n`);
}

/** What a statement did, without the statement. */
export function effectLines({ refused, effects }: Measured): string[] {
  if (refused !== undefined) return [`refused: ${refused} | | | | | |`];
  if (effects === undefined) return ["not measured | | | | | |"];
  if (effects.length === 0) return ["none | | | | | |"];
  return effects.map((effect) => cellsOf(effect).join(" | "));
}

const mark = (is: boolean) => (is ? "yes" : "");
const cellsOf = ({ table, lock, blocks, rewritten, emptied, scanned, reindexed, written }: Effect): string[] => [
  table.schema === "public" ? table.name : `${table.schema}.${table.name}`,
  lock,
  blocks === blocked[0] ? "" : blocks,
  emptied ? "emptied" : mark(rewritten),
  mark(scanned),
  mark(reindexed),
  written === 0 ? "" : String(written),
];
