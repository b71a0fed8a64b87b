import { takenBy } from "../conditions.ts";
import { outside } from "../parentheses.ts";
import type { SaidChange } from "../script.ts";
import { plainName } from "./traits.ts";
import { tableBehind } from "./updates-and-deletes.ts";

/** `ofTable`: about rows that the table has, be it one that matches or one that does not. */
type Action = {
  ofTable: "matched" | "not matched" | undefined;
  isAlways: boolean;
  verb: "update" | "delete" | undefined;
};

/** What a MERGE does to all rows of its table (manual, MERGE): to those that match, where all do, and to those that do not. */
export function mergedRows(words: string[]): SaidChange[] {
  const plain = outside(words);
  const at = (word: string, from = 0) => plain.find((index) => index > from && words[index] === word);
  const using = at("USING");
  const on = at("ON", using ?? 0);
  const first = at("WHEN", on ?? 0);
  if (using === undefined || on === undefined || first === undefined) return [];
  const matched = takenBy(words.slice(on + 1, first), plainName);
  const starts = plain.filter((index) => index >= first && words[index] === "WHEN");
  const actions = starts.map((start, index) => actionOf(words.slice(start + 1, starts[index + 1] ?? words.length)));
  const told = (which: Action["ofTable"], verb: Action["verb"]) =>
    verbOf(actions.filter((one) => one.ofTable === which)) === verb;
  const table = tableBehind(words, 0);
  return (["update", "delete"] as const).flatMap((verb): SaidChange[] => {
    const [those, others] = [told("matched", verb), told("not matched", verb)];
    const isAll = (those && (matched === "all" || others)) || (others && matched === "none");
    const change = { verb, table, lock: "ROW EXCLUSIVE" };
    if (isAll) return [change];
    return others && matched !== "all" ? [{ ...change, part: "not in the source" }] : [];
  });
}

/** What is done to every row by actions of which the first one counts that a row satisfies; to delete some and update the others is to update. */
function verbOf(actions: Action[]): Action["verb"] {
  const last = actions.findIndex(({ isAlways }) => isAlways);
  const verbs = new Set(actions.slice(0, last + 1).map(({ verb }) => verb));
  if (verbs.size === 0 || verbs.has(undefined)) return undefined;
  return verbs.has("update") ? "update" : "delete";
}

/** Of `MATCHED`, `NOT MATCHED [BY TARGET]` (a row that is missing here) or `NOT MATCHED BY SOURCE`, with its condition and what it does. */
function actionOf(words: string[]): Action {
  const then = outside(words).find((index) => words[index] === "THEN") ?? words.length;
  const and = words.indexOf("AND");
  const condition = and !== -1 && and < then ? words.slice(and + 1, then) : undefined;
  const verb = words[then + 1];
  return {
    ofTable:
      words[0] === "MATCHED" ? "matched" : words.slice(2, 4).join(" ") === "BY SOURCE" ? "not matched" : undefined,
    isAlways: condition === undefined || takenBy(condition, plainName) === "all",
    verb: verb === "UPDATE" ? "update" : verb === "DELETE" ? "delete" : undefined,
  };
}
