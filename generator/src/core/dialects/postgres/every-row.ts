import { takenBy } from "../conditions.ts";
import { outside } from "../parentheses.ts";
import type { SaidChange } from "../script.ts";
import { isInBatches } from "./loops.ts";
import { mergedRows } from "./merges.ts";
import { textOf } from "./texts.ts";
import { plainName } from "./traits.ts";
import { tableBehind } from "./updates-and-deletes.ts";

/** A body that runs a statement from a text that builds one. */
export const deepest = 3;
const changing = /\b(update|delete|merge)\b/i;

/**
 * The UPDATEs, DELETEs and MERGEs of a statement that have no condition, or one that is always true: its own, those of its WITH, and
 * those in the texts in it, which a block or a routine runs; also those of loops. `pieces` are its tokens but for comments, words in upper case.
 */
export function everyRow(pieces: string[], read: (text: string) => string[], depth = 0): SaidChange[] {
  const found: SaidChange[] = [];
  for (const [at, piece] of pieces.entries()) {
    if (isVerb(pieces, at)) {
      const words = pieces.slice(at, endOf(pieces, at));
      const changes = piece === "MERGE" ? mergedRows(words) : changeOf(words);
      const isBatch = changes.length === 0 && isInBatches(pieces, at, tableBehind(pieces, at));
      found.push(...(isBatch ? [{ ...changed(words), part: "batch by batch" as const }] : changes));
    }
    const text = depth < deepest ? textOf(piece, changing) : undefined;
    if (text !== undefined) found.push(...everyRow(read(text), read, depth + 1));
  }
  return found;
}

/** Whether a statement begins there: elsewhere these words are a clause (FOR UPDATE, ON DELETE), or a name. */
export function isVerb(pieces: string[], at: number): boolean {
  const isOne =
    pieces[at] === "UPDATE" ||
    (pieces[at] === "DELETE" && pieces[at + 1] === "FROM") ||
    (pieces[at] === "MERGE" && pieces[at + 1] === "INTO");
  if (!isOne || isOfMerge(pieces, at)) return false;
  const before = pieces[at - 1];
  return before === undefined || /^(;|\(|\)|>|BEGIN|ATOMIC|THEN|ELSE|LOOP|ANALYZE|VERBOSE)$/.test(before);
}

/** Where the statement ends that begins there. */
export function endOf(pieces: string[], from: number): number {
  let depth = 0;
  for (let at = from; at < pieces.length; at++) {
    if (pieces[at] === "(" || pieces[at] === "[") depth++;
    else if ((pieces[at] === ")" || pieces[at] === "]") && --depth < 0) return at;
    else if (pieces[at] === ";" && depth === 0) return at;
  }
  return pieces.length;
}

/** What a MERGE does about rows is a clause of its own. */
const isOfMerge = (pieces: string[], at: number): boolean => pieces[at - 1] === "THEN" && pieces[at + 1] === "SET";

function changeOf(words: string[]): SaidChange[] {
  const plain = outside(words);
  const where = plain.find((index) => words[index] === "WHERE");
  const end = plain.find((index) => index > (where ?? 0) && words[index] === "RETURNING") ?? words.length;
  const taken = where === undefined ? "all" : takenBy(words.slice(where + 1, end), plainName);
  if (taken === undefined && isJoin(words, plain, where, end))
    return [{ ...changed(words), part: "that have a match" }];
  if (taken === undefined || taken === "none") return [];
  return [taken === "all" ? changed(words) : { ...changed(words), where: taken }];
}

/** Whether an UPDATE takes its rows by nothing but equal columns of another table (UPDATE … FROM). */
function isJoin(words: string[], plain: number[], where = 0, end: number): boolean {
  const hasSource = plain.some((index) => index < where && words[index] === "FROM");
  const condition = words.slice(where + 1, end).join(" ");
  return (
    words[0] === "UPDATE" && hasSource && /^\S+ \. \S+ = \S+ \. \S+( AND \S+ \. \S+ = \S+ \. \S+)*$/.test(condition)
  );
}

const changed = (words: string[]): SaidChange => ({
  verb: words[0] === "DELETE" ? "delete" : "update",
  table: tableBehind(words, 0),
  lock: "ROW EXCLUSIVE",
});
