import type { Token } from "../script.ts";
import { tokens } from "./lexer.ts";

/** What a statement that makes a view, routine or trigger says, apart from its name. */
export type ModuleText = {
  /** Defaults of parameters, by their names in small letters. */
  defaults: Map<string, string>;
  /** `@rows TABLE (…)` of a function that fills it. */
  isTable: boolean;
  /** What is run, or selected. */
  body: string;
};

type Piece = Token & { text: string; upper: string };

/**
 * Takes `CREATE PROCEDURE …` apart. The server keeps the statement as it was written, with the name that it then had: behind a rename
 * that is another one, so all but the head is kept. Without a head that is understood, all of it is the body.
 */
export function moduleText(definition: string): ModuleText {
  const pieces: Piece[] = [];
  for (const token of tokens(definition)) {
    if (token.kind === "comment") continue;
    const text = definition.slice(token.start, token.end);
    pieces.push({ ...token, text, upper: token.kind === "word" ? text.toUpperCase() : text });
  }
  const kind = pieces.findIndex(({ upper }) => /^(VIEW|PROC|PROCEDURE|FUNCTION|TRIGGER)$/.test(upper));
  const begin = kind === -1 || kind > 4 ? -1 : bodyAt(pieces, kind);
  if (begin === -1) return { defaults: new Map(), isTable: false, body: definition.replaceAll("\r\n", "\n").trim() };
  const head = pieces.slice(kind + 1, begin);
  const first = pieces[begin]!;
  const start = first.upper === "AS" ? first.end : first.start;
  return {
    defaults: defaultsIn(head, definition),
    isTable: head.some(({ upper }, at) => upper === "TABLE" && head[at - 1]?.text.startsWith("@") === true),
    body: definition.slice(start).replaceAll("\r\n", "\n").trim(),
  };
}

/** The AS before the body, or where a function goes on without one. */
function bodyAt(pieces: Piece[], kind: number): number {
  let depth = 0;
  const isFunction = pieces[kind]!.upper === "FUNCTION";
  for (let at = kind + 1; at < pieces.length; at++) {
    const { upper } = pieces[at]!;
    const before = pieces[at - 1]?.upper ?? "";
    if (upper === "(") depth++;
    if (upper === ")") depth--;
    // EXECUTE AS OWNER; @a AS int
    if (depth === 0 && upper === "AS" && !/^(EXEC|EXECUTE)$/.test(before) && !before.startsWith("@")) return at;
    if (depth === 0 && isFunction && /^(BEGIN|RETURN)$/.test(upper)) return at;
  }
  return -1;
}

/** What stands behind `=` of a parameter: `@from date = '2020-01-01' OUTPUT`. */
function defaultsIn(head: Piece[], definition: string): Map<string, string> {
  const found = new Map<string, string>();
  let parameter: string | undefined;
  for (const [at, { text, upper }] of head.entries()) {
    const next = head[at + 1];
    if (upper === "RETURNS") break;
    if (text.startsWith("@")) parameter = text.toLowerCase();
    if (upper !== "=" || parameter === undefined || next === undefined) continue;
    const isSigned = /^[-+]$/.test(next.text);
    const last = head[at + (isSigned ? 2 : 1)] ?? next;
    found.set(parameter, definition.slice(next.start, last.end));
    parameter = undefined;
  }
  return found;
}

const opensList = /^(FROM|JOIN|APPLY)$/;
const endsList = /^(WHERE|GROUP|HAVING|ORDER|SELECT|ON|UNION|EXCEPT|INTERSECT|SET|VALUES|OPTION|FOR)$/;

/** The names of what a query reads, each as its parts: what stands behind FROM, JOIN, APPLY and the commas between. */
export function namesRead(body: string, plainName: (name: string) => string): string[][] {
  const found: string[][] = [];
  const pieces = [...tokens(body)]
    .filter(({ kind }) => kind !== "comment")
    .map(({ kind, start, end }) => ({ kind, text: body.slice(start, end) }));
  let isList = false;
  for (let at = 0; at < pieces.length; at++) {
    const { kind, text } = pieces[at]!;
    const upper = kind === "word" ? text.toUpperCase() : text;
    if (opensList.test(upper)) isList = true;
    else if (endsList.test(upper)) isList = false;
    const isName = ({ kind: next }: { kind: Token["kind"] }) => next === "word" || next === "quoted";
    const next = pieces[at + 1];
    if (!(opensList.test(upper) || (isList && upper === ",")) || next === undefined || !isName(next)) continue;
    const parts = [plainName(next.text)];
    at += 1;
    while (pieces[at + 1]?.text === "." && pieces[at + 2] !== undefined) {
      parts.push(plainName(pieces[at + 2]!.text));
      at += 2;
    }
    found.push(parts);
  }
  return found;
}
