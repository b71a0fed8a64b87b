import type { Warning } from "../errors.ts";
import type { Migrations } from "./recognise.ts";
import { textOf } from "./text.ts";
import { toolNamed } from "./tools/index.ts";

const takesRows = /\b(drop\s+(table|schema|materialized|owned)|truncate|delete\s+from)\b/i;

/**
 * New scripts that come before repeatable ones, and repeatable ones that change, if they drop or empty tables: where the base has run,
 * there may be tables that repeatable ones made, which a new database does not have yet.
 */
export function behindRepeatable(base: Migrations, head: Migrations): Warning[] {
  const repeats = toolNamed(head.tool)?.repeats ?? (() => false);
  const known = new Map(base.scripts.map((script) => [script.path, script]));
  const last = head.scripts.findLastIndex(({ path }) => known.has(path) && repeats(path));
  return head.scripts
    .filter((script, index) => {
      const old = known.get(script.path);
      const isBehind = old === undefined ? index < last : repeats(script.path) && textOf(old) !== textOf(script);
      return isBehind && takesRows.test(textOf(script));
    })
    .map(({ file }) => ({
      object: file,
      message: "drops or empties tables, and is judged as if no repeatable migration had run yet",
      remedy: "Check whether a repeatable migration creates these tables.",
      unjudged: true,
    }));
}
