import type { Dialect } from "../core/dialects/dialect.ts";
import type { Statement } from "../core/dialects/script.ts";
import type { Failed } from "../core/model/finding.ts";
import type { Warning } from "../errors.ts";
import { applyScripts, type Run } from "./apply.ts";
import { MigrationError } from "./failure.ts";
import type { Script } from "./recognise.ts";
import { textOf } from "./text.ts";

/** The end of a head whose migrations can't all be applied: why, in which script, and what comes after it. */
export type HeadFailure = { error: MigrationError; script: Script; rest: Script[] };

/**
 * The error of a script that fails, and leaves a database that can go on from what took effect; undefined for one that does
 * not fail. Throws every other error.
 */
export async function failureOf(script: Script, run: Run): Promise<MigrationError | undefined> {
  const { shadow, dialect } = run;
  try {
    await applyScripts([script], run);
    return undefined;
  } catch (error) {
    if (!(error instanceof MigrationError) || error.undone === undefined) throw error;
    if (dialect.script.reset !== undefined) await shadow.run(dialect.script.reset);
    return error;
  }
}

/**
 * Whether what took effect can be compared with the base: all that the base has, has to be there as well. So its scripts
 * after the failed one are applied, if they are as on the base.
 */
export async function withoutIt({ script, rest }: HeadFailure, base: Script[], run: Run): Promise<boolean> {
  const known = textsOf(base);
  const after = rest.filter(({ path }) => known.has(path));
  if (known.has(script.path) || after.some((each) => known.get(each.path) !== textOf(each))) return false;
  for (const each of after) if (await failureOf(each, run)) return false;
  return true;
}

const textsOf = (scripts: Script[]) => new Map(scripts.map((each) => [each.path, textOf(each)]));

/** The failure as a finding has it. */
export function failedOf(
  { error, script, rest }: HeadFailure,
  base: Script[],
  isCompared: boolean,
  dialect: Dialect,
): Failed {
  const { place: cause, reason, undone } = error;
  const isOfBase = textsOf(base).get(script.path) === textOf(script);
  const advice = isOfBase ? "The base has this statement, too: correct what this branch puts before it." : error.advice;
  const isLast = rest.length === 0 && script.statements.every(({ line }) => line <= cause.endLine);
  return {
    cause,
    reason,
    advice,
    from: undone?.line ?? cause.line,
    kept: keptOf(script, undone, dialect),
    isLast,
    isCompared,
  };
}

/** The first line of what stays of a script that fails, where a server commits each definition by itself. */
function keptOf({ statements }: Script, undone: Statement | undefined, { script, words }: Dialect): number | undefined {
  if (!undone || words.together === undefined) return undefined;
  return statements.find(({ offset, sql }) => offset < undone.offset && script.said?.(sql).about !== "session")?.line;
}

type NotJudged = Warning & { object: string };

/** What nobody judged besides the statement that fails: the rest of its script, as far as it has no effect, and other scripts. */
export function notJudged({ error, script }: HeadFailure, others: Script[], isCompared: boolean): NotJudged[] {
  const { place } = error;
  const first = isCompared ? error.undone : script.statements[0];
  const from = first?.line ?? place.line;
  const isAlone = script.statements.at(-1)?.offset === first?.offset;
  const where = from < place.line ? `: line ${place.line} fails` : ", which fails";
  return [
    ...(isAlone ? [] : [{ object: script.file, message: `not judged from line ${from} on${where}`, unjudged }]),
    ...others
      .filter(({ path }) => path !== script.path)
      .map(({ file }) => ({ object: file, message: `not judged: ${script.file} fails`, unjudged })),
  ];
}

const unjudged = true as const;
