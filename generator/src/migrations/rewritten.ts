import type { Warning } from "../errors.ts";
import { type Migrations, oneFile, type Script } from "./recognise.ts";
import { textOf } from "./text.ts";
import { toolNamed } from "./tools/index.ts";

/** More than these of a kind are one warning: somebody squashes migrations, and knows it. */
const most = 5;

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
  // They were squashed into one.
  if (kept.length === 0) return [];
  const changed = kept.filter((script) => !isRepeatable(script) && textOf(script) !== textOf(now.get(script.path)));
  const gone = base.scripts.filter((script) => !isRepeatable(script) && !now.has(script.path));
  const last = head.scripts.findLastIndex((script) => known.has(script.path) && !isRepeatable(script));
  const early = head.scripts.slice(0, Math.max(0, last)).filter(({ path }) => !known.has(path));
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
      `comes before ${head.scripts[last]?.file ?? ""}, which the base already has: it is judged in that order, but where that has run, tools run this one last, skip it or reject it`,
      "Give it a later number or date.",
    ).map((warning) => ({ ...warning, unjudged: true as const })),
  ];
}

function together(scripts: Script[], message: string, remedy: string): Warning[] {
  const [first] = scripts;
  if (scripts.length <= most || !first) return scripts.map(({ file }) => ({ object: file, message, remedy }));
  return [{ object: `${first.file} and ${scripts.length - 1} more`, message, remedy }];
}
