import type { Token } from "../script.ts";
import { quoteEnd } from "../text-places.ts";

/** How a server reads comments that are code for some servers (manual, 11.7 Comments; MariaDB, Comment Syntax). */
export type Flavour = {
  /** What begins such a comment whose inside is code here: the end of the pattern is where the code begins. */
  opensCode: RegExp;
};

const space = /^\ufeff|[ \t\n\r\f\v\0]+/y;
/** An unquoted name may begin with a digit, but not consist of digits alone (manual, 11.2 Schema Object Names). */
const word = /[A-Za-z0-9_$\u{80}-\u{10ffff}]+/uy;
const number = /0x[0-9a-fA-F]+|0b[01]+|(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?/y;
const wordCharacter = /[A-Za-z0-9_$\u{80}-\u{10ffff}]/uy;
/** `@name`, `@@global.name`. */
const variable = /@@?[A-Za-z0-9_.$\u{80}-\u{10ffff}]+/uy;
const operator = /<=>|->>|:=|<=|>=|<>|!=|\|\||&&|<<|>>|->/y;
/** Two dashes begin a comment only with a blank or control character behind them (manual, 11.7). */
const dashes = /--(?=[\0-\x20]|$)/y;
/** The commands of the client that take no more of the line: `\G`, `\g` and those that print. */
const shortCommand = /\\[GgcehpqstwW](?![A-Za-z0-9_])/y;

/**
 * The tokens of `text` from `from` on as MySQL and MariaDB read them (manual, 11.1 Literal Values, 11.7 Comments), without
 * white space. Never throws: what is not closed goes to the end of the text. `/*!50003` and the `*` `/` that belongs to it are comments
 * of their own where what is between them is code. A generator, so that a reader may skip (`next(offset)`).
 */
export function tokensOf({ opensCode }: Flavour) {
  return function* tokens(text: string, from = 0): Generator<Token, void, number | undefined> {
    let isInCode = false;
    let last: Token | undefined;
    for (let at = from; at < text.length; ) {
      const gap = match(space, text, at);
      if (gap !== undefined) {
        at = gap;
        continue;
      }
      let token: Token | undefined;
      const two = text.slice(at, at + 2);
      if (two === "/*") {
        const code = isInCode ? undefined : match(opensCode, text, at);
        if (code !== undefined) isInCode = true;
        token = { kind: "comment", start: at, end: code ?? commentEnd(text, at) };
      } else if (two === "*/" && isInCode) {
        isInCode = false;
        token = { kind: "comment", start: at, end: at + 2 };
      }
      // Behind a name, a point is no beginning of a number: t.1a
      const isPart = last?.end === at && text[at] === "." && (last.kind === "word" || last.kind === "quoted");
      token ??= isPart ? { kind: "symbol", start: at, end: at + 1 } : tokenAt(text, at);
      last = token;
      at = (yield token) ?? token.end;
    }
  };
}

function tokenAt(text: string, at: number): Token {
  const of = (kind: Token["kind"], end: number): Token => ({ kind, start: at, end });
  const first = text[at]!;
  if (first === "#" || match(dashes, text, at) !== undefined) return of("comment", lineEnd(text, at));
  if (first === "'" || first === '"') return of("string", quoteEnd(text, at, first, true));
  if (first === "`") return of("quoted", quoteEnd(text, at, first, false));
  if (first === "\\") return ofClient(text, at);
  if (/[nNxXbB]/.test(first) && text[at + 1] === "'")
    return of("string", quoteEnd(text, at + 1, "'", /n/i.test(first)));
  const numberEnd = match(number, text, at);
  // 1a, 0xZZ and 1e are names
  if (numberEnd !== undefined && match(wordCharacter, text, numberEnd) === undefined) return of("number", numberEnd);
  const wordEnd = match(word, text, at) ?? match(variable, text, at);
  if (wordEnd !== undefined) return of("word", wordEnd);
  return of("symbol", match(operator, text, at) ?? at + 1);
}

/** `\N` is NULL, any other backslash outside of quotes is a command of the client (manual, 6.5.1.2). */
function ofClient(text: string, at: number): Token {
  if (text[at + 1] === "N") return { kind: "word", start: at, end: at + 2 };
  return { kind: "meta", start: at, end: match(shortCommand, text, at) ?? lineEnd(text, at) };
}

function match(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** The end of the line that `at` is on: before its line break. */
export function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end;
}

/** Comments do not nest, but one that is code elsewhere may hold one (manual, 11.7). */
function commentEnd(text: string, at: number): number {
  const isConditional = text.startsWith("/*!", at);
  const edges = /\/\*|\*\//g;
  edges.lastIndex = at + 2;
  for (let depth = 1, edge = edges.exec(text); edge; edge = edges.exec(text)) {
    if (edge[0] === "*/") depth--;
    else if (isConditional) depth++;
    if (depth === 0) return edges.lastIndex;
  }
  return text.length;
}

/** Whether a string ends elsewhere where a backslash is a sign like any other (NO_BACKSLASH_ESCAPES, or a name under ANSI_QUOTES). */
export function dependsOnMode(text: string, { kind, start, end }: Token): boolean {
  const quote = /^[nxb]/i.test(text[start] ?? "") ? start + 1 : start;
  return kind === "string" && quoteEnd(text, quote, text[quote]!, false) !== end;
}

/** An identifier as the catalog has it: the case of names stays. */
export function plainName(name: string): string {
  const quote = name[0];
  return quote === "`" || quote === '"' || quote === "'" ? name.slice(1, -1).replaceAll(quote + quote, quote) : name;
}

/** Whether a token is an edge of a comment whose inside is code. */
export const isCodeEdge = (text: string, { kind, start, end }: Token): boolean =>
  kind === "comment" && /^(\/\*M?!\d*|\*\/)$/.test(text.slice(start, Math.min(end, start + 12)));

/** MySQL takes the number for its own version; what a newer one alone understands is code all the same. */
export const mysqlFlavour: Flavour = { opensCode: /\/\*!\d{0,6}/y };
/** MariaDB passes over what is for MySQL 5.7 and newer, and has comments of its own. */
export const mariadbFlavour: Flavour = {
  opensCode: /\/\*(?:M!\d{0,6}|!(?!(?:50[7-9]|5[1-9]\d|[6-9]\d\d)\d\d(?!\d))\d{0,6})/y,
};
