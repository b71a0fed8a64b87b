import type { Warning } from "../errors.ts";
import { together } from "./fold-warnings.ts";
import { type Migrations, oneFile, type Script } from "./recognise.ts";
import { textOf } from "./text.ts";
import { toolNamed } from "./tools/index.ts";

const takesRows = /\b(drop\s+(table|schema|materialized|owned)|truncate|delete\s+from)\b/i;

/**
 * What a branch does to migrations that its base has: databases that ran them will not run them again, and most tools skip
 * or refuse what comes before them. What that one does may not show in any change, so it is for the reviewer to look at; the
 * others do where they matter.
 */
export function rewritten(base: Migrations, head: Migrations): Warning[] {
  if (base.scripts.length === 0 || head.tool === oneFile) return [];
  const repeats = toolNamed(head.tool)?.repeats;
  const isRepeatable = ({ path }: Script) => repeats?.(path) ?? false;
  const now = new Map(head.scripts.map((script) => [script.path, script]));
  const known = new Map(base.scripts.map((script) => [script.path, script]));
  const kept = base.scripts.filter(({ path }) => now.has(path));
  const changed = kept.filter((script) => !isRepeatable(script) && textOf(script) !== textOf(now.get(script.path)));
  const gone = base.scripts.filter((script) => !isRepeatable(script) && !now.has(script.path));
  const last = head.scripts.findLastIndex((script) => known.has(script.path) && !isRepeatable(script));
  const early = head.scripts.slice(0, Math.max(0, last)).filter(({ path }) => !known.has(path));
  return together([
    ...changed.map(({ file }) => ({
      object: file,
      message: "changed, although the base already has it: where it has run, it won't run again",
      remedy: "Restore it, and make the change in a new migration.",
    })),
    ...gone.map(({ file }) => ({
      object: file,
      message: "deleted, although the base has it: where it has run, its changes remain",
      remedy: "Restore it, and undo its changes in a new migration.",
      // What takes the place of all of them is only known to do the same on an empty database.
      ...(kept.length === 0 && { unjudged: true as const }),
    })),
    ...behindRepeatable(known, head.scripts, isRepeatable).map(({ file }) => ({
      object: file,
      message: "drops or empties tables, and is judged where no repeatable migration has run yet",
      remedy: "Check whether these are tables that one of them makes.",
      unjudged: true as const,
    })),
    ...early.map(({ file }) => ({
      object: file,
      message: `comes before ${head.scripts[last]?.file ?? ""}, which the base already has: it is judged in that order, but where that has run, tools run this one last, skip it or reject it`,
      remedy: "Give it a later number or date.",
      unjudged: true as const,
    })),
  ]);
}

/**
 * New scripts that come before repeatable ones, and repeatable ones that change, if they drop or empty tables: where the base has run,
 * there may be tables that repeatable ones made, which a new database does not have yet.
 */
function behindRepeatable(known: Map<string, Script>, scripts: Script[], isRepeatable: (script: Script) => boolean) {
  const last = scripts.findLastIndex((script) => known.has(script.path) && isRepeatable(script));
  return scripts.filter((script, index) => {
    const old = known.get(script.path);
    const isBehind = old === undefined ? index < last : isRepeatable(script) && textOf(old) !== textOf(script);
    return isBehind && takesRows.test(textOf(script));
  });
}
