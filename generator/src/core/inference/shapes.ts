import type { Column } from "../model/column.ts";
import type { Table } from "../model/table.ts";
import { byText } from "../names/by-text.ts";
import { shapesByField } from "./shapes-by-field.ts";
import { shapesByKeys } from "./shapes-by-keys.ts";
import type { Inference } from "./tree.ts";

/** What tells the documents of a collection apart, and the shapes that they have. */
export type Shapes = Pick<Table, "discriminator" | "shapes">;

/** How many documents a collection has, and how many of them have each of the fields that not all of them have. */
export type Counts = { documents: number; fields: Map<string, number> };

/**
 * The shapes of a collection's documents: by the prefixes of its keys, or by the field whose values decide of most other fields
 * whether they are there, where these are more. `was` is what the last snapshot said, null where there is none.
 */
export function shapesOf({ kinds, root }: Inference, columns: Column[], was: Shapes | null): Shapes {
  const optional = columns.filter(({ presence }) => presence && presence !== "always");
  const seen = optional.map(({ name }): [string, number] => [name, root.names.get(name)?.seen ?? 0]);
  const all: Counts = { documents: root.documents, fields: new Map(seen) };
  if (all.documents === 0) return { discriminator: was?.discriminator, shapes: was?.shapes };
  const byKeys = shapesByKeys(kinds, all, was);
  const splits = columns.flatMap(({ name }) => {
    const groups = kinds.byField.get(name);
    const split = groups && shapesByField(name, [...groups.values()], all, was);
    return split ? [{ name, ...split }] : [];
  });
  const rank = (name: string) => (was?.discriminator?.includes(name) ? 0 : 1);
  const [best] = splits.sort((a, b) => rank(a.name) - rank(b.name) || b.decided - a.decided || byText(a.name, b.name));
  if (byKeys && !(best && tellsMore(best, byKeys, was))) {
    const { discriminator, shapes } = byKeys;
    return { discriminator, shapes };
  }
  return best ? { discriminator: [best.name], shapes: best.shapes } : {};
}

type Split = { name: string; decided: number };

/** Whether a field decides of more than the keys do. What told the shapes apart before goes on to. */
function tellsMore({ name, decided }: Split, byKeys: Shapes & { decided: number }, was: Shapes | null): boolean {
  const before = was?.discriminator ?? [];
  if (before.length > 0) return before.includes(name) && !byKeys.discriminator?.some((key) => before.includes(key));
  return decided > byKeys.decided;
}
