import type { z } from "zod";

/** A zod schema seen as what it is made of, without the wrappers that only say absent or default. */
export type Node =
  | { type: "object"; shape: Record<string, { schema: z.core.$ZodType; optional: boolean }> }
  | { type: "array"; element: z.core.$ZodType }
  | { type: "record"; value: z.core.$ZodType }
  | { type: "union"; options: readonly z.core.$ZodType[] }
  | { type: "choice"; values: readonly (string | number | boolean)[] }
  | { type: "string" | "number" | "boolean" };

/** Looks at a schema of the model; throws for what the model does not use so far, so that nothing is passed over. */
export function look(schema: z.core.$ZodType): Node {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case "optional":
    case "default":
      return look(def.innerType);
    case "object": {
      const entries = Object.entries(def.shape).map(([name, property]) => {
        const { type } = (property as z.core.$ZodTypes)._zod.def;
        return [name, { schema: property as z.core.$ZodType, optional: type === "optional" }] as const;
      });
      return { type: "object", shape: Object.fromEntries(entries) };
    }
    case "array":
      return { type: "array", element: def.element };
    case "record":
      return { type: "record", value: def.valueType };
    case "union":
      return { type: "union", options: def.options };
    case "enum":
      return { type: "choice", values: Object.values(def.entries) };
    case "literal":
      return { type: "choice", values: def.values as (string | number | boolean)[] };
    case "string":
    case "number":
    case "boolean":
      return { type: def.type };
    default:
      throw new Error(`the model has a schema of type ${def.type}, which the tests do not know`);
  }
}

const depthLimit = 2;

/**
 * A value in which every property is there and every list has two members. Each text is another: its path. Recursive
 * schemas (fields, partitions) go `depthLimit` deep.
 */
export function example(schema: z.core.$ZodType, path = "", above: readonly z.core.$ZodType[] = []): unknown {
  const node = look(schema);
  switch (node.type) {
    case "object": {
      const inside = [...above, schema];
      const entries = Object.entries(node.shape).flatMap(([name, property]) => {
        const deep = inside.filter((each) => each === unwrapped(property.schema)).length;
        return deep >= depthLimit ? [] : [[name, example(property.schema, `${path}.${name}`, inside)] as const];
      });
      return Object.fromEntries(entries);
    }
    case "array":
      return [0, 1].map((index) => example(node.element, `${path}.${index}`, above));
    case "record":
      return { first: example(node.value, `${path}.first`), second: example(node.value, `${path}.second`) };
    case "union":
      return example(node.options[0]!, path, above);
    case "choice":
      return node.values[0];
    case "string":
      return path.slice(1);
    case "number":
      return 1;
    case "boolean":
      return true;
  }
}

/** The schema behind optional, default and list. */
function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type === "optional" || def.type === "default") return unwrapped(def.innerType);
  return def.type === "array" ? unwrapped(def.element) : schema;
}
