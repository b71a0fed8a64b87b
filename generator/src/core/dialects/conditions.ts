import { outside } from "./parentheses.ts";
import type { ScriptLanguage } from "./script.ts";

type PlainName = ScriptLanguage["plainName"];

/** Which rows a condition takes, as far as its words say it without a look at one; undefined where they do not. */
export type Taken = "all" | "none" | { isNotNull: string } | undefined;

/** Of the words of a condition, and of how the language reads names. */
export function takenBy(condition: string[], plainName: PlainName): Taken {
  const words = bare(condition);
  const either = parts(words, "OR");
  if (either.length > 1)
    return together(
      either.map((each) => takenBy(each, plainName)),
      "all",
      "none",
    );
  const both = parts(words, "AND");
  if (both.length > 1)
    return together(
      both.map((each) => takenBy(each, plainName)),
      "none",
      "all",
    );
  if (words[0] === "NOT") return opposite(takenBy(words.slice(1), plainName));
  return ofOne(operands(words), plainName);
}

/** A name with what it is qualified by is one operand. */
function operands(words: string[]): string[] {
  const all: string[] = [];
  for (const [at, word] of words.entries()) {
    if (word === "." || words[at - 1] === ".") all.push(`${all.pop() ?? ""}${word}`);
    else all.push(word);
  }
  return all;
}

const columnOf = (name: string, plainName: PlainName): string => plainName(name.slice(name.lastIndexOf(".") + 1));

/** One that decides decides all, one that is `idle` changes nothing. */
function together(all: Taken[], decides: Taken, idle: Taken): Taken {
  if (all.includes(decides)) return decides;
  const [first, ...others] = all.filter((each) => each !== idle);
  return others.length > 0 ? undefined : all.every((each) => each === idle) ? idle : first;
}

const opposite = (taken: Taken): Taken => (taken === "all" ? "none" : taken === "none" ? "all" : undefined);

const isLiteral = (word = "") => /^(\d|')/.test(word);

function ofOne(words: string[], plainName: PlainName): Taken {
  const [first = "", sign, second] = words;
  const behind = words.slice(1).join(" ");
  if (words.length === 1) return first === "TRUE" ? "all" : first === "FALSE" ? "none" : undefined;
  if (behind === "IS NOT NULL") return isLiteral(first) ? "all" : { isNotNull: columnOf(first, plainName) };
  if (behind === "IS TRUE") return takenBy([first], plainName);
  if (words.length !== 3 || first !== second) {
    // Two that are written in another way may be equal all the same, but not two plain numbers.
    const isUnlike = words.length === 3 && [first, second].every((word) => /^\d+$/.test(word ?? "")) && sign === "=";
    return isUnlike && Number(first) !== Number(second) ? "none" : undefined;
  }
  if (sign !== "=") return undefined;
  return isLiteral(first) ? "all" : { isNotNull: columnOf(first, plainName) };
}

/** Without parentheses around all of it. */
function bare(words: string[]): string[] {
  const inside = words.slice(1, -1);
  return words[0] === "(" && words.at(-1) === ")" && outside(words).length === 0 && isWhole(inside)
    ? bare(inside)
    : words;
}

function isWhole(words: string[]): boolean {
  let depth = 0;
  return words.every((word) => {
    if (word === "(") depth++;
    if (word === ")") depth--;
    return depth >= 0;
  });
}

function parts(words: string[], conjunction: string): string[][] {
  const at = outside(words).filter((index) => words[index] === conjunction);
  // BETWEEN has an AND of its own.
  if (words.includes("BETWEEN")) return [words];
  return [-1, ...at].map((from, index) => words.slice(from + 1, at[index] ?? words.length));
}
