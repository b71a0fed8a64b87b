type Key = { child: number; parent: number };

/**
 * The places of tables in columns, each table to the right of those that it refers to, and near them: a table's place in its
 * column is about where the tables are that it has keys with. Keys in a circle are followed once.
 */
export function ranksOf(count: number, keys: Key[]): number[][] {
  const parents = new Map<number, number[]>();
  for (const { child, parent } of keys) {
    if (child !== parent) parents.set(child, [...(parents.get(child) ?? []), parent]);
  }
  const rankOf = new Map<number, number>();
  const ranks: number[][] = [];
  for (let place = 0; place < count; place++) rank(place, new Set());
  for (const [place, at] of rankOf) {
    ranks[at] ??= [];
    ranks[at].push(place);
  }
  for (const [at, places] of ranks.entries()) if (at > 0) places.sort((a, b) => heightOf(a) - heightOf(b));
  return ranks;

  function rank(place: number, above: Set<number>): number {
    const known = rankOf.get(place);
    if (known !== undefined) return known;
    if (above.has(place)) return -1;
    above.add(place);
    const found = 1 + Math.max(-1, ...(parents.get(place) ?? []).map((parent) => rank(parent, above)));
    above.delete(place);
    rankOf.set(place, found);
    return found;
  }

  /** About how far down the tables are that one refers to. */
  function heightOf(place: number): number {
    const heights = (parents.get(place) ?? []).map((parent) => {
      const column = ranks[rankOf.get(parent) ?? 0] ?? [];
      return column.indexOf(parent) / column.length;
    });
    return heights.reduce((sum, height) => sum + height, 0) / (heights.length || 1);
  }
}
