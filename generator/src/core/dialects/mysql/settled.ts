import { mysqlFlavour, tokensOf } from "./lexer.ts";
import { Pieces, Unknown } from "./printed-code.ts";
import {
  aliases,
  atom,
  functionText,
  isClauseWord,
  type Level,
  levelOf,
  literalText,
  loosest,
  ofBits,
  ofCollate,
  ofComparison,
  ofNot,
  ofPredicate,
  ofUnary,
  type Printed,
  units,
} from "./printed-words.ts";

const tokens = tokensOf(mysqlFlavour);
const piecesOf = (sql: string) =>
  new Pieces([...tokens(sql)].map(({ kind, start, end }) => ({ kind, text: sql.slice(start, end) })));

/**
 * Code of a default, check, generated column, index or view in one form, however MySQL and MariaDB print it: with as few parentheses as
 * the meaning needs (manual, 14.4.1 Operator Precedence), and one of several words that mean the same. What is not understood stays as it is.
 */
export function settled(sql: string): string {
  try {
    const pieces = piecesOf(sql);
    const { text } = clauses(pieces);
    return pieces.isAtEnd ? text : sql;
  } catch (error) {
    if (error instanceof Unknown) return sql;
    throw error;
  }
}

/** An operand; MariaDB prints numbers for truths, which are the same but to functions that make JSON. */
const within = ({ text, level }: Printed, least: Level): string =>
  level < least ? `(${text})` : text === "true" ? "1" : text === "false" ? "0" : text;

/**
 * Expressions with words of clauses and commas between them, up to the parenthesis that closes them: a SELECT, the arguments of a function;
 * `only` where it is one expression alone.
 */
function clauses(pieces: Pieces): { text: string; only?: Printed; isJoin?: boolean } {
  const parts: string[] = [];
  let only: Printed | undefined;
  while (!pieces.isAtEnd && !pieces.is(")")) {
    const last = parts.at(-1);
    if (/^(with|recursive)$/.test(last ?? "") && pieces.peek()?.kind === "word" && !isClauseWord(pieces)) {
      parts.push(`\`${pieces.take().text}\``);
    } else if (pieces.is(",") || isClauseWord(pieces)) {
      parts.push(pieces.take().text.toLowerCase());
      if (parts.at(-1) === "as" && parts[0] !== "select" && parts[0] !== "with") parts.push(typeText(pieces));
    } else if (pieces.is("*") && (last === undefined || /^(select|distinct|,)$/.test(last)))
      parts.push(pieces.take().text);
    else {
      only = expression(pieces, loosest);
      // What is joined first needs none.
      parts.push(last === undefined || last === "from" ? (only.join ?? only.text) : only.text);
    }
  }
  const text = parts.join(" ").replaceAll(" , ", ", ");
  if (parts.length === 1 && only) return { text, only };
  const isJoin =
    parts.some((part) => /^(straight_)?join$/.test(part)) && !parts.some((part) => /^(select|union)$/.test(part));
  return { text, isJoin };
}

