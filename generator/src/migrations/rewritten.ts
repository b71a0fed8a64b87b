import type { Warning } from "../errors.ts";
import type { Migrations, Script } from "./recognise.ts";
import { textOf } from "./text.ts";

/** More than these of a kind are one warning: somebody squashes migrations, and knows it. */
const most = 5;

/** Flyway runs these again whenever they change. */
const isRepeatable = ({ file }: Script) => /(^|\/)R__/.test(file);

/**
 * What a branch does to migrations that its base has: databases that ran them will not run them again, and most tools skip
 * or refuse what comes before them.
 */
export function rewritten(base: Migrations, head: Migrations): Warning[] {
  if (base.scripts.length === 0 || head.tool === "one file") return [];
  const now = new Map(head.scripts.map((script) => [script.file, script]));
  const known = new Map(base.scripts.map((script) => [script.file, script]));
  const kept = base.scripts.filter(({ file }) => now.has(file));
  // All of them moved, or were squashed into one.
  if (kept.length === 0) return [];
  const changed = kept.filter((script) => !isRepeatable(script) && textOf(script) !== textOf(now.get(script.file)));
  const gone = base.scripts.filter((script) => !isRepeatable(script) && !now.has(script.file));
  const last = head.scripts.findLastIndex((script) => known.has(script.file) && !isRepeatable(script));
  const early = head.scripts.slice(0, Math.max(0, last)).filter(({ file }) => !known.has(file));
  return [
    ...together(
      changed,
      "changed, although the base already has it: where it has run, it won't run again",
      "Restore it, and make the change in a new migration.",
    ),
    ...together(
      gone,
      "deleted, although the base has it: where it has run, its changes remain",
      "Restore it, and undo its changes in a new migration.",
    ),
    ...together(
      early,
      `comes before ${head.scripts[last]?.file ?? ""}, which the base already has: where that has run, tools skip or reject this one`,
      "Give it a later number or date.",
    ),
  ];
}

function together(scripts: Script[], message: string, remedy: string): Warning[] {
  const [first] = scripts;
  if (scripts.length <= most || !first) return scripts.map(({ file }) => ({ object: file, message, remedy }));
  return [{ object: `${first.file} and ${scripts.length - 1} more`, message, remedy }];
}
