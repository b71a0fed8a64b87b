import type { presence } from "../model/column.ts";

export type Presence = (typeof presence.options)[number];

/**
 * How far a share of `n` documents must lie past a border to count as past it. Two samples of the same documents differ by
 * chance: six standard deviations (four of the difference between two samples), and never fewer than `fewest` documents.
 */
export const margin = (border: number, n: number): number =>
  n === 0 ? Number.POSITIVE_INFINITY : Math.max(6 * Math.sqrt((border * (1 - border)) / n), fewest / n);

/** What is in so few documents more or less than before may be chance: the next sample may have none of them. */
export const fewest = 15;

/** Whether a share is at least as high as a border; as before (`was`), unless it is clearly past it. */
export function reaches(border: number, share: number, n: number, was: boolean | undefined): boolean {
  if (was === undefined) return share >= border;
  return was ? share >= border - margin(border, n) : share > border + margin(border, n);
}

/** The shares at which `sometimes` and `usually` begin. */
export const sometimes = 0.05;
export const usually = 0.5;

const levels = [undefined, "rarely", "sometimes", "usually", "always"] as const;
/** The border between a level and the next. That of absent and rarely is no document, that of usually and always all of them. */
const borders = [0, sometimes, usually, 1];

function measured(count: number, n: number): number {
  if (count === 0) return 0;
  if (count >= n) return 4;
  return count / n >= usually ? 3 : count / n >= sometimes ? 2 : 1;
}

/**
 * How often something is there that `count` of `n` documents have, or undefined where it is not. `was` is what the last
 * snapshot said of it, null where there is none: what it said stays unless the share is clearly past the border of that.
 */
export function presenceOf(count: number, n: number, was: Presence | undefined | null): Presence | undefined {
  const now = measured(count, n);
  if (was === null) return levels[now];
  const before = levels.indexOf(was);
  const border = borders[now > before ? before : before - 1] ?? 0;
  return Math.abs(count / n - border) > margin(border, n) ? levels[now] : was;
}
