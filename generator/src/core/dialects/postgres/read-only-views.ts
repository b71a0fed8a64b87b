import type { View } from "../../model/view.ts";
import { leading } from "../script.ts";
import { tokens } from "./lexer.ts";

/** What a query that can be written through has none of, outside of subqueries (manual, CREATE VIEW, Updatable Views). */
const ofWhole = /^(WITH|DISTINCT|GROUP|HAVING|LIMIT|OFFSET|FETCH|UNION|INTERSECT|EXCEPT|VALUES|JOIN|OVER)$/;
const aggregates =
  /^(COUNT|SUM|AVG|MIN|MAX|ARRAY_AGG|STRING_AGG|XMLAGG|BOOL_AND|BOOL_OR|EVERY|BIT_AND|BIT_OR|JSONB?_(OBJECT_)?AGG)$/;

/**
 * Whether nobody can write through a view, for sure: its query is none that PostgreSQL takes apart, and neither a trigger nor a rule
 * stands in for it.
 */
export function isReadOnly({ definition, triggers, rules }: View): boolean {
  if (triggers.length > 0 || rules.length > 0) return false;
  const words = withoutSubqueries(leading({ tokens }, definition, Number.POSITIVE_INFINITY));
  const isCalled = (at: number) => words[at + 1] === "(" && words[at - 1] !== ".";
  // `extract(year FROM x)` and `DISTINCT FROM` have words of these, too.
  const depths = depthsOf(words);
  const isOfWhole = words.some(
    (word, at) =>
      (depths[at] === 0 && ofWhole.test(word) && !(word === "DISTINCT" && words[at + 1] === "FROM")) ||
      (aggregates.test(word) && isCalled(at)),
  );
  const from = words.findIndex((word, at) => word === "FROM" && depths[at] === 0 && words[at - 1] !== "DISTINCT");
  // Several tables, or one that is none: a join in parentheses, a subquery.
  const end = words.findIndex((word, at) => at > from && depths[at] === 0 && word === "WHERE");
  const sources = words.slice(from + 1, end === -1 ? undefined : end);
  return isOfWhole || from === -1 || sources[0] === "(" || sources.includes(",");
}

/** How many parentheses are open at each word. */
function depthsOf(words: string[]): number[] {
  let depth = 0;
  return words.map((word) => {
    if (word === ")") depth--;
    const here = depth;
    if (word === "(") depth++;
    return here;
  });
}

/** The words without what is in parentheses that hold a query of their own. */
function withoutSubqueries(words: string[]): string[] {
  const kept: string[] = [];
  let skippedFrom = 0;
  let depth = 0;
  for (const [at, word] of words.entries()) {
    if (word === "(") depth++;
    if (word === ")" && depth-- === skippedFrom) skippedFrom = 0;
    if (skippedFrom > 0) continue;
    if (word === "(" && /^(SELECT|WITH|VALUES)$/.test(words[at + 1] ?? "")) skippedFrom = depth;
    kept.push(word);
  }
  return kept;
}
