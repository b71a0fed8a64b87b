import type { ScriptLanguage } from "../../dialects/script.ts";
import type { Expression } from "./expression.ts";
import { type Piece, piecesOf } from "./pieces.ts";
import { typeAt } from "./type-words.ts";

/** How tightly operators bind, by the SQL standard; those that are not here bind as PostgreSQL's own ones do (manual, 4.1.6). */
const strengths: Record<string, number> = {
  OR: 1,
  XOR: 1,
  AND: 2,
  NOT: 3,
  IS: 4,
  "<": 5,
  ">": 5,
  "=": 5,
  "<=": 5,
  ">=": 5,
  "<>": 5,
  "!=": 5,
  "<=>": 5,
  BETWEEN: 6,
  IN: 6,
  LIKE: 6,
  ILIKE: 6,
  SIMILAR: 6,
  REGEXP: 6,
  RLIKE: 6,
  NOTLIKE: 6,
  "+": 8,
  "-": 8,
  "*": 9,
  "/": 9,
  "%": 9,
  DIV: 9,
  MOD: 9,
  "^": 10,
  COLLATE: 11,
  AT: 11,
  "::": 14,
};
const other = 7;
const sign = 12;

class Unread extends Error {}

/** Reads an expression; undefined where there is something in it that this reader does not know. */
export function parseExpression(
  text: string,
  language: Pick<ScriptLanguage, "tokens" | "plainName">,
): Expression | undefined {
  const reader = { pieces: piecesOf(text, language), at: 0 };
  try {
    const found = binary(reader, 0);
    return reader.at === reader.pieces.length ? found : undefined;
  } catch (error) {
    if (error instanceof Unread || error instanceof RangeError) return undefined;
    throw error;
  }
}

type Reader = { pieces: Piece[]; at: number };

const peek = ({ pieces, at }: Reader, ahead = 0): string => {
  const piece = pieces[at + ahead];
  return piece?.is === "word" ? piece.word : piece?.is === "operator" ? piece.text : "";
};
const takes = (reader: Reader, ...words: string[]): boolean => {
  if (!words.every((word, ahead) => peek(reader, ahead) === word)) return false;
  reader.at += words.length;
  return true;
};
const expect = (reader: Reader, word: string): void => {
  if (!takes(reader, word)) throw new Unread(word);
};

