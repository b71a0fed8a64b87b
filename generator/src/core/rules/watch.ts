import type { Finding } from "../model/finding.ts";
import { rules } from "./registry.ts";
import type { Settled } from "./settle.ts";
import type { Asked, Watch } from "./support/rule.ts";
import type { Statements } from "./support/statements.ts";

/** What rules say of statements, but for what findings about changes tell of already. */
export function watch(
  statements: Statements,
  settled: Settled[],
  { rules: asked, ...known }: Asked & Pick<Watch, "engine" | "before" | "after" | "isView">,
): Finding[] {
  const watching = rules.filter(({ code, isAsked }) => !isAsked || asked.includes(code));
  const told = new Map(statements.all.map((each) => [each, new Set<string>()]));
  for (const { of, roots } of settled) for (const each of of) for (const root of roots) told.get(each)?.add(root);
  return statements.all.flatMap((watched, index) => {
    const untold = (watched.effects ?? []).filter(({ root }) => !told.get(watched)?.has(root));
    const context = { ...known, earlier: statements.all.slice(0, index), later: statements.all.slice(index + 1) };
    return watching.flatMap(({ code, does, watch: judge }) =>
      (judge?.({ ...watched, untold }, context) ?? []).map(
        (one): Finding => ({ code, does, ...one, cause: statements.place(one.target, watched) }),
      ),
    );
  });
}
