import type { Column } from "../../model/column.ts";

/** Columns of both sides that stand between two that are the same column; `isEnd` behind the last such, where new ones go. */
export type Gap = { gone: Column[]; come: Column[]; isEnd: boolean };

/**
 * The gaps between the columns that are known to be the same, given as old names to new ones. Columns keep their order for life, and
 * a new one goes to the end: where one stands behind another that once stood behind it, it was made anew, and so was all that follows.
 */
export function gapsBetween(before: Column[], after: Column[], same: ReadonlyMap<string, string>): Gap[] {
  const old = new Map(before.map(({ name }, index) => [same.get(name), index]));
  const isGone = ({ name }: Column) => !same.has(name);
  const gaps: Gap[] = [];
  let start = 0;
  let isAnew = false;
  let come: Column[] = [];
  for (const column of after) {
    const at = old.get(column.name);
    if (at === undefined) come.push(column);
    else isAnew ||= at < start;
    if (at === undefined || isAnew) continue;
    gaps.push({ gone: before.slice(start, at).filter(isGone), come, isEnd: false });
    start = at;
    come = [];
  }
  gaps.push({ gone: before.slice(start).filter(isGone), come, isEnd: true });
  return gaps;
}

/**
 * Which column became which, going by their order: those that fit one by one where there are as many on both sides; else those
 * that are the same in all ways to leave out as many as there are too many.
 */
export function pairsInOrder(
  { gone, come }: Gap,
  fits: (from: Column, to: Column) => boolean,
): { from: Column; to: Column }[] {
  if (gone.length === come.length) {
    return gone.flatMap((from, index) => {
      const to = come[index];
      return to && fits(from, to) ? [{ from, to }] : [];
    });
  }
  if (gone.length > come.length) return onlyWay(gone, come, fits).map(([from, to]) => ({ from, to }));
  return onlyWay(come, gone, (to, from) => fits(from, to)).map(([to, from]) => ({ from, to }));
}

type Fits = (one: Column, other: Column) => boolean;

/** Each of the few with the one of the many that it is with in all ways to keep the order; none where there is no way. */
function onlyWay(many: Column[], few: Column[], fits: Fits): [one: Column, other: Column][] {
  const first = firstWay(many, few, fits);
  const last = firstWay(many.toReversed(), few.toReversed(), fits).reverse();
  return first.length === few.length ? first.filter(([one], index) => one === last[index]?.[0]) : [];
}

/** Each of the few with the first one of the many that fits, behind that of the one before. */
function firstWay(many: Column[], few: Column[], fits: Fits): [one: Column, other: Column][] {
  const rest = many.values();
  return few.flatMap((other) => {
    const one = rest.find((each) => fits(each, other));
    return one ? [[one, other] as [Column, Column]] : [];
  });
}
