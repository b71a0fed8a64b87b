import { z } from "zod";
import { type Marks, marks } from "./common.ts";
import { database } from "./database.ts";

/** The names of the properties of the model that carry a mark, wherever they stand. */
export function propertiesMarked(mark: keyof Marks): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set<z.core.$ZodType>();
  const walk = (schema: z.core.$ZodType): void => {
    const inner = unwrapped(schema);
    if (seen.has(inner)) return;
    seen.add(inner);
    if (inner instanceof z.ZodArray) walk(inner.element);
    if (inner instanceof z.ZodDiscriminatedUnion) for (const option of inner.options) walk(option);
    if (!(inner instanceof z.ZodObject)) return;
    for (const [name, property] of Object.entries<z.core.$ZodType>(inner.shape)) {
      if (marks.get(unwrapped(property))?.[mark]) names.add(name);
      walk(property);
    }
  };
  walk(database);
  return names;
}

/** A property as it is where it is there. */
const unwrapped = (schema: z.core.$ZodType): z.core.$ZodType =>
  schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? unwrapped(schema.unwrap()) : schema;
