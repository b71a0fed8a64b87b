/**
 * What the values of a key begin with (`USER#` of `USER#17`, and `TENANT#…USER#` of `TENANT#3#USER#17`), by how deep that goes,
 * each with the least and the greatest of what follows it, and how often nothing does. Nothing where there are too many for them
 * to be kinds.
 */
export type Prefixes = { levels: (Map<string, Rests> | undefined)[] };
type Rests = { least: string; greatest: string; bare: number };

/** Kinds that one key may have, and those behind an id; and how much is kept, in memory alone, of what follows a prefix. */
const mostPrefixes = [32, 8, 8];
const kept = 64;

export const newPrefixes = (): Prefixes => ({ levels: mostPrefixes.map(() => new Map()) });

const first = /^[#:|/~]*\p{L}[\p{L}_-]{0,30}([#:|/~]+)/u;
const word = /^\p{L}[\p{L}_-]{0,30}/u;
/** Stands for an id that further words are behind. */
const id = "…";

/** Words and what parts them from the ids behind them, and then what is left of the value. */
function prefixesOf(value: string): { prefix: string; rest: string }[] {
  const [start, separator = ""] = first.exec(value) ?? [];
  if (start === undefined) return [];
  const found = [{ prefix: start, rest: value.slice(start.length) }];
  for (let { prefix, rest } = found[0]!; found.length < mostPrefixes.length; found.push({ prefix, rest })) {
    const end = rest.indexOf(separator);
    const behind = end === -1 ? "" : rest.slice(end + separator.length);
    const [next = ""] = word.exec(behind) ?? [];
    if (next === "" || !behind.startsWith(separator, next.length)) break;
    prefix = `${prefix}${id}${next}${separator}`;
    rest = behind.slice(next.length + separator.length);
  }
  return found;
}

/** The longest prefix of a key's value, taken down; the shorter ones are a part of it. */
export function sawKey({ levels }: Prefixes, value: string): string {
  let longest = "";
  for (const [level, { prefix, rest }] of prefixesOf(value).entries()) {
    if (!levels[level]) continue;
    const shown = rest.slice(0, kept);
    add(levels, level, prefix, { least: shown, greatest: shown, bare: rest === "" ? 1 : 0 });
    longest = prefix;
  }
  return longest;
}

/** Adds the prefixes of other documents. */
export function addPrefixes(into: Prefixes, from: Prefixes): void {
  for (const [level, prefixes] of from.levels.entries()) {
    if (!prefixes) into.levels[level] = undefined;
    for (const [prefix, rests] of prefixes ?? []) add(into.levels, level, prefix, rests);
  }
}

function add(levels: Prefixes["levels"], level: number, prefix: string, rests: Rests): void {
  const prefixes = levels[level];
  const known = prefixes?.get(prefix);
  if (known) {
    if (rests.least < known.least) known.least = rests.least;
    if (rests.greatest > known.greatest) known.greatest = rests.greatest;
    known.bare += rests.bare;
  } else if (prefixes) {
    prefixes.set(prefix, { ...rests });
    if (prefixes.size > mostPrefixes[level]!) levels[level] = undefined;
  }
}

/**
 * The part of a prefix that is made of words of the schema: several values have them, or nothing is behind them. One that stands before a
 * single id is a value's own.
 */
export function sharedPart({ levels }: Prefixes, prefix: string): string {
  let shared = "";
  for (const [level, part] of prefix.split(id).entries()) {
    const longer = level === 0 ? part : `${shared}${id}${part}`;
    const rests = levels[level]?.get(longer);
    const isShared = rests !== undefined && (rests.least !== rests.greatest || rests.bare > 1);
    if (!isShared) break;
    shared = longer;
  }
  return shared;
}
