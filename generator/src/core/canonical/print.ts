import type { Globals, OwnFacts, SchemaObject } from "../model/database.ts";
import { propertiesMarked } from "../model/marked.ts";
import { globalShape, objectShape, ownShape, type Shape } from "./shape.ts";

/** Texts that are written as a list of lines where they have more than one, so that a diff reads line by line. */
export const longTexts = propertiesMarked("long");

/** Lists that get a line for each member also where they are inside of something else. */
const tallLists = propertiesMarked("tall");

type Plain = { [key: string]: unknown };

/**
 * The file of an object (canonical): JSON with a line for each column, constraint, index, …, properties in the order of
 * the model, empty lists left out. Ends with a line break.
 */
export function printObject(object: SchemaObject): string {
  const shape = objectShape.is === "choice" ? objectShape.byKind.get(object.kind) : undefined;
  return file(shape ?? objectShape, object);
}

/** The file of what belongs to no schema: as an object's. */
export const printGlobal = (list: keyof Globals, value: Globals[keyof Globals]): string =>
  file(globalShape(list), value);

/** database.json: as an object's file, with the version of the format first. */
export const printFacts = (format: number, facts: OwnFacts): string => file(ownShape, facts, [`  "format": ${format}`]);

/** Calls `visit` for each property that is printed: not for absent ones, and for empty lists only where they say something. */
function eachProperty(shape: Shape, value: object, visit: (name: string, inner: unknown, shape: Shape) => void): void {
  if (shape.is !== "object") {
    for (const [name, inner] of Object.entries(value)) visit(name, inner, leaf);
    return;
  }
  // Over what is there, in the order of the model already, which is much less than what may be.
  for (const name in value) {
    const property = shape.byName.get(name);
    const found = (value as Plain)[name];
    if (property === undefined || found === undefined) continue;
    if (property.presence === "always" || !Array.isArray(found) || found.length > 0) visit(name, found, property.shape);
  }
}

/** The outermost record: what it holds stands on lines of its own, down to the members of its lists. */
function file(shape: Shape, value: object, start: string[] = []): string {
  const lines = start;
  eachProperty(shape, value, (name, inner, innerShape) => {
    const tall = Array.isArray(inner) || innerShape.is === "record";
    const short = tall ? undefined : text(name, inner, innerShape);
    lines.push(`  ${quote(name)}: ${short ?? block(inner, innerShape, "  ")}`);
  });
  return `{\n${lines.join(",\n")}\n}\n`;
}

/** A property on one line; undefined where there is something in it that takes several. */
function text(name: string, value: unknown, shape: Shape): string | undefined {
  if (typeof value === "string") return longTexts.has(name) && value.includes("\n") ? undefined : quote(value);
  return tallLists.has(name) ? undefined : line(value, shape);
}

/** A value on one line; undefined where there is something in it that takes several. */
function line(value: unknown, shape: Shape): string | undefined {
  if (typeof value === "string") return quote(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  let parts = "";
  let isShort = true;
  if (Array.isArray(value)) {
    const item = itemShape(shape);
    for (const member of value) {
      const part = line(member, item);
      if (part === undefined) return undefined;
      parts += parts === "" ? part : `, ${part}`;
    }
    return `[${parts}]`;
  }
  eachProperty(shape, value, (name, inner, innerShape) => {
    if (!isShort) return;
    const part = shape.is === "record" ? line(inner, innerShape) : text(name, inner, innerShape);
    if (part === undefined) isShort = false;
    else parts += `${parts === "" ? "" : ", "}${quote(name)}: ${part}`;
  });
  return isShort ? `{ ${parts} }` : undefined;
}

/** A value with a line for each of its parts; a text, for each of its lines. */
function block(value: unknown, shape: Shape, indent: string): string {
  const inner = `${indent}  `;
  const parts: string[] = [];
  if (typeof value === "string") {
    for (const words of value.split("\n")) parts.push(inner + quote(words));
  } else if (Array.isArray(value)) {
    const item = itemShape(shape);
    for (const member of value) parts.push(inner + (line(member, item) ?? block(member, item, inner)));
  } else {
    eachProperty(shape, value as Plain, (name, part, partShape) => {
      const short = shape.is === "record" ? line(part, partShape) : text(name, part, partShape);
      parts.push(`${inner}${quote(name)}: ${short ?? block(part, partShape, inner)}`);
    });
    return `{\n${parts.join(",\n")}\n${indent}}`;
  }
  return `[\n${parts.join(",\n")}\n${indent}]`;
}

const leaf: Shape = { is: "leaf" };
const itemShape = (shape: Shape): Shape => (shape.is === "list" ? shape.item : leaf);

/** Characters that a reviewer would not see, or that turn the text around them (unicode.org/reports/tr36, Trojan Source). */
const invisible = /[\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
/** What JSON writes as it is; most texts are. */
const plain = /^[ !#-[\]-~]*$/;

function quote(words: string): string {
  if (plain.test(words)) return `"${words}"`;
  const coded = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return JSON.stringify(words).replace(invisible, coded);
}
