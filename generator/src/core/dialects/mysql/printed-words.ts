import { type Piece, type Pieces, Unknown } from "./printed-code.ts";

/** How tight an operator binds (manual, 14.4.1 Operator Precedence). */
export type Level = number;

const order: string[][] = [
  ["or"],
  ["xor"],
  ["and"],
  ["not "],
  ["=", "<=>", ">=", ">", "<=", "<", "<>", "is"],
  ["like", "regexp", "in", "between", "not"],
  ["|"],
  ["&"],
  ["<<", ">>"],
  ["+", "-"],
  ["*", "/", "div", "%"],
  ["^"],
];

const binary = new Map(order.flatMap((operators, level) => operators.map((each) => [each, level] as const)));
export const levelOf = (operator: string): Level | undefined => binary.get(operator);

export const loosest: Level = 0;
export const ofNot: Level = 3;
export const ofComparison: Level = 4;
export const ofPredicate: Level = 5;
export const ofBits: Level = 6;
export const ofUnary: Level = order.length;
export const ofCollate: Level = order.length + 1;
/** A name, a literal, a function, what stands in parentheses. */
export const atom: Level = order.length + 2;

/**
 * Text, and how tight what is outermost in it binds; what NOT makes of it where it has a word for that, what says the same where only true
 * or not counts, and of a list or join in parentheses that it is one.
 */
export type Printed = { text: string; level: Level; negative?: string; truth?: Printed; isList?: true; join?: string };

/** Operators by the word that is written for the same. */
export const aliases: Record<string, string> = { "!=": "<>", "&&": "and", "||": "or", mod: "%", rlike: "regexp" };

export const units =
  /^(microsecond|second|minute|hour|day|week|month|quarter|year|(second|minute|hour|day)_microsecond|(minute|hour|day)_second|(hour|day)_minute|day_hour|year_month)$/;

/** Words between expressions: of a SELECT, and of the arguments of functions. */
const clauseWords = new Set(
  `select distinct all from where group by having order limit offset as on using join inner outer cross natural straight_join left right
  union except intersect with recursive rollup asc desc separator leading trailing both for over partition rows range unbounded preceding
  following current row between and or lateral force ignore use index window sql_small_result sql_big_result sql_buffer_result sql_no_cache
  high_priority sql_calc_found_rows ties`.split(/\s+/),
);
/** Those of them that are functions with a parenthesis behind them. */
const alsoFunctions = /^(left|right|row|current)$/;

export function isClauseWord(pieces: Pieces): boolean {
  const { word } = pieces;
  return clauseWords.has(word) && !(alsoFunctions.test(word) && pieces.wordAt(1) === "(");
}

const escapes: Record<string, string> = { "0": "\0", b: "\b", n: "\n", r: "\r", t: "\t", Z: "\x1a" };

/** A text with as few escapes as can be; a number, and what is in hexadecimal or binary, as it is. */
export function literalText({ kind, text }: Piece): string {
  if (kind !== "string" || /^[xb]/i.test(text)) return text.toLowerCase();
  const quote = text[/^n/i.test(text) ? 1 : 0]!;
  if (!text.endsWith(quote) || text.replace(/^n/i, "") === quote) throw new Unknown();
  const inner = text.slice(text.indexOf(quote) + 1, -1);
  const value = inner.replace(/\\(.)|''|""/gs, (found, sign?: string) => {
    if (sign === undefined) return found === quote + quote ? quote : found;
    // These keep it, for LIKE (manual, 11.1.1 String Literals).
    return sign === "%" || sign === "_" ? found : (escapes[sign] ?? sign);
  });
  return `'${value.replaceAll("\\", "\\\\").replaceAll("'", "''").replaceAll("\0", "\\0").replaceAll("\n", "\\n").replaceAll("\r", "\\r").replaceAll("\x1a", "\\Z")}'`;
}

/** Functions by another name of theirs. */
const synonyms: Record<string, string> = {
  ...{ lcase: "lower", ucase: "upper", substring: "substr", mid: "substr", character_length: "char_length" },
  ...{ octet_length: "length", schema: "database", day: "dayofmonth", ceil: "ceiling", power: "pow" },
  ...{ current_date: "curdate", current_time: "curtime", std: "stddev_pop", stddev: "stddev_pop", variance: "var_pop" },
  ...{ session_user: "user", system_user: "user", adddate: "date_add", subdate: "date_sub", sha1: "sha" },
};
const now = /^(now|current_timestamp|localtime|localtimestamp)$/;
const withoutParentheses = /^(current_date|current_time|current_user)$/;

/** A function with its arguments, or a word without any. */
export function functionText(name: string, inside: string | undefined): string {
  const known = name.toLowerCase();
  if (now.test(known)) return /^[1-9]$/.test(inside ?? "") ? `CURRENT_TIMESTAMP(${inside})` : "CURRENT_TIMESTAMP";
  if (inside === undefined && !withoutParentheses.test(known)) return /^(null|true|false)$/.test(known) ? known : name;
  // MariaDB adds a limit.
  if (known === "exists") return `exists(${inside?.replace(/ limit 1$/, "")})`;
  return `${synonyms[known] ?? name}(${inside ?? ""})`;
}
