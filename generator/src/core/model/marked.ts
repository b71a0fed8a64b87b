import { z } from "zod";
import { type Marks, marks } from "./common.ts";
import { database } from "./database.ts";

/** Names of properties by the mark that they carry; the model is walked once, as every command waits for it. */
const names = new Map<string, Set<string>>();
const seen = new Set<z.core.$ZodType>();
walk(database);

/** The names of the properties of the model that carry a mark, wherever they stand. */
export const propertiesMarked = (mark: keyof Marks): ReadonlySet<string> => names.get(mark) ?? new Set();

function walk(schema: z.core.$ZodType): void {
  const inner = unwrapped(schema);
  if (seen.has(inner)) return;
  seen.add(inner);
  if (inner instanceof z.ZodArray) walk(inner.element);
  if (inner instanceof z.ZodDiscriminatedUnion) for (const option of inner.options) walk(option);
  if (!(inner instanceof z.ZodObject)) return;
  for (const [name, property] of Object.entries<z.core.$ZodType>(inner.shape)) {
    for (const [mark, isSet] of Object.entries(marks.get(unwrapped(property)) ?? {})) {
      if (isSet) names.set(mark, (names.get(mark) ?? new Set()).add(name));
    }
    walk(property);
  }
}

/** A property as it is where it is there. */
function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? unwrapped(schema.unwrap()) : schema;
}
