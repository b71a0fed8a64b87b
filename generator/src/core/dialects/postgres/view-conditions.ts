import { tokens } from "./lexer.ts";

/** Words that begin another query, and those that end a condition of one (manual, SELECT). */
const nextQuery = /^(UNION|INTERSECT|EXCEPT)$/i;
const nextClause = /^(GROUP|WINDOW|ORDER|LIMIT|OFFSET|FETCH|FOR)$/i;
const condition = /^(WHERE|HAVING)$/i;

/** What the queries ask for that a view is made of by UNION and its like, as it is printed; "" where one asks for nothing. */
export function viewConditions(definition: string): string[] {
  const queries: string[][] = [[]];
  let depth = 0;
  let start: number | undefined;
  const close = (at: number) => {
    if (start !== undefined) queries.at(-1)?.push(`(${definition.slice(start, at).trim()})`);
    start = undefined;
  };
  for (const { kind, start: from, end } of tokens(definition)) {
    const text = definition.slice(from, end);
    if (text === "(") depth++;
    if (text === ")") depth--;
    if (depth > 0) continue;
    if (text === ";") close(from);
    if (kind !== "word") continue;
    if (nextQuery.test(text) || nextClause.test(text) || condition.test(text)) close(from);
    if (condition.test(text)) start = end;
    if (nextQuery.test(text)) queries.push([]);
  }
  close(definition.length);
  return queries.map((conditions) => conditions.join(" AND "));
}
