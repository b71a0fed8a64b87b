import type { Token } from "../script.ts";
import { quoteEnd } from "../text-places.ts";

const space = /^\ufeff|[\s\0]+/y;
/** `@local`, `@@function`, `#temporary`, `$action` and plain names (Microsoft's documentation: Database Identifiers). */
const word = /[\p{L}_@#$][\p{L}\p{N}_@#$]*/uy;
const number = /0x[0-9a-fA-F]*|[$£€¥]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?/y;
const operator = /<=|>=|<>|!=|!<|!>|[-+*/%&|^]=|::/y;

/** A line that ends a batch; a number behind it says how often that runs (sqlcmd, SSMS: no statement of the server). */
const batchEnd = /[ \t]*go(?:[ \t]+\d+)?[ \t]*;?[ \t]*(?=\r?\n|$|--|\/\*)/iy;
/** A command of sqlcmd: a colon at the beginning of a line, or two exclamation marks. */
const command = /[ \t]*(?::[a-z!]|!!)[^\r\n]*/iy;

const match = (pattern: RegExp, text: string, at: number): number | undefined => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
};

/**
 * The tokens of T-SQL from `from` on, without white space; GO and the commands of sqlcmd are `meta`. What stands in double quotes is a
 * name (QUOTED_IDENTIFIER is on in all drivers). Never throws: what is not closed goes to the end of the text.
 */
export function* tokens(text: string, from = 0): Generator<Token, void, number | undefined> {
  for (let at = from; at < text.length; ) {
    const gap = match(space, text, at);
    const isLineStart = at === 0 || text[at - 1] === "\n" || (gap !== undefined && text.slice(at, gap).includes("\n"));
    const start = gap ?? at;
    if (start >= text.length) return;
    const meta = isLineStart || start === 0 ? (match(batchEnd, text, start) ?? match(command, text, start)) : undefined;
    const token: Token = meta === undefined ? tokenAt(text, start) : { kind: "meta", start, end: meta };
    at = (yield token) ?? token.end;
  }
}

function tokenAt(text: string, at: number): Token {
  const of = (kind: Token["kind"], end: number): Token => ({ kind, start: at, end });
  const first = text[at]!;
  const two = text.slice(at, at + 2);
  if (two === "--") return of("comment", lineEnd(text, at));
  if (two === "/*") return of("comment", commentEnd(text, at));
  if (first === "'") return of("string", quoteEnd(text, at, "'", false));
  if (/^[nN]'/.test(two)) return of("string", quoteEnd(text, at + 1, "'", false));
  if (first === '"') return of("quoted", quoteEnd(text, at, '"', false));
  if (first === "[") return of("quoted", quoteEnd(text, at, "]", false));
  const wordEnd = /[$£€¥]/.test(first) ? undefined : match(word, text, at);
  if (wordEnd !== undefined) return of("word", wordEnd);
  const numberEnd = match(number, text, at) ?? match(word, text, at);
  if (numberEnd !== undefined) return of("number", numberEnd);
  return of("symbol", match(operator, text, at) ?? at + 1);
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end;
}

/** Comments nest (documentation: Slash Star). */
function commentEnd(text: string, at: number): number {
  const edges = /\/\*|\*\//g;
  edges.lastIndex = at + 2;
  for (let depth = 1, edge = edges.exec(text); edge; edge = edges.exec(text)) {
    depth += edge[0] === "/*" ? 1 : -1;
    if (depth === 0) return edges.lastIndex;
  }
  return text.length;
}

/** An identifier as the catalog has it: the case of names stays. */
export function plainName(name: string): string {
  if (name[0] === "[") return name.slice(1, name.endsWith("]") ? -1 : undefined).replaceAll("]]", "]");
  return name[0] === '"' ? name.slice(1, name.endsWith('"') ? -1 : undefined).replaceAll('""', '"') : name;
}
