import { presenceAmong } from "../../inference/index.ts";
import type { Column } from "../../model/column.ts";
import type { DocumentShape, Table } from "../../model/table.ts";

export type Presence = NonNullable<Column["presence"]>;

/** A field that fewer documents of one shape have than before; `after` is undefined where hardly any of them has it. */
export type Rarer = { name: string; shape: DocumentShape; before: Presence; after: Presence | undefined };

const levels: Presence[] = ["rarely", "sometimes", "usually", "always"];
export const rankOf = (presence: Presence | undefined): number => (presence ? levels.indexOf(presence) : -1);

/**
 * The fields that are there less often in a shape of documents, each compared with what it was before: of a shape that is new, none. Undefined where
 * shapes don't tell, so that the documents have to be looked at as a whole.
 */
export function rarerInShapes(before: Table, after: Table): Rarer[] | undefined {
  const pairs = pairsOf(before, after);
  if (pairs.length === 0) return undefined;
  const told = new Set([...(before.discriminator ?? []), ...(after.discriminator ?? [])]);
  const names = before.columns.flatMap(({ name }) =>
    !told.has(name) && after.columns.some((column) => column.name === name) ? name : [],
  );
  return pairs.flatMap(({ old, shape }) =>
    names.flatMap((name): Rarer[] => {
      const [was, now] = [presenceIn(before, old, name), presenceIn(after, shape, name)];
      return was !== undefined && rankOf(now) < rankOf(was) ? [{ name, shape, before: was, after: now }] : [];
    }),
  );
}

/** How often documents of a shape, or of a collection that has none, have a field. */
function presenceIn({ columns }: Table, shape: DocumentShape | undefined, name: string): Presence | undefined {
  const whole = columns.find((column) => column.name === name)?.presence;
  return !shape || whole === "always" ? whole : presenceAmong(shape, name);
}

type Pair = { old: DocumentShape | undefined; shape: DocumentShape };

/** The shapes that documents have now, each with the one that they had; but for those that are new. */
function pairsOf(before: Table, { shapes = [] }: Table): Pair[] {
  const known = new Set(before.columns.map(({ name }) => name));
  const isNew = ({ columns }: DocumentShape) => columns.some((name) => !known.has(name));
  if (!before.shapes) return shapes.flatMap((shape) => (isNew(shape) ? [] : [{ old: undefined, shape }]));
  const left = new Set(before.shapes);
  const found = shapes.flatMap((shape): Pair[] => {
    const [old] = [...left].sort((one, other) => likeness(other, shape) - likeness(one, shape));
    if (!old || likeness(old, shape) === 0) return [];
    left.delete(old);
    return [{ old, shape }];
  });
  const rest = shapes.filter((shape) => !found.some((pair) => pair.shape === shape) && !isNew(shape) && !shape.name);
  // What has nothing of its own any more was something else.
  return [...found, ...rest.flatMap((shape, index) => ([...left][index] ? [{ old: [...left][index], shape }] : []))];
}

/** How much two shapes have in common; those with names, which keys give them, have that. */
function likeness(one: DocumentShape, other: DocumentShape): number {
  if (one.name !== undefined || other.name !== undefined) return one.name === other.name ? 1 : 0;
  const common = one.columns.filter((name) => other.columns.includes(name)).length;
  const all = new Set([...one.columns, ...other.columns]).size;
  return all === 0 ? 1 : common / all;
}
