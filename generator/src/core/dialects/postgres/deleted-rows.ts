import type { SaidTable } from "../script.ts";
import { deepest, endOf, isVerb } from "./every-row.ts";
import { textOf } from "./texts.ts";
import { tableBehind } from "./updates-and-deletes.ts";

const deleting = /\b(delete|merge)\b/i;

/** The tables of which a statement deletes rows, whichever: by its own words, or by the texts in it, which a block runs. */
export function deletedFrom(pieces: string[], read: (text: string) => string[], depth = 0): SaidTable[] {
  return pieces.flatMap((piece, at) => {
    const own = isVerb(pieces, at) && deletes(pieces, at) ? [tableBehind(pieces, at)] : [];
    const text = depth < deepest ? textOf(piece, deleting) : undefined;
    return text === undefined ? own : [...own, ...deletedFrom(read(text), read, depth + 1)];
  });
}

const deletes = (pieces: string[], at: number): boolean =>
  pieces[at] === "DELETE" ||
  (pieces[at] === "MERGE" &&
    pieces.slice(at, endOf(pieces, at)).some((word, index, words) => word === "DELETE" && words[index - 1] === "THEN"));