/** The type of a CAST. */
function typeText(pieces: Pieces): string {
  let text = "";
  for (let depth = 0; !pieces.isAtEnd && (depth > 0 || !pieces.is(")")); ) {
    const { text: piece } = pieces.take();
    if (piece === "(") depth++;
    if (piece === ")") depth--;
    text += /^[(),]$/.test(piece) || /[(,]$|^$/.test(text) ? piece : ` ${piece}`;
  }
  // The character set of the connection that it was made by.
  return text.toLowerCase().replace(/ (charset|character set) utf8(mb[34])?$/, "");
}

function expression(pieces: Pieces, least: Level): Printed {
  pieces.enter();
  const all = continued(pieces, operand(pieces), least);
  pieces.leave();
  return all;
}

/** An operand with all that binds at least as tight behind it. */
function continued(pieces: Pieces, first: Printed, least: Level): Printed {
  let left = first;
  for (let next = behind(pieces, left, least); next; next = behind(pieces, left, least)) left = next;
  return left;
}

/** An operand with what stands behind it, where that binds at least as tight. */
function behind(pieces: Pieces, left: Printed, least: Level): Printed | undefined {
  const { word } = pieces;
  if (word === "collate") {
    pieces.take();
    return { text: `${within(left, ofCollate)} collate ${pieces.take().text.toLowerCase()}`, level: ofCollate };
  }
  const operator = aliases[word] ?? word;
  const level = levelOf(operator);
  if (level === undefined || level < least) return undefined;
  if (operator === "not" && !/^(like|regexp|rlike|in|between)$/.test(pieces.wordAt(1))) return undefined;
  pieces.take();
  if (level === ofComparison || level === ofPredicate) return comparison(pieces, left, operator);
  if (/^(and|or|xor)$/.test(operator)) {
    // They mean the same however they are put together.
    const right = truthOf(expression(pieces, level));
    return { text: `${within(truthOf(left), level)} ${operator} ${within(right, level)}`, level };
  }
  const right = within(expression(pieces, level + 1), level + 1);
  return { text: `${within(left, level)} ${operator} ${right}`, level };
}

/** MySQL prints 0 <> a for a wherever a truth is asked for, MariaDB sometimes a <> 0. */
const truthOf = (printed: Printed): Printed => printed.truth ?? printed;

/** Comparisons do not stand beside each other without parentheses, whatever grammars make of that. */
function comparison(pieces: Pieces, left: Printed, operator: string): Printed {
  const level = ofComparison;
  const one = within(left, ofBits);
  const next = (least = ofBits) => within(expression(pieces, ofBits), least);
  if (operator === "is") return is(pieces, left);
  if (levelOf(operator) === ofComparison) return compared(left, operator, expression(pieces, ofPredicate));
  const isNot = operator === "not";
  const word = isNot ? pieces.take().text.toLowerCase() : operator;
  const verb = `${one} ${isNot ? "not " : ""}${aliases[word] ?? word}`;
  const negative = isNot ? undefined : `${one} not ${word}`;
  const of = (rest: string): Printed => ({
    ...{ text: `${verb} ${rest}`, level },
    ...(negative !== undefined && /^(like|regexp|in|between)$/.test(word) && { negative: `${negative} ${rest}` }),
  });
  if (word === "between") {
    // MariaDB prints comparisons there without parentheses.
    const low = within(expression(pieces, ofComparison), ofBits);
    pieces.expect("and");
    return of(`${low} and ${within(expression(pieces, ofPredicate), ofBits)}`);
  }
  if (word === "in") return of(group(pieces));
  if (/^(like|regexp|rlike)$/.test(word)) {
    const pattern = next(ofCollate);
    return of(pieces.skip("escape") ? `${pattern} escape ${next(ofCollate)}` : pattern);
  }
  throw new Unknown();
}

/** IS [NOT] NULL, TRUE, FALSE, UNKNOWN. */
function is(pieces: Pieces, left: Printed): Printed {
  const [verb, opposite] = pieces.skip("not") ? ["is not", "is"] : ["is", "is not"];
  const what = pieces.take().text.toLowerCase();
  const one = within(what === "null" ? left : truthOf(left), ofBits);
  return { text: `${one} ${verb} ${what}`, level: ofComparison, negative: `${one} ${opposite} ${what}` };
}

/** 0 = a, which MySQL makes of NOT a, is a = 0 elsewhere. */
function compared(left: Printed, operator: string, right: Printed): Printed {
  const isTurned = left.text === "0" && (operator === "=" || operator === "<>");
  const [one, other] = isTurned ? [right, left] : [left, right];
  const text = `${within(one, ofBits)} ${operator} ${within(other, ofBits)}`;
  return { text, level: ofComparison, ...(operator === "<>" && other.text === "0" && { truth: one }) };
}

function operand(pieces: Pieces): Printed {
  const piece = pieces.peek();
  if (piece === undefined) throw new Unknown();
  const { word } = pieces;
  if (word === "(") return parenthesized(pieces);
  if (word === "not" || word === "!") {
    pieces.take();
    return negated(truthOf(expression(pieces, word === "!" ? ofUnary : ofNot)));
  }
  if (word === "-" || word === "~" || word === "+") {
    pieces.take();
    const inner = within(expression(pieces, ofUnary), ofUnary + 1);
    return word === "+" ? { text: inner, level: ofUnary } : { text: `${word}${inner}`, level: ofUnary };
  }
  if (word === "case") return caseOf(pieces);
  if (word === "interval") return intervalOf(pieces);
  if (piece.kind === "word" || piece.kind === "quoted") return named(pieces);
  if (piece.kind === "string" || piece.kind === "number") return { text: literalText(pieces.take()), level: atom };
  throw new Unknown();
}

/** NOT of a comparison is said within it, and of what is none, MySQL prints 0 = a, MariaDB !a or a = 0. */
function negated(inner: Printed): Printed {
  if (inner.negative !== undefined) return { text: inner.negative, level: ofComparison };
  const isTruth = inner.level <= ofComparison || inner.text.startsWith("exists(");
  return isTruth
    ? { text: `not ${within(inner, ofNot)}`, level: ofNot }
    : compared(inner, "=", { text: "0", level: atom });
}

/** A list or query with its parentheses. */
function group(pieces: Pieces): string {
  pieces.expect("(");
  const { text } = clauses(pieces);
  pieces.expect(")");
  return `(${text})`;
}

/** Parentheses around an expression say nothing that its level does not; those around a query, a list or a join stay. */
function parenthesized(pieces: Pieces): Printed {
  pieces.enter();
  pieces.expect("(");
  const { text, only, isJoin } = clauses(pieces);
  pieces.expect(")");
  pieces.leave();
  if (only) return only;
  return { text: `(${text})`, level: atom, isList: true, ...(isJoin && { join: text }) };
}

function caseOf(pieces: Pieces): Printed {
  pieces.expect("case");
  let text = "case";
  while (!pieces.skip("end")) {
    const isWord = /^(when|then|else)$/.test(pieces.word);
    text += ` ${isWord ? pieces.take().text.toLowerCase() : expression(pieces, loosest).text}`;
  }
  return { text: `${text} end`, level: atom };
}

/** INTERVAL 1 DAY, or the function of that name, which has several arguments. */
function intervalOf(pieces: Pieces): Printed {
  pieces.expect("interval");
  const isInParentheses = pieces.is("(");
  pieces.enter();
  const first = operand(pieces);
  pieces.leave();
  if (isInParentheses && first.isList) return { text: `interval${first.text}`, level: atom };
  const value = continued(pieces, first, loosest);
  if (!units.test(pieces.word)) throw new Unknown();
  return { text: `interval ${within(value, ofUnary)} ${pieces.take().text.toLowerCase()}`, level: atom };
}

/** A name, a function, or a literal with a word before it. */
function named(pieces: Pieces): Printed {
  const first = pieces.take();
  const isWord = first.kind === "word";
  if (isWord && pieces.peek()?.kind === "string" && /^(_.*|date|time|timestamp)$/i.test(first.text)) {
    const value = literalText(pieces.take());
    const isUnicode = /^_utf8(mb[34])?$/i.test(first.text);
    return { text: isUnicode ? value : `${first.text.toLowerCase()}${value}`, level: atom };
  }
  let name = first.text;
  while (pieces.skip(".")) name += `.${pieces.take().text}`;
  const isPlain = isWord && name === first.text;
  if (!pieces.is("(")) return { text: isPlain ? functionText(name, undefined) : name, level: atom };
  if (name.toLowerCase() === "regexp_like") return regexpOf(pieces);
  const inside = group(pieces).slice(1, -1);
  return { text: isPlain ? functionText(name.toLowerCase(), inside) : `${name}(${inside})`, level: atom };
}

/** REGEXP_LIKE(a, b) is what MySQL makes of a REGEXP b. */
function regexpOf(pieces: Pieces): Printed {
  pieces.expect("(");
  const text = expression(pieces, loosest);
  pieces.expect(",");
  const pattern = expression(pieces, loosest);
  if (pieces.skip(")")) {
    const [one, other] = [within(text, ofBits), within(pattern, ofCollate)];
    return { text: `${one} regexp ${other}`, level: ofComparison, negative: `${one} not regexp ${other}` };
  }
  const { text: rest } = clauses(pieces);
  pieces.expect(")");
  return { text: `regexp_like(${text.text}, ${pattern.text}${rest.replace(/^,/, ",")})`, level: atom };
}
