import type { SaidSequence } from "../script.ts";
import { textOf } from "./texts.ts";
import { plainName } from "./traits.ts";
import { tableBehind } from "./updates-and-deletes.ts";

const setting = /\bsetval\s*\(|\brestart\b/i;
const isNumber = /^\d+$/;
const isName = /^("|[\p{L}_])/u;

/** What a statement, or a text in it, says of where sequences go on: by setval(), or by RESTART of ALTER SEQUENCE and ALTER TABLE. */
export function sequencesSet(sql: string, read: (text: string) => string[]): SaidSequence[] {
  return setting.test(sql) ? within(read(sql), read) : [];
}

function within(pieces: string[], read: (text: string) => string[]): SaidSequence[] {
  return pieces.flatMap((piece, at): SaidSequence[] => {
    if (piece === "SETVAL" && pieces[at + 1] === "(") return [bySetval(pieces.slice(at + 2), read)];
    if (piece === "RESTART" && pieces[at + 1] !== "IDENTITY") return byRestart(pieces, at);
    const text = textOf(piece, setting);
    return text === undefined ? [] : within(read(text), read);
  });
}

/** ALTER SEQUENCE s RESTART [WITH n], or ALTER TABLE t ALTER [COLUMN] c RESTART [WITH n]. */
function byRestart(pieces: string[], at: number): SaidSequence[] {
  const start = pieces.findLastIndex(
    (piece, index) => index < at && piece === "ALTER" && /^(SEQUENCE|TABLE)$/.test(pieces[index + 1] ?? ""),
  );
  if (start === -1) return [];
  const to = numberIn(pieces.slice(at + 1).filter((piece) => piece !== "WITH")) ?? "start";
  const table = tableBehind(pieces.slice(start), 1);
  if (!isName.test(table.name)) return [{ to }];
  if (pieces[start + 1] === "SEQUENCE") return [{ sequence: table, to }];
  const clause = pieces.lastIndexOf("ALTER", at);
  if (clause === start) return [];
  const column = pieces[clause + 1] === "COLUMN" ? pieces[clause + 2] : pieces[clause + 1];
  return [{ column: { table, name: plainName(column ?? "") }, to }];
}

/** Of `'s', 42)` or `pg_get_serial_sequence('t', 'c'), max(id))`. */
function bySetval(words: string[], read: (text: string) => string[]): SaidSequence {
  const inside = words.slice(0, closing(words));
  const isOfColumn = inside[0] === "PG_GET_SERIAL_SEQUENCE";
  const [first, second] = inside.filter((word) => word.startsWith("'")).map((word) => word.slice(1, -1));
  const comma = inside.findIndex((word, index) => word === "," && depthAt(inside, index) === 0);
  const value = comma === -1 ? [] : inside.slice(comma + 1);
  const to = value.length <= 2 || value[1] === "," || value[2] === "," ? numberIn(value) : undefined;
  const named = first === undefined ? undefined : tableBehind(["", ...read(first)], 0);
  if (named === undefined || (!isOfColumn && !inside[0]?.startsWith("'"))) return { to };
  return isOfColumn ? { column: { table: named, name: second ?? "" }, to } : { sequence: named, to };
}

const numberIn = ([first = "", second = ""]: string[]): string | undefined =>
  isNumber.test(first) ? first : first === "-" && isNumber.test(second) ? `-${second}` : undefined;

const depthAt = (words: string[], at: number): number =>
  words.slice(0, at).reduce((depth, word) => depth + Number(word === "(") - Number(word === ")"), 0);

/** Where the parenthesis closes that is open before the first word. */
function closing(words: string[]): number {
  let depth = 1;
  const at = words.findIndex((word) => {
    if (word === "(") depth++;
    return word === ")" && --depth === 0;
  });
  return at === -1 ? words.length : at;
}
