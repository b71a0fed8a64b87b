/** What stands in quotes, where that may be SQL that says one of some words. */
export function textOf(piece: string, words: RegExp): string | undefined {
  const [, open] = /^(\$\w*\$|[eEnN]?')/.exec(piece) ?? [];
  if (open === undefined) return undefined;
  const inside = piece.slice(open.length, -(open.startsWith("$") ? open.length : 1));
  return words.test(inside) ? inside : undefined;
}
