/**
 * The prefixes that the values of a key begin with (`USER#` of `USER#17`), each with the least and the greatest of what
 * follows it: where they differ, several values share it. Nothing where there are too many for them to be kinds.
 */
export type Prefixes = { byPrefix: Map<string, { least: string; greatest: string }> | undefined };

export const newPrefixes = (): Prefixes => ({ byPrefix: new Map() });

/** Kinds that one key may have; and how much is kept, in memory alone, of what follows a prefix. */
const mostPrefixes = 32;
const kept = 64;

/** A word and what parts it from the id behind it; or nothing. */
const keyPrefix = (value: string): string => /^\p{L}[\p{L}_-]{0,30}[#:|/~]+/u.exec(value)?.[0] ?? "";

/** The prefix of a key's value, taken down. */
export function sawKey(prefixes: Prefixes, value: string): string {
  const { byPrefix } = prefixes;
  const prefix = byPrefix ? keyPrefix(value) : "";
  if (!byPrefix || prefix === "") return "";
  const rest = value.slice(prefix.length, prefix.length + kept);
  add(prefixes, prefix, { least: rest, greatest: rest });
  return prefix;
}

/** Adds the prefixes of other documents. */
export function addPrefixes(into: Prefixes, from: Prefixes): void {
  if (!from.byPrefix) into.byPrefix = undefined;
  for (const [prefix, rests] of from.byPrefix ?? []) add(into, prefix, rests);
}

function add(prefixes: Prefixes, prefix: string, { least, greatest }: { least: string; greatest: string }): void {
  const { byPrefix } = prefixes;
  const known = byPrefix?.get(prefix);
  if (known) {
    if (least < known.least) known.least = least;
    if (greatest > known.greatest) known.greatest = greatest;
  } else {
    byPrefix?.set(prefix, { least, greatest });
    if (byPrefix && byPrefix.size > mostPrefixes) prefixes.byPrefix = undefined;
  }
}

/** Whether a prefix is a word of the schema: several values have it. One that stands before a single id is a value's own. */
export function isShared({ byPrefix }: Prefixes, prefix: string): boolean {
  const rests = byPrefix?.get(prefix);
  return rests !== undefined && rests.least !== rests.greatest;
}
