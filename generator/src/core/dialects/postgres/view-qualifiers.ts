import { type Group, isGroup, isPlain, type Piece, parsePrinted, printPieces } from "./printed-code.ts";

/** A piece in which text outside of quotes is cut into words, spaces and single signs. */
type Token = Piece;

const words = (list: string) => new Set<Token | undefined>(list.split(" "));
const joinsQueries = words("UNION INTERSECT EXCEPT");
const endsFrom = words("WHERE GROUP HAVING WINDOW ORDER OFFSET LIMIT FETCH FOR ;");
const endsSorting = words("GROUP OFFSET LIMIT FETCH FOR ROWS RANGE GROUPS WINDOW ;");
const followsSorted = words(", ; DESC NULLS USING OFFSET LIMIT FETCH FOR ROWS RANGE GROUPS").add(undefined);

/**
 * The query of a view without the name of its table before columns, where it reads one alone: servers before PostgreSQL 16 print
 * it, newer ones do not (get_query_def() and get_variable() in ruleutils.c). Queries within it keep theirs on all.
 */
export function withoutQualifiers(view: string): string {
  const pieces = parsePrinted(view);
  const joined = pieces[pieces.findIndex((one) => isPlain(one) && one.endsWith(" FROM ")) + 1];
  if (isGroup(joined, "(") && isJoin(joined)) return view; // most views, which need no more looking at
  const all = tokensOf(pieces);
  const select = all.indexOf("SELECT");
  const from = all.indexOf("FROM", select);
  if (select === -1 || from === -1 || all.some((token) => joinsQueries.has(token))) return view;
  const length = all.slice(from).findIndex((token) => endsFrom.has(token));
  const end = length === -1 ? all.length : from + length;
  const table = onlyTable(all.slice(from + 1, end));
  if (table === undefined) return view;
  const outputs = outputsOf(all.slice(select + 1, from), table);
  return printPieces([
    ...all.slice(0, select),
    ...unqualified(all.slice(select, from), table, outputs),
    ...all.slice(from, end),
    ...unqualified(all.slice(end), table, outputs),
  ]);
}

const tokensOf = (list: Piece[]): Token[] =>
  list.flatMap((one): Token[] => (isPlain(one) ? (one.match(/[\w$]+|\s+|[^\w\s]/g) ?? []) : [one]));

const isName = (token: Token | undefined): token is string => typeof token === "string" && /^["a-z_]/.test(token);
const isSpace = (token: Token | undefined) => typeof token === "string" && (token[0] === " " || token[0] === "\n");
const isQuery = ({ inner: [first] }: Group) => isPlain(first) && /^\s*(SELECT|WITH|VALUES)\b/.test(first);
const isJoin = ({ inner }: Group) => inner.some((one) => isPlain(one) && /\bJOIN\b/.test(one));

/** The name that columns have before them where a FROM clause has one table, function or query: no list. */
function onlyTable(clause: Token[]): string | undefined {
  const sample = clause.indexOf("TABLESAMPLE");
  const tokens = (sample === -1 ? clause : clause.slice(0, sample)).filter((token) => !isSpace(token));
  if (tokens.includes(",")) return undefined;
  // Names of columns may follow the name of a table, those of a function always do.
  const name = isGroup(tokens.at(-1), "(") ? tokens.at(-2) : tokens.at(-1);
  if (name === "XMLTABLE") return '"xmltable"'; // the one function that may have no alias
  return isName(name) ? name : undefined;
}

/** What the columns of the view are, by their names, where it is no column of the same name. */
function outputsOf(list: Token[], table: string): Set<string> {
  const outputs = new Set<string>();
  let at = 0;
  for (let end = list.indexOf(","); at < list.length; end = list.indexOf(",", at)) {
    const item = list.slice(at, end === -1 ? undefined : end).filter((token) => !isSpace(token));
    const name = item.at(-1);
    const isColumn = item.length === 3 && item[0] === table;
    if (isName(name) && item.at(-2) === "AS" && !(isColumn && item[2] === name)) outputs.add(name);
    at = end === -1 ? list.length : end + 1;
  }
  return outputs;
}

/** `sorts`: the tokens are what a query sorts by. An output stands for itself there, and a column of its name needs that of the table. */
function unqualified(tokens: Token[], table: string, outputs: Set<string>, sorts = false): Piece[] {
  const kept: Piece[] = [];
  let sorting = sorts;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (token === "BY") sorting = wordBeside(tokens, at, -1) !== "GROUP";
    else if (endsSorting.has(token)) sorting = false;
    if (token === table && isBeforeColumn(tokens, at)) {
      const isNeeded = sorting && outputs.has(String(tokens[at + 2])) && isAlone(tokens, at);
      if (!isNeeded) at += 2; // the name and the point
    }
    kept.push(within(tokens, at, table, outputs));
  }
  return kept;
}

function within(tokens: Token[], at: number, table: string, outputs: Set<string>): Piece {
  const token = tokens[at]!;
  if (typeof token === "string" || isQuery(token)) return token;
  const isDistinctOn = wordBeside(tokens, at, -1) === "ON";
  return { ...token, inner: unqualified(tokensOf(token.inner), table, outputs, isDistinctOn) };
}

const wordBeside = (tokens: Token[], at: number, step: 1 | -1): Token | undefined =>
  tokens[isSpace(tokens[at + step]) ? at + 2 * step : at + step];

/** Whether the name of the table is not that of a schema, with a function, a type or a collation of it. */
function isBeforeColumn(tokens: Token[], at: number): boolean {
  const previous = tokens[at - 1];
  if (tokens[at + 1] !== "." || !isName(tokens[at + 2]) || previous === ".") return false;
  if (previous === ":" && tokens[at - 2] === ":") return false; // one alone is of a slice
  const word = wordBeside(tokens, at, -1);
  return word !== "COLLATE" && word !== "AS" && !isGroup(tokens[at + 3], "(");
}

/** Whether a column with the name of its table is all that is sorted by there. */
function isAlone(tokens: Token[], at: number): boolean {
  const before = wordBeside(tokens, at, -1);
  const after = wordBeside(tokens, at + 2, 1);
  return (before === undefined || before === "BY" || before === ",") && followsSorted.has(after);
}
