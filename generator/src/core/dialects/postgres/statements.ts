import { leading, type Split, type Token } from "../script.ts";
import { lineCounter } from "../text-places.ts";
import { lineEnd, tokens } from "./lexer.ts";
import { isHarmless, ofBehindCopy, ofPsql, ofRows } from "./psql.ts";

type Open = {
  start: number;
  line: number;
  end: number;
  words: string[];
  parentheses: number;
  bodies: number;
  holes: Token[];
};

/**
 * Splits a script into statements as psql does (psqlscan.l): at semicolons outside of quotes, comments, parentheses and
 * BEGIN ATOMIC bodies. psql's own commands and the data of COPY … FROM stdin are left out.
 */
export function splitStatements(text: string): Split {
  const split: Split = { statements: [], dataSkipped: false, skipped: [] };
  const line = lineCounter(text);
  let open: Open | undefined;
  const close = () => {
    if (open) {
      const sql = sqlOf(text, open);
      split.statements.push({ sql, offset: open.start, line: open.line });
      if (open.words[0] === "COPY" && serverCopy(sql) === "FROM") split.dataSkipped = true;
    }
    open = undefined;
  };
  const reader = tokens(text);
  for (let next = reader.next(); !next.done; ) {
    const token = next.value;
    let skipTo: number | undefined;
    if (token.kind === "meta") {
      const command = text.slice(token.start + 1, token.end);
      if (/^copy\b/.test(command)) split.dataSkipped = true;
      if (!isHarmless(command)) split.skipped.push({ line: line(token.start), ...ofPsql(command) });
      if (/^(g|crosstabview)/.test(command)) close();
      else open?.holes.push(token);
    } else if (token.kind === "symbol" && text[token.start] === ";" && !open?.parentheses && !open?.bodies) {
      if (open?.words[0] === "COPY" && readsRows(sqlOf(text, open))) {
        split.skipped.push({ line: open.line, ...ofRows });
        open = undefined;
        split.dataSkipped = true;
        const behind = text.slice(token.end, lineEnd(text, token.end)).trim();
        if (behind !== "" && !/^--[^\r]*$/.test(behind)) split.skipped.push({ line: line(token.end), ...ofBehindCopy });
        skipTo = dataEnd(text, token.end);
      } else close();
    } else if (token.kind !== "comment") {
      open ??= {
        ...{ start: token.start, line: line(token.start), end: token.end },
        ...{ words: [], parentheses: 0, bodies: 0, holes: [] },
      };
      open.end = token.end;
      note(open, token, text);
    }
    next = skipTo === undefined ? reader.next() : reader.next(skipTo);
  }
  close();
  return split;
}

/** Follows what the statement is and how deep it is nested. */
function note(open: Open, token: Token, text: string) {
  const { words } = open;
  const word = token.kind === "word" ? text.slice(token.start, token.end).toUpperCase() : "";
  if (words.length < 4) words.push(word);
  if (token.kind === "symbol" && text[token.start] === "(") open.parentheses++;
  if (token.kind === "symbol" && text[token.start] === ")" && open.parentheses > 0) open.parentheses--;
  // psql's own rule: BEGIN and CASE open, END closes, in CREATE [OR REPLACE] FUNCTION or PROCEDURE alone.
  if (
    !/^(BEGIN|CASE|END)$/.test(word) ||
    !/^CREATE (OR REPLACE )?(FUNCTION|PROCEDURE)\b/.test(words.slice(0, 4).join(" "))
  )
    return;
  if (word === "BEGIN" || (word === "CASE" && open.bodies > 0)) open.bodies++;
  if (word === "END" && open.bodies > 0) open.bodies--;
}

/** The text of a statement, with psql commands in the midst of it blanked out so that offsets stay. */
function sqlOf(text: string, { start, end, holes }: Open): string {
  const pieces: string[] = [];
  let from = start;
  for (const hole of holes.filter((token) => token.end <= end)) {
    pieces.push(text.slice(from, hole.start), " ".repeat(hole.end - hole.start));
    from = hole.end;
  }
  return [...pieces, text.slice(from, end)].join("");
}

/** COPY table [(columns)] FROM STDIN; STDOUT means the same there (gram.y). Names in quotes hold anything. */
function readsRows(sql: string): boolean {
  const pieces = leadingTokens(sql, Number.POSITIVE_INFINITY).map((piece) => piece.replace(/^(U&)?".*"$/is, '"'));
  return /^COPY (BINARY )?[^ (]+( \( [^()]*\))? FROM STD(IN|OUT)( |$)/.test(pieces.join(" ").replaceAll(" . ", "."));
}

/**
 * The way in which COPY moves rows between a table and a file or program of the server (manual, COPY); undefined for the client's,
 * and for every other statement.
 */
export function serverCopy(sql: string): "FROM" | "TO" | undefined {
  if (leadingTokens(sql, 1)[0] !== "COPY") return undefined;
  const pieces = leadingTokens(sql, Number.POSITIVE_INFINITY);
  let depth = 0;
  const at = pieces.findIndex((piece) => {
    if (piece === "(") depth++;
    if (piece === ")") depth--;
    return depth === 0 && (piece === "FROM" || piece === "TO");
  });
  const isOfServer = at > 0 && /^PROGRAM$|^(E|U&)?'|^\$/i.test(pieces[at + 1] ?? "");
  return isOfServer ? (pieces[at] as "FROM" | "TO") : undefined;
}

/** The end of COPY data that begins on the line after `at`: behind the line `\.`, or the end of the text. */
function dataEnd(text: string, at: number): number {
  const close = /\n\\\.\r?(?=\n|$)/g;
  close.lastIndex = lineEnd(text, at);
  return close.test(text) ? close.lastIndex : text.length;
}

/** The first tokens of a statement, words in upper case. */
export const leadingTokens = (sql: string, count: number): string[] => leading({ tokens }, sql, count);
