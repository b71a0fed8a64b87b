import { outside } from "./parentheses.ts";

/** What an element of CREATE TABLE begins with that is no column, in any of the languages. */
const notColumn =
  /^(CONSTRAINT|PRIMARY|UNIQUE|FOREIGN|CHECK|EXCLUDE|LIKE|INDEX|KEY|FULLTEXT|SPATIAL|VECTOR|PARTITION|PERIOD|SELECT|WITH)$/;

/** The places of the names of columns that the parentheses behind a table's name list; `words` as they count, in upper case. */
export function columnsListed(words: string[], behindName: number): number[] {
  if (words[behindName] !== "(") return [];
  const inside = words.slice(behindName + 1);
  let depth = 1;
  const length = inside.findIndex((word) => {
    if (word === "(") depth++;
    if (word === ")") depth--;
    return depth === 0;
  });
  const list = inside.slice(0, Math.max(length, 0));
  const commas = outside(list).filter((at) => list[at] === ",");
  return [-1, ...commas]
    .map((at) => at + 1)
    .flatMap((at) => (notColumn.test(list[at] ?? ",") ? [] : behindName + 1 + at));
}