function binary(reader: Reader, least: number): Expression {
  let left = unary(reader);
  for (;;) {
    spelled(reader);
    const word = peek(reader);
    const negated = word === "NOT" && /^(BETWEEN|IN|LIKE|ILIKE|SIMILAR|REGEXP|RLIKE)$/.test(peek(reader, 1));
    const operator = negated ? peek(reader, 1) : word;
    const strength = strengths[operator] ?? (/^[-+*/<>=~!@#%^&|?]+$/.test(operator) ? other : -1);
    if (strength < 0 || strength < least || operator === "NOT") return left;
    reader.at += negated ? 2 : 1;
    const found = behind(reader, left, operator, strength);
    left = negated ? { is: "not", of: found } : found;
  }
}

/** `OPERATOR(schema.~)` is that operator: the schema says whose, and it does what its name says. */
function spelled(reader: Reader): void {
  const { pieces, at } = reader;
  if (peek(reader) !== "OPERATOR" || peek(reader, 1) !== "(") return;
  const end = pieces.findIndex((piece, place) => place > at + 1 && piece.is === "operator" && piece.text === ")");
  const operator = pieces[end - 1];
  if (operator?.is !== "operator") throw new Unread("OPERATOR");
  reader.pieces = [...pieces.slice(0, at), operator, ...pieces.slice(end + 1)];
}

/** What an operator makes of what stands before it and behind it. */
function behind(reader: Reader, left: Expression, operator: string, strength: number): Expression {
  if (operator === "::") return { is: "cast", of: left, type: typeOf(reader) };
  if (operator === "IS") return test(reader, left);
  if (operator === "BETWEEN") return between(reader, left);
  if (operator === "IN") return { is: "each", operator: "=", left, list: list(reader, "(", ")"), every: false };
  if (operator === "COLLATE") {
    binary(reader, strength + 1);
    return left;
  }
  if (operator === "AT") throw new Unread("AT TIME ZONE");
  if (takes(reader, "ANY") || takes(reader, "SOME")) return each(reader, left, operator, false);
  if (takes(reader, "ALL")) return each(reader, left, operator, true);
  if (operator === "SIMILAR") expect(reader, "TO");
  const right = binary(reader, strength + 1);
  if (takes(reader, "ESCAPE")) throw new Unread("ESCAPE");
  if (operator === "AND" || operator === "OR") {
    const is = operator === "AND" ? "and" : "or";
    return { is, of: left.is === is ? [...left.of, right] : [left, right] };
  }
  return { is: "operation", operator: operator === "!=" ? "<>" : operator, left, right };
}

function between(reader: Reader, of: Expression): Expression {
  takes(reader, "SYMMETRIC");
  const low = binary(reader, strengths.BETWEEN! + 1);
  expect(reader, "AND");
  const high = binary(reader, strengths.BETWEEN! + 1);
  return {
    is: "and",
    of: [
      { is: "operation", operator: ">=", left: of, right: low },
      { is: "operation", operator: "<=", left: of, right: high },
    ],
  };
}

function test(reader: Reader, of: Expression): Expression {
  const negated = takes(reader, "NOT");
  if (takes(reader, "DISTINCT", "FROM")) {
    const same: Expression = { is: "operation", operator: "<=>", left: of, right: binary(reader, other) };
    return negated ? same : { is: "not", of: same };
  }
  for (const word of ["NULL", "TRUE", "FALSE"] as const) {
    if (!takes(reader, word)) continue;
    const found: Expression = { is: "test", of, for: word };
    return negated ? { is: "not", of: found } : found;
  }
  throw new Unread("IS");
}

function each(reader: Reader, left: Expression, operator: string, every: boolean): Expression {
  expect(reader, "(");
  const found = binary(reader, 0);
  expect(reader, ")");
  return { is: "each", operator: operator === "!=" ? "<>" : operator, left, list: found, every };
}

function list(reader: Reader, open: string, close: string): Extract<Expression, { is: "list" }> {
  expect(reader, open);
  const of: Expression[] = [];
  if (takes(reader, close)) return { is: "list", of };
  do of.push(binary(reader, 0));
  while (takes(reader, ","));
  expect(reader, close);
  return { is: "list", of };
}

function unary(reader: Reader): Expression {
  if (takes(reader, "NOT") || takes(reader, "!")) return { is: "not", of: binary(reader, strengths.NOT!) };
  if (takes(reader, "-")) return { is: "operation", operator: "-", right: binary(reader, sign) };
  if (takes(reader, "+")) return binary(reader, sign);
  if (takes(reader, "~")) throw new Unread("~");
  const found = primary(reader);
  if (peek(reader) === "[") throw new Unread("[");
  return found;
}

function primary(reader: Reader): Expression {
  if (takes(reader, "(")) {
    const found = binary(reader, 0);
    if (peek(reader) === ",") {
      const of = [found];
      while (takes(reader, ",")) of.push(binary(reader, 0));
      expect(reader, ")");
      return { is: "list", of };
    }
    expect(reader, ")");
    return found;
  }
  const piece = reader.pieces[reader.at++];
  if (piece === undefined) throw new Unread("end");
  if (piece.is === "string") return { is: "value", value: piece.text };
  if (piece.is === "number") return { is: "number", digits: piece.text };
  if (piece.is === "name") return named(reader, piece.text);
  if (piece.is !== "word") throw new Unread(piece.text);
  if (piece.word === "NULL") return { is: "value", value: null };
  if (piece.word === "TRUE" || piece.word === "FALSE") return { is: "value", value: piece.word === "TRUE" };
  if (piece.word === "ARRAY") return list(reader, "[", "]");
  if (piece.word === "CASE") return chosen(reader);
  if (piece.word === "CAST" || piece.word === "CONVERT") return cast(reader, piece.word);
  if (piece.word === "SELECT" || piece.word === "EXISTS") throw new Unread(piece.word);
  // A text with the type, or the encoding, before it: DATE '2024-01-01', _utf8mb4'a'.
  const next = reader.pieces[reader.at];
  if (next?.is === "string" && /^(_|DATE$|TIME|INTERVAL$|N$)/.test(piece.word)) {
    reader.at++;
    const value: Expression = { is: "value", value: next.text };
    return piece.word.startsWith("_") || piece.word === "N"
      ? value
      : { is: "cast", of: value, type: piece.word.toLowerCase() };
  }
  return named(reader, piece.written);
}

/** A column, or the call of a function: names of several parts end with what they are about. */
function named(reader: Reader, first: string): Expression {
  let name = first;
  while (takes(reader, ".")) {
    const piece = reader.pieces[reader.at++];
    if (piece?.is === "name") name = piece.text;
    else if (piece?.is === "word") name = piece.written;
    else throw new Unread(".");
  }
  if (peek(reader) !== "(") {
    const callsWithout = /^(current_date|current_timestamp|localtimestamp|current_user|session_user)$/i.test(name);
    return callsWithout ? { is: "call", name: name.toLowerCase(), of: [] } : { is: "column", name };
  }
  if (/^(extract|substring|trim|position|overlay)$/i.test(name)) return spoken(reader, name.toLowerCase());
  return { is: "call", name: name.toLowerCase(), of: list(reader, "(", ")").of };
}

/** Calls whose arguments stand between words: EXTRACT(YEAR FROM x), SUBSTRING(x FROM 1 FOR 2), TRIM(BOTH FROM x). */
function spoken(reader: Reader, name: string): Expression {
  expect(reader, "(");
  const of: Expression[] = [];
  for (const word of ["BOTH", "LEADING", "TRAILING"]) if (takes(reader, word)) of.push({ is: "value", value: word });
  do if (peek(reader) !== "FROM") of.push(binary(reader, name === "position" ? other : 0));
  while (takes(reader, ",") || takes(reader, "FROM") || takes(reader, "FOR") || takes(reader, "IN"));
  expect(reader, ")");
  const [first] = of;
  if (name === "extract" && first?.is === "column") of[0] = { is: "value", value: first.name.toLowerCase() };
  return { is: "call", name, of };
}

function chosen(reader: Reader): Expression {
  const subject = peek(reader) === "WHEN" ? undefined : binary(reader, 0);
  const when: [Expression, Expression][] = [];
  while (takes(reader, "WHEN")) {
    const said = binary(reader, 0);
    expect(reader, "THEN");
    const condition: Expression = subject ? { is: "operation", operator: "=", left: subject, right: said } : said;
    when.push([condition, binary(reader, 0)]);
  }
  const otherwise: Expression = takes(reader, "ELSE") ? binary(reader, 0) : { is: "value", value: null };
  expect(reader, "END");
  return { is: "case", when, otherwise };
}

function cast(reader: Reader, word: string): Expression {
  expect(reader, "(");
  if (word === "CONVERT") {
    const at = reader.at;
    const type = typeAt(reader.pieces, at);
    if (type && peek({ pieces: reader.pieces, at: type.end }) === ",") {
      reader.at = type.end + 1;
      const of = binary(reader, 0);
      expect(reader, ")");
      return { is: "cast", of, type: type.type };
    }
    throw new Unread("CONVERT");
  }
  const of = binary(reader, 0);
  expect(reader, "AS");
  const type = typeOf(reader);
  while (peek(reader) !== ")" && reader.at < reader.pieces.length) reader.at++; // CHARSET utf8mb4, ARRAY
  expect(reader, ")");
  return { is: "cast", of, type };
}

function typeOf(reader: Reader): string {
  const found = typeAt(reader.pieces, reader.at);
  if (found === undefined) throw new Unread("type");
  reader.at = found.end;
  return found.type;
}
