import type { SaidTable } from "../script.ts";
import { tableBehind } from "./updates-and-deletes.ts";

/**
 * Whether a statement of PL/pgSQL runs again and again within one transaction, until a table is done: in a loop (manual, 41.6.5) that ends
 * none, and that goes on as long as it likes, over numbers, or over rows of that table.
 */
export const isInBatches = (pieces: string[], at: number, table: SaidTable): boolean =>
  loopsAround(pieces, at).some((start) => {
    const head = headOf(pieces, start);
    const isOverAll = head[0] !== "FOR" || /\.\./.test(head.join("")) || namesOf(head).includes(table.name);
    return isOverAll && head[0] !== "FOREACH" && !pieces.slice(start, endOf(pieces, start)).includes("COMMIT");
  });

const opens = (pieces: string[], at: number) => pieces[at] === "LOOP" && pieces[at - 1] !== "END";
const closes = (pieces: string[], at: number) => pieces[at] === "LOOP" && pieces[at - 1] === "END";

/** Where the loops begin that are open there. */
function loopsAround(pieces: string[], at: number): number[] {
  const open: number[] = [];
  for (let index = 0; index < at; index++) {
    if (opens(pieces, index)) open.push(index);
    else if (closes(pieces, index)) open.pop();
  }
  return open;
}

function endOf(pieces: string[], start: number): number {
  let depth = 0;
  for (let at = start; at < pieces.length; at++) {
    if (opens(pieces, at)) depth++;
    else if (closes(pieces, at) && --depth === 0) return at;
  }
  return pieces.length;
}

/** What stands before LOOP: `WHILE …`, `FOR i IN 1 .. 10`, `FOR r IN SELECT …`, or nothing. */
function headOf(pieces: string[], start: number): string[] {
  const from = pieces.findLastIndex((piece, at) => at < start && /^(;|BEGIN|THEN|ELSE|LOOP|>)$/.test(piece));
  return pieces.slice(from + 1, start);
}

/** The tables that a query reads. */
const namesOf = (words: string[]): string[] =>
  words.flatMap((word, at) => (word === "FROM" || word === "JOIN" ? tableBehind(words, at).name : []));
