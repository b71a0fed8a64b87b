import type { ObjectFilter } from "../engines/engine.ts";
import type { Warning } from "../errors.ts";

type Part = { exact: string | undefined; literals: number; matches(name: string): boolean };
type Pattern = { schema: Part; name: Part };

/** How much a pattern says of an object, most telling first: a whole name, more of the name, a whole schema, more of it. */
type Rank = [number, number, number, number];
const rankOf = ({ schema, name }: Pattern): Rank => [
  name.exact === undefined ? 0 : 1,
  name.literals,
  schema.exact === undefined ? 0 : 1,
  schema.literals,
];
const compare = (a: Rank, b: Rank) => a.map((value, index) => value - b[index]!).find((by) => by !== 0) ?? 0;

/**
 * The filter of a connection's include and exclude patterns (`schema.object`, `*` any characters, `?` one, quotes around
 * a name that has dots or these; without a schema: in any; case matters). Where both match, the more specific one wins:
 * it says more of the object's name, then more of the schema's; exclude wins a tie. No include: all are included.
 * Throws Error for a pattern that patternProblem() refuses.
 */
export function objectFilter(include: string[], exclude: string[]): ObjectFilter {
  // Most specific first, exclude before include of the same rank: the first that matches decides.
  const patterns = [
    ...exclude.map((text) => ({ text, wanted: false })),
    ...include.map((text) => ({ text, wanted: true })),
  ]
    .map(({ text, wanted }) => ({ wanted, ...parse(text) }))
    .map((pattern) => ({ ...pattern, rank: rankOf(pattern) }))
    .sort((a, b) => compare(b.rank, a.rank));
  return (schema, name) =>
    patterns.find((pattern) => pattern.name.matches(name) && pattern.schema.matches(schema))?.wanted ??
    include.length === 0;
}

/** The filter, with what it turns out to match: patterns that match nothing are named, with the schemas that there are. */
export function watchedFilter(include: string[], exclude: string[]) {
  const filter = objectFilter(include, exclude);
  const unmatched = new Map(
    [...include.map((text) => `include: ${text}`), ...exclude.map((text) => `exclude: ${text}`)].map((said) => [
      said,
      parse(said.replace(/^\w+: /, "")),
    ]),
  );
  const schemas = new Set<string>();
  return {
    filter(schema: string, name: string): boolean {
      schemas.add(schema);
      for (const [said, pattern] of unmatched)
        if (pattern.name.matches(name) && pattern.schema.matches(schema)) unmatched.delete(said);
      return filter(schema, name);
    },
    warnings: (): Warning[] =>
      schemas.size === 0
        ? []
        : [...unmatched.keys()].map((said) => ({
            message: `\`${said}\` matches nothing`,
            remedy: `A pattern is \`schema.object\`; there ${schemas.size === 1 ? "is the schema" : "are the schemas"} ${[...schemas].sort().slice(0, mostSchemas).join(", ")}${schemas.size > mostSchemas ? ", …" : ""}`,
          })),
  };
}
const mostSchemas = 8;

/** What is wrong with a pattern, and what to write instead; undefined when it is right. */
export function patternProblem(text: string): string | undefined {
  try {
    parse(text);
    return undefined;
  } catch (error) {
    if (error instanceof Error) return error.message;
    throw error;
  }
}

const anything: Part = { exact: undefined, literals: 0, matches: () => true };

function parse(text: string): Pattern {
  if (text === "") throw new Error('a pattern can\'t be empty; write `"*"` for everything');
  if (text.startsWith("!")) throw new Error("patterns can't be negated with `!`; put it in `exclude` without the `!`");
  const tokens = [...text.matchAll(/"((?:[^"]|"")*)"|([.])|([^".]+)|"/g)];
  if (tokens.some(([token]) => token === '"')) throw new Error("the pattern has an unclosed quote");
  const parts: (string | string[])[][] = [[]];
  for (const [, quoted, dot, bare] of tokens) {
    if (dot) parts.push([]);
    else if (quoted !== undefined) parts.at(-1)!.push(quoted.replaceAll('""', '"'));
    else if (/[[\]{}()!|]/.test(bare!)) {
      throw new Error(
        "the only wildcards are `*` and `?`; write each pattern separately, and put names with other special characters in quotes",
      );
    } else parts.at(-1)!.push(bare!.split(/(?=[*?])|(?<=[*?])/));
  }
  if (parts.some((part) => part.length === 0))
    throw new Error("there is no name on one side of a dot; write `schema.object`");
  if (parts.length > 2)
    throw new Error(
      'too many dots; write `schema.object`, and put a name that contains a dot in quotes: `public."a.b"`',
    );
  const [name, schema] = parts.reverse().map(partOf);
  return { name: name!, schema: schema ?? anything };
}

/** A name's pattern from its pieces: quoted ones as strings, others as lists of literals and wildcards. */
function partOf(pieces: (string | string[])[]): Part {
  const tokens = pieces.flatMap((piece) =>
    typeof piece === "string"
      ? [{ text: piece, wildcard: false }]
      : piece.map((text) => ({ text, wildcard: text === "*" || text === "?" })),
  );
  const literals = tokens.reduce((sum, { text, wildcard }) => sum + (wildcard ? 0 : text.length), 0);
  if (!tokens.some((token) => token.wildcard)) {
    const exact = tokens.map((token) => token.text).join("");
    return { exact, literals, matches: (name) => name === exact };
  }
  if (tokens.every(({ text, wildcard }) => wildcard && text === "*")) return anything;
  const signs = tokens.flatMap<string | symbol>(({ text, wildcard }) =>
    wildcard ? [text === "*" ? many : one] : [...text],
  );
  return { exact: undefined, literals, matches: (name) => matches(signs, [...name]) };
}

const many = Symbol("*");
const one = Symbol("?");

/** Whether characters match signs, without the backtracking of a regular expression: patterns may be a stranger's. */
function matches(signs: (string | symbol)[], characters: string[]): boolean {
  let sign = 0;
  let star = -1;
  let resume = 0;
  for (let at = 0; at < characters.length; ) {
    if (signs[sign] === many) {
      star = sign++;
      resume = at;
    } else if (sign < signs.length && (signs[sign] === one || signs[sign] === characters[at])) {
      sign++;
      at++;
    } else if (star >= 0) {
      sign = star + 1;
      at = ++resume;
    } else return false;
  }
  return signs.slice(sign).every((rest) => rest === many);
}
