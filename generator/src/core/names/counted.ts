/** So many of something, whose plural has an `s`: `1 file`, `2 files`, `2 classes`. */
export const counted = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? "" : noun.endsWith("s") ? "es" : "s"}`;

/** What a snapshot does not hold: `2 casts, 1 operator`. */
export const uncovered = (counts: Record<string, number>): string =>
  Object.entries(counts)
    .map(([kind, count]) => counted(count, kind))
    .join(", ");
