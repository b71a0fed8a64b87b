import { z } from "zod";
import { marks } from "../model/common.ts";
import { database as databaseSchema, type Globals, globals, ownFacts, schemaObject } from "../model/database.ts";
import { byText } from "../names/by-text.ts";

/** How a value of the model is built: read off its zod schema, so that order and form of a snapshot follow the model. */
export type Shape = Leaf | Record | List | ObjectShape | Choice;
/** `code`: SQL, in which names of tables and columns may stand. */
type Leaf = { is: "leaf"; code?: true };
/** A record of options: any keys, none of them nested. */
type Record = { is: "record" };
/** `order` sorts a list whose order means nothing; a list without it keeps its own. */
type List = { is: "list"; item: Shape; order?: ((a: unknown, b: unknown) => number) | undefined };
/** `byName` finds one of its properties. */
export type ObjectShape = { is: "object"; properties: Property[]; byName: Map<string, Property> };
/** `sometimes`: an empty list of it is the same as none. `default`: an absent list of it is an empty one. */
type Property = { name: string; shape: Shape; presence: "always" | "sometimes" | "default" };
type Choice = { is: "choice"; byKind: Map<string, ObjectShape> };

type Named = { schema?: string; kind?: string; name?: string; grantee?: string; signature?: string };
const byName = (a: Named, b: Named): number =>
  byText(a.schema ?? "", b.schema ?? "") ||
  byText(a.kind ?? "", b.kind ?? "") ||
  byText(a.name ?? a.grantee ?? "", b.name ?? b.grantee ?? "") ||
  byText(a.signature ?? "", b.signature ?? "") ||
  byText(JSON.stringify(a), JSON.stringify(b));

const known = new Map<z.core.$ZodType, Shape>();

function shapeOf(schema: z.core.$ZodType): Shape {
  const found = known.get(schema);
  if (found) return found;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return shapeOf(schema.unwrap());
  if (schema instanceof z.ZodArray) return { is: "list", item: shapeOf(schema.element), order: orderOf(schema) };
  if (schema instanceof z.ZodRecord) return { is: "record" };
  if (schema instanceof z.ZodDiscriminatedUnion) return choiceOf(schema.options);
  if (!(schema instanceof z.ZodObject)) return marks.get(schema)?.code ? { is: "leaf", code: true } : { is: "leaf" };
  const shape: ObjectShape = { is: "object", properties: [], byName: new Map() };
  known.set(schema, shape); // before its properties: columns and partitions hold their like
  for (const [name, property] of Object.entries<z.core.$ZodType>(schema.shape)) {
    const of: Property = { name, shape: shapeOf(property), presence: presenceOf(property) };
    shape.properties.push(of);
    shape.byName.set(name, of);
  }
  return shape;
}

function presenceOf(property: z.core.$ZodType): Property["presence"] {
  if (property instanceof z.ZodDefault) return "default";
  return property instanceof z.ZodOptional ? "sometimes" : "always";
}

/** How an unordered list is sorted: words in the model's order (insert, update, delete), free text and objects by name. */
function orderOf(list: z.ZodArray): List["order"] {
  if (!marks.get(list)?.unordered) return undefined;
  const { element } = list;
  if (shapeOf(element).is !== "leaf") return byName as List["order"];
  const words: readonly unknown[] = element instanceof z.ZodEnum ? element.options : [];
  const rank = (word: unknown) => words.indexOf(word);
  return (a, b) => rank(a) - rank(b) || byText(String(a), String(b));
}

function choiceOf(options: readonly z.core.$ZodType[]): Choice {
  const byKind = new Map<string, ObjectShape>();
  for (const option of options) {
    const shape = shapeOf(option);
    if (!(option instanceof z.ZodObject) || shape.is !== "object") continue;
    const kind: unknown = option.shape.kind;
    const kinds = kind instanceof z.ZodEnum ? kind.options : kind instanceof z.ZodLiteral ? [...kind.values] : [];
    for (const name of kinds) byKind.set(String(name), shape);
  }
  return { is: "choice", byKind };
}

export const databaseShape = shapeOf(databaseSchema);
export const ownShape = shapeOf(ownFacts);
export const globalShape = (list: keyof Globals): Shape => shapeOf(globals[list]);
export const objectShape = shapeOf(schemaObject);
