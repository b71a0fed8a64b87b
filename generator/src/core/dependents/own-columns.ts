import type { ScriptLanguage } from "../dialects/script.ts";
import type { PartDependency } from "../model/common.ts";

/** The columns of its own table that code reads which a server printed: there, each name stands in quotes. */
export function ownColumns(
  code: readonly string[],
  columns: readonly string[],
  { tokens, plainName, folded = (name) => name }: ScriptLanguage,
): { dependsOn?: PartDependency[] } {
  const named = new Set<string>();
  for (const text of code) {
    for (const { kind, start, end } of tokens(text)) {
      const isCalled = /^\s*[(.]/.test(text.slice(end, end + 20));
      if (kind === "quoted" && !isCalled) named.add(folded(plainName(text.slice(start, end))));
    }
  }
  const read = columns.filter((name) => named.has(folded(name)));
  return read.length > 0 ? { dependsOn: [{ columns: read }] } : {};
}
