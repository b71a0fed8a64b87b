import type { Token } from "../script.ts";
import { plainName, tokens } from "./lexer.ts";
import { nameSql } from "./names.ts";

type Piece = { kind: Token["kind"]; text: string; spaced: boolean };

/**
 * An expression as a person would write it: the server prints `([total]>=(0))`, and this is `total >= 0`. Parentheses around all of it and
 * around a literal go, brackets that a name does not need, and operators stand between blanks. What has a comment stays as it is.
 */
export function settled(code: string): string {
  let pieces: Piece[] = [];
  let end = 0;
  for (const token of tokens(code)) {
    if (token.kind === "comment" || token.kind === "meta") return code;
    const text = code.slice(token.start, token.end);
    const shown = token.kind === "quoted" ? nameSql(plainName(text)) : text;
    pieces.push({ kind: token.kind, text: shown, spaced: token.start > end });
    end = token.end;
  }
  pieces = withoutLiterals(pieces);
  while (isWrapped(pieces)) pieces = pieces.slice(1, -1);
  return printed(pieces);
}

const isLiteral = ({ kind }: Piece) => kind === "number" || kind === "string";

/** `(0)` is 0, but not behind a name, where it is what a function is called with, or a type's length. */
function withoutLiterals(pieces: Piece[]): Piece[] {
  const found: Piece[] = [];
  for (let at = 0; at < pieces.length; at++) {
    const [open, literal, close] = pieces.slice(at, at + 3);
    const before = pieces[at - 1];
    const isCall =
      before !== undefined && (before.kind === "quoted" || before.kind === "word") && !keyword.test(before.text);
    if (open?.text === "(" && literal && isLiteral(literal) && close?.text === ")" && !isCall) {
      found.push({ ...literal, spaced: open.spaced });
      at += 2;
    } else if (open) found.push(open);
  }
  return found.length === pieces.length ? found : withoutLiterals(found);
}

/** Words behind which a parenthesis opens no call. */
const keyword = /^(and|or|not|like|between|then|else|when|case|is|escape)$/i;

function isWrapped(pieces: Piece[]): boolean {
  if (pieces.length < 3 || pieces[0]?.text !== "(" || pieces.at(-1)?.text !== ")") return false;
  let depth = 0;
  return pieces.every(({ kind, text }, at) => {
    if (kind === "symbol" && text === "(") depth++;
    if (kind === "symbol" && text === ")") depth--;
    return depth > 0 || at === pieces.length - 1;
  });
}

const binary = /^(=|<|>|<=|>=|<>|!=|!<|!>|\+|-|\*|\/|%|&|\||\^)$/;

function printed(pieces: Piece[]): string {
  return pieces
    .map((piece, at) => {
      const before = pieces[at - 1];
      if (before === undefined) return piece.text;
      return `${isApart(pieces, before, piece, at) ? " " : ""}${piece.text}`;
    })
    .join("");
}

function isApart(pieces: Piece[], before: Piece, piece: Piece, at: number): boolean {
  const isOperator = ({ kind, text }: Piece) => kind === "symbol" && binary.test(text);
  // A sign before a value, of which it is part: -1, COUNT(*).
  const isSign = (index: number) => {
    const left = pieces[index - 1];
    return left === undefined || /^[(,]$/.test(left.text) || isOperator(left) || keyword.test(left.text);
  };
  if (before.text === ",") return true;
  if (isOperator(piece)) return !/^[(.]$/.test(before.text);
  if (isOperator(before)) return !isSign(at - 1) && piece.text !== ")";
  if (/^[(.]$/.test(before.text) || /^[).,]$/.test(piece.text)) return false;
  const isWord = ({ kind }: Piece) => kind !== "symbol";
  return (
    piece.spaced ||
    (isWord(before) && isWord(piece)) ||
    (before.text === ")" && isWord(piece)) ||
    (keyword.test(before.text) && piece.text === "(")
  );
}
