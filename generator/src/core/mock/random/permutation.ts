import { bits } from "./draw.ts";

/** A bijection of the numbers from 0 to, but not, a count: where a number goes, and which one goes to a place. */
export type Permutation = { at(index: number): number; from(place: number): number };

/** An even number, so that both halves are back in their places. */
const rounds = 6;

/**
 * A keyed bijection of the numbers below `count` (at most 2^50): a Feistel network over two halves of any size ("FE2" of Bellare,
 * Ristenpart, Rogaway, Stegers, Format-Preserving Encryption, 2009), walked on while it leads beyond the count.
 */
export function permutation(count: number, key: number): Permutation {
  if (count <= 1) return { at: (index) => index, from: (place) => place };
  const a = Math.ceil(Math.sqrt(count));
  const b = Math.ceil(count / a);
  const once = (index: number) => {
    let left = Math.floor(index / b);
    let right = index % b;
    for (let round = 0; round < rounds; round += 2) {
      left = (left + bits(key, right, round)) % a;
      right = (right + bits(key, left, round + 1)) % b;
    }
    return left * b + right;
  };
  const back = (place: number) => {
    let left = Math.floor(place / b);
    let right = place % b;
    for (let round = rounds - 2; round >= 0; round -= 2) {
      right = modulo(right - bits(key, left, round + 1), b);
      left = modulo(left - bits(key, right, round), a);
    }
    return left * b + right;
  };
  return { at: (index) => walked(once, index, count), from: (place) => walked(back, place, count) };
}

function walked(step: (at: number) => number, from: number, count: number): number {
  let at = step(from);
  while (at >= count) at = step(at);
  return at;
}

const modulo = (number: number, size: number) => ((number % size) + size) % size;

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
