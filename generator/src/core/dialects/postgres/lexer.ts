import type { Token } from "../script.ts";
import { quoteEnd } from "../text-places.ts";

const space = /^\ufeff|[ \t\n\r\f\v]+/y;
const word = /[A-Za-z_\u{80}-\u{10ffff}][A-Za-z0-9_$\u{80}-\u{10ffff}]*/uy;
const number = /[0-9][0-9A-Za-z_.]*/y;
const dollarQuote = /\$([A-Za-z_\u{80}-\u{10ffff}][A-Za-z0-9_\u{80}-\u{10ffff}]*)?\$/uy;
/** A carriage return ends it as a line feed does (scan.l: non_newline), so what follows one is SQL. */
const lineComment = /--[^\r\n]*/y;
const stringPrefix = /^(e|b|x|n)$/i;

/**
 * The tokens of `text` from `from` on as PostgreSQL reads them (manual, 4.1 Lexical Structure), without white space. Never throws: a quote or comment that is not closed goes to
 * the end of the text, the database will say so. A generator, so that a reader may skip data (`next(offset)`).
 */
export function* tokens(text: string, from = 0): Generator<Token, void, number | undefined> {
  for (let at = from; at < text.length; ) {
    const gap = match(space, text, at);
    if (gap !== undefined) {
      at = gap;
      continue;
    }
    const token = tokenAt(text, at);
    at = (yield token) ?? token.end;
  }
}

function tokenAt(text: string, at: number): Token {
  const two = text.slice(at, at + 2);
  if (two === "--") return { kind: "comment", start: at, end: match(lineComment, text, at) ?? at + 2 };
  if (two === "/*") return { kind: "comment", start: at, end: commentEnd(text, at) };
  const first = text[at];
  if (first === "'") return { kind: "string", start: at, end: quoteEnd(text, at, "'", false) };
  if (first === '"') return { kind: "quoted", start: at, end: quoteEnd(text, at, '"', false) };
  if (first === "\\") return { kind: "meta", start: at, end: lineEnd(text, at) };
  if (first === "$") {
    const open = match(dollarQuote, text, at);
    if (open !== undefined) {
      const close = text.indexOf(text.slice(at, open), open);
      return { kind: "string", start: at, end: close === -1 ? text.length : close + (open - at) };
    }
  }
  const wordEnd = match(word, text, at);
  if (wordEnd !== undefined) {
    const prefix = text.slice(at, wordEnd);
    if (text[wordEnd] === "'" && stringPrefix.test(prefix)) {
      return { kind: "string", start: at, end: quoteEnd(text, wordEnd, "'", /^e$/i.test(prefix)) };
    }
    if (/^u$/i.test(prefix) && /^&['"]/.test(text.slice(wordEnd, wordEnd + 2))) {
      const quote = text[wordEnd + 1]!;
      return { kind: quote === "'" ? "string" : "quoted", start: at, end: quoteEnd(text, wordEnd + 1, quote, false) };
    }
    return { kind: "word", start: at, end: wordEnd };
  }
  const numberEnd = match(number, text, at);
  if (numberEnd !== undefined) return { kind: "number", start: at, end: numberEnd };
  return { kind: "symbol", start: at, end: at + 1 };
}

function match(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** Whether a string ends elsewhere where backslashes escape in all strings (standard_conforming_strings = off). */
export function dependsOnBackslash(text: string, { kind, start, end }: Token): boolean {
  const quote = /^n/i.test(text.slice(start, start + 1)) ? start + 1 : start;
  return kind === "string" && text[quote] === "'" && quoteEnd(text, quote, "'", true) !== end;
}

/** The end of the line that `at` is on: before its line break. */
export function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end;
}

/** Comments nest. */
function commentEnd(text: string, at: number): number {
  const edges = /\/\*|\*\//g;
  edges.lastIndex = at;
  for (let depth = 0, edge = edges.exec(text); edge; edge = edges.exec(text)) {
    depth += edge[0] === "/*" ? 1 : -1;
    if (depth === 0) return edges.lastIndex;
  }
  return text.length;
}
