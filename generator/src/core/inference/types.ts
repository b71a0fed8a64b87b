import type { Column } from "../model/column.ts";
import { byText } from "../names/by-text.ts";
import { fewest, margin } from "./stable.ts";
import type { Place, TypeNames } from "./tree.ts";

/**
 * The types at a place, most frequent first. With those of the last snapshot (`was`), what may be chance changes nothing: a type
 * comes in when there are more than a few values of it, two change places when the one is clearly more frequent, and one
 * that is not seen stays unless it was the most frequent, since how rare the others are is not known.
 */
export function settleTypes(
  { array, null: none }: TypeNames,
  place: Place | undefined,
  was: string[] | null,
): string[] {
  const tallies = place?.types ?? [];
  const byFrequency = [...tallies].sort((a, b) => b.count - a.count || byText(a.type, b.type)).map(({ type }) => type);
  if (was === null) return byFrequency;
  const counts = new Map(tallies.map(({ type, count }) => [type, count]));
  const countOf = (type: string) => counts.get(type) ?? 0;
  const before = was.map((type) => (itemsOf(array, type) ? array : type));
  // A column does not tell how frequent its nulls are: the first of its types is the most frequent of the others.
  const ranked = before.filter((type) => type !== none);
  const values = tallies.reduce((sum, { type, count }) => sum + (type === none ? 0 : count), 0);
  const share = 1 / ranked.length;
  const isGone = countOf(ranked[0] ?? "") === 0 && share > margin(share, values);
  const stays = before.filter((type) => type !== ranked[0] || !isGone);
  const comes = byFrequency.filter((type) => !before.includes(type) && countOf(type) > fewest);
  const settled = inOrder([...stays, ...comes], countOf);
  return settled.length > 0 ? settled : before;
}

/** In the given order, but for what is clearly more frequent than what stands before it. */
function inOrder(types: string[], countOf: (type: string) => number): string[] {
  const isClearlyMore = (a: number, b: number) => a - b > 6 * Math.sqrt(a + b);
  const sorted: string[] = [];
  for (const type of types) {
    let index = sorted.length;
    while (index > 0 && isClearlyMore(countOf(type), countOf(sorted[index - 1] ?? ""))) index--;
    sorted.splice(index, 0, type);
  }
  return sorted;
}

/** Types as a column tells them: arrays with the types of their items, and no null unless nothing else was seen. */
export function writeTypes(
  names: TypeNames,
  types: string[],
  place: Place | undefined,
  was: string[] | null,
): string[] {
  const others = types.filter((type) => type !== names.null);
  return (others.length > 0 ? others : types).map((type) => {
    if (type !== names.array) return type;
    const before = was?.map((one) => itemsOf(names.array, one)).find((items) => items) ?? null;
    const items = settleTypes(names, place?.items, before);
    const inside = items.map((item) =>
      item === names.array ? writeTypes(names, [item], place?.items, before) : [item],
    );
    return items.length === 0 ? type : `${type}<${inside.flat().join(" | ")}>`;
  });
}

/** The types that a column tells, null among them. */
export function typesOfColumn(names: TypeNames, { types, type, nullable }: Column): string[] {
  const told = types ?? [type];
  return nullable && !told.includes(names.null) ? [...told, names.null] : told;
}

/** The types of an array's items as they are written in its own: `array<string | array<int>>`. Undefined for what is no array. */
function itemsOf(array: string, type: string): string[] | undefined {
  if (type === array) return [];
  if (!type.startsWith(`${array}<`)) return undefined;
  const items: string[] = [];
  let depth = 0;
  for (const part of type.slice(array.length + 1, -1).split(" | ")) {
    if (depth === 0) items.push(part);
    else items[items.length - 1] += ` | ${part}`;
    depth += part.split("<").length - part.split(">").length;
  }
  return items;
}

/** Whether documents are among the values of a type: it is their own, or that of an array that has some. */
export const holdsDocuments = (names: TypeNames, type: string): boolean =>
  type === names.document || (itemsOf(names.array, type) ?? []).some((item) => holdsDocuments(names, item));

/** The types of single values among those of a type: its own, or those of an array's items. */
export function scalarsOf(names: TypeNames, type: string): string[] {
  const items = itemsOf(names.array, type);
  if (items) return items.flatMap((item) => scalarsOf(names, item));
  return type === names.document || type === names.null ? [] : [type];
}
