/**
 * Candidates that remain where each side stands in one pair only; a pair with proof is preferred to those without, so that
 * `[a, b] → [c]` is a rename of `a` when only `a` has proof.
 */
export function unambiguous<T extends { from: unknown; to: unknown; proof: boolean }>(candidates: T[]): T[] {
  const proven = alone(candidates.filter(({ proof }) => proof));
  const taken = new Set(candidates.filter(({ proof }) => proof).flatMap(({ from, to }) => [from, to]));
  const others = candidates.filter(({ from, to }) => !taken.has(from) && !taken.has(to));
  return [...proven, ...alone(others)];
}

/** Candidates of which each side stands in one pair only. */
export function alone<T extends { from: unknown; to: unknown }>(candidates: T[]): T[] {
  const seen = new Map<unknown, number>();
  for (const { from, to } of candidates) for (const side of [from, to]) seen.set(side, (seen.get(side) ?? 0) + 1);
  return candidates.filter(({ from, to }) => seen.get(from) === 1 && seen.get(to) === 1);
}
