import type { Token } from "../script.ts";
import { tokens } from "./lexer.ts";

/** Words that begin another query, and those that end the condition of one (manual, SELECT). */
const nextQuery = /^(UNION|INTERSECT|EXCEPT)$/i;
const nextClause = /^(GROUP|HAVING|WINDOW|ORDER|LIMIT|OFFSET|FETCH|FOR)$/i;

/** The conditions of the queries that a view is made of by UNION and its like, as it is printed; "" where one has none. */
export function viewConditions(definition: string): string[] {
  const conditions: string[] = [];
  let depth = 0;
  let [start, end]: (number | undefined)[] = [];
  const close = (at: number) => {
    conditions.push(start === undefined ? "" : definition.slice(start, end ?? at).trim());
    [start, end] = [undefined, undefined];
  };
  for (const token of tokens(definition)) {
    const text = definition.slice(token.start, token.end);
    if (text === "(") depth++;
    if (text === ")") depth--;
    if (depth > 0 || !isEnding(token, text)) continue;
    if (/^where$/i.test(text)) start = token.end;
    else if (text === ";" || nextQuery.test(text)) close(token.start);
    else if (start !== undefined) end ??= token.start;
  }
  close(definition.length);
  return definition.trimEnd().endsWith(";") ? conditions.slice(0, -1) : conditions;
}

const isEnding = ({ kind }: Token, text: string) =>
  text === ";" || (kind === "word" && (/^where$/i.test(text) || nextQuery.test(text) || nextClause.test(text)));
