import { bits } from "./draw.ts";

/** A number from 0 to, but not, the count, for each of these: no two get the same one. */
export type Permutation = (index: number) => number;

/** An even number, so that both halves are back in their places. */
const rounds = 6;

/**
 * A keyed bijection of the numbers below `count` (at most 2^50): a Feistel network over two halves of any size ("FE2" of Bellare,
 * Ristenpart, Rogaway, Stegers, Format-Preserving Encryption, 2009), walked on while it leads beyond the count.
 */
export function permutation(count: number, key: number): Permutation {
  if (count <= 1) return (index) => index;
  const a = Math.ceil(Math.sqrt(count));
  const b = Math.ceil(count / a);
  const once = (from: number) => {
    let left = Math.floor(from / b);
    let right = from % b;
    for (let round = 0; round < rounds; round += 2) {
      left = (left + bits(key, right, round)) % a;
      right = (right + bits(key, left, round + 1)) % b;
    }
    return left * b + right;
  };
  return (index) => {
    let at = once(index);
    while (at >= count) at = once(at);
    return at;
  };
}

/** An index taken apart in a mixed radix: one digit for each size, the first one the slowest. */
export function digits(index: number, sizes: number[]): number[] {
  const all = Array<number>(sizes.length);
  let rest = index;
  for (let at = sizes.length - 1; at >= 0; at--) {
    const size = sizes[at]!;
    all[at] = rest % size;
    rest = Math.floor(rest / size);
  }
  return all;
}
