import type { SaidChange } from "../script.ts";
import { plainName } from "./traits.ts";
import { isTrue, outside, tableBehind } from "./updates-and-deletes.ts";

/** A body that runs a statement from a text that builds one. */
const deepest = 3;

/**
 * The UPDATEs and DELETEs of a statement that have no condition, or one that is always true: its own, those of its WITH, and those in
 * the texts in it, which a block or a routine runs. `pieces` are its tokens but for comments, words in upper case.
 */
export function everyRow(pieces: string[], read: (text: string) => string[], depth = 0): SaidChange[] {
  const found: SaidChange[] = [];
  for (const [at, piece] of pieces.entries()) {
    if (isVerb(pieces, at)) {
      const change = changeOf(pieces.slice(at, endOf(pieces, at)));
      if (change) found.push(change);
    }
    const text = depth < deepest ? textOf(piece) : undefined;
    if (text !== undefined) found.push(...everyRow(read(text), read, depth + 1));
  }
  return found;
}

/** Whether a statement begins there: elsewhere these words are a clause (FOR UPDATE, ON DELETE), or a name. */
function isVerb(pieces: string[], at: number): boolean {
  if (pieces[at] !== "UPDATE" && !(pieces[at] === "DELETE" && pieces[at + 1] === "FROM")) return false;
  const before = pieces[at - 1];
  return before === undefined || /^(;|\(|\)|>|BEGIN|ATOMIC|THEN|ELSE|LOOP|ANALYZE|VERBOSE)$/.test(before);
}

/** Where the statement ends that begins there. */
function endOf(pieces: string[], from: number): number {
  let depth = 0;
  for (let at = from; at < pieces.length; at++) {
    if (pieces[at] === "(" || pieces[at] === "[") depth++;
    else if ((pieces[at] === ")" || pieces[at] === "]") && --depth < 0) return at;
    else if (pieces[at] === ";" && depth === 0) return at;
  }
  return pieces.length;
}

function changeOf(words: string[]): SaidChange | undefined {
  const plain = outside(words);
  const where = plain.find((index) => words[index] === "WHERE");
  const end = plain.find((index) => index > (where ?? 0) && words[index] === "RETURNING") ?? words.length;
  const condition = where === undefined ? [] : words.slice(where + 1, end);
  const [column] = condition;
  const isNotNull = condition.slice(1).join(" ") === "IS NOT NULL";
  if (where !== undefined && !isTrue(condition) && !isNotNull) return undefined;
  const change = {
    verb: words[0] === "UPDATE" ? "update" : "delete",
    table: tableBehind(words, 0),
    lock: "ROW EXCLUSIVE",
  } as const;
  return isNotNull && column !== undefined ? { ...change, where: { isNotNull: plainName(column) } } : change;
}

/** What stands in quotes, where that may be SQL. */
function textOf(piece: string): string | undefined {
  const [, open] = /^(\$\w*\$|[eEnN]?')/.exec(piece) ?? [];
  if (open === undefined) return undefined;
  const inside = piece.slice(open.length, -(open.startsWith("$") ? open.length : 1));
  return /\b(update|delete)\b/i.test(inside) ? inside : undefined;
}
