import { permutation } from "./permutation.ts";

/** Which of `parents` each of `rows` belongs to, and the rows that belong to one: both in constant time, and nothing is kept. */
export type Spread = {
  parentOf(row: number): number;
  children(parent: number): { count: number; at(index: number): number };
};

/** How much more rows the first parents have than the last ones: 1 is as many for all. Of P(parent < p · parents) = p^(1/skew). */
const skew = 1.5;

/**
 * Rows in the order of a permutation are cut into blocks, one for each parent: the first ones are the largest, as customers' orders or
 * authors' posts are.
 */
export function spread(rows: number, parents: number, key: number): Spread {
  const order = permutation(rows, key);
  const start = (parent: number) => Math.ceil(rows * (parent / parents) ** (1 / skew) - 1e-9);
  return {
    parentOf(row) {
      const place = order.at(row);
      let parent = Math.min(parents - 1, Math.floor(parents * ((place + 0.5) / rows) ** skew));
      // Powers are rounded: the blocks decide.
      while (start(parent) > place) parent--;
      while (parent + 1 < parents && start(parent + 1) <= place) parent++;
      return parent;
    },
    children(parent) {
      const [from, to] = [start(parent), parent + 1 < parents ? start(parent + 1) : rows];
      return { count: Math.max(0, to - from), at: (index) => order.from(from + index) };
    },
  };
}
