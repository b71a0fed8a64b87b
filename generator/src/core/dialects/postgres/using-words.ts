import { outside } from "../parentheses.ts";
import type { SaidType } from "../script.ts";
import { parseType } from "./sql-type.ts";
import { plainName } from "./traits.ts";

/** A type's words as one text: `timestamp(3) with time zone`, `public.mood`. */
export const typeIn = (words: string[]): string =>
  words
    .map((word) => (word.startsWith('"') ? word : word.toLowerCase()))
    .join(" ")
    .replaceAll(/ (?=[(),.[\]])|(?<=[(,.[]) /g, "");

/** What the expression behind USING keeps of a column's values, beside what the new type leaves out. */
export function keptBy(words: string[], column: string, type: string): SaidType["keeps"] {
  if (isCast(words, column, type)) return "all";
  return words.some((word) => plainName(word) === column) ? "some" : "nothing";
}

/** Whether an expression is the column itself, cast to its new type if at all, by way of a text or from another time zone. */
function isCast(words: string[], column: string, type: string): boolean {
  const inner = withoutParentheses(words);
  const isName = inner.every((word, at) => (word === ".") === (at % 2 === 1));
  if (isName) return plainName(inner.at(-1) ?? "") === column;
  if (/ AT TIME ZONE \S+$/.test(inner.join(" "))) return isCast(inner.slice(0, -4), column, type);
  const isLossless = (to: string[]) =>
    /^(text|varchar|character varying)$/.test(typeIn(to)) || isSame(typeIn(to), type);
  const at = outside(inner).findLast((index) => inner[index] === ":" && inner[index + 1] === ":");
  if (at !== undefined) return isLossless(inner.slice(at + 2)) && isCast(inner.slice(0, at), column, type);
  const as = inner.lastIndexOf("AS");
  return (
    inner[0] === "CAST" &&
    outside(inner).length === 1 &&
    isLossless(inner.slice(as + 1, -1)) &&
    isCast(inner.slice(2, as), column, type)
  );
}

/** Also where only one of them has a schema. */
const isSame = (one: string, other: string): boolean => {
  const [a, b] = [one, other].map((type) => JSON.stringify(parseType(type.replace(/^.*\./, ""))));
  return a === b;
};

function withoutParentheses(words: string[]): string[] {
  const isWhole = words[0] === "(" && words.at(-1) === ")" && outside(words).length === 0 && closes(words);
  return isWhole ? withoutParentheses(words.slice(1, -1)) : words;
}

/** Whether the first parenthesis is closed by the last word. */
function closes(words: string[]): boolean {
  let depth = 0;
  const end = words.findIndex((word) => {
    if (word === "(") depth++;
    if (word === ")") depth--;
    return depth === 0;
  });
  return end === words.length - 1;
}
