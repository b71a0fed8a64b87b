import type { DatabaseFacts, SchemaObject } from "../model/database.ts";
import { factsShape, objectShape, type Shape } from "./shape.ts";

/** Texts that are written as a list of lines where they have more than one, so that a diff reads line by line. */
export const longTexts: ReadonlySet<string> = new Set([
  ...["body", "bound", "comment", "default", "definition", "expression"],
  ...["predicate", "using", "when", "where", "withCheck"],
]);

/** Lists that get a line for each member also where they are inside of something else. */
const tallLists = new Set(["fields", "partitions"]);

type Plain = { [key: string]: unknown };

/**
 * The file of an object (canonical): JSON with a line for each column, constraint, index, …, properties in the order of
 * the model, empty lists left out. Ends with a line break.
 */
export function printObject(object: SchemaObject): string {
  const shape = objectShape.is === "choice" ? objectShape.byKind.get(object.kind) : undefined;
  return file(entriesOf(shape ?? objectShape, object));
}

/** database.json: as an object's file, with the version of the format first. */
export const printFacts = (format: number, facts: DatabaseFacts): string =>
  file([["format", format, { is: "leaf" }], ...entriesOf(factsShape, facts)]);

type Entry = [name: string, value: unknown, shape: Shape];

function entriesOf(shape: Shape, value: object): Entry[] {
  if (shape.is !== "object") return Object.entries(value).map(([name, inner]) => [name, inner, { is: "leaf" }]);
  const entries: Entry[] = [];
  for (const { name, shape: inner, presence } of shape.properties) {
    const found = (value as Plain)[name];
    if (found === undefined || (presence !== "always" && Array.isArray(found) && found.length === 0)) continue;
    entries.push([name, found, inner]);
  }
  return entries;
}

/** The outermost record: what it holds stands on lines of its own, down to the members of its lists. */
function file(entries: Entry[]): string {
  const lines = entries.map(([name, value, shape]) => {
    const tall = Array.isArray(value) || shape.is === "record";
    return `  ${quote(name)}: ${(tall ? undefined : text(name, value, shape)) ?? block(value, shape, "  ")}`;
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
  const parts: string[] = [];
  if (Array.isArray(value)) {
    for (const item of value) {
      const part = line(item, itemShape(shape));
      if (part === undefined) return undefined;
      parts.push(part);
    }
    return `[${parts.join(", ")}]`;
  }
  for (const [name, inner, innerShape] of entriesOf(shape, value)) {
    const part = shape.is === "record" ? line(inner, innerShape) : text(name, inner, innerShape);
    if (part === undefined) return undefined;
    parts.push(`${quote(name)}: ${part}`);
  }
  return parts.length === 0 ? "{}" : `{ ${parts.join(", ")} }`;
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
    for (const [name, part, partShape] of entriesOf(shape, value as Plain)) {
      const short = shape.is === "record" ? line(part, partShape) : text(name, part, partShape);
      parts.push(`${inner}${quote(name)}: ${short ?? block(part, partShape, inner)}`);
    }
    return parts.length === 0 ? "{}" : `{\n${parts.join(",\n")}\n${indent}}`;
  }
  return parts.length === 0 ? "[]" : `[\n${parts.join(",\n")}\n${indent}]`;
}

const itemShape = (shape: Shape): Shape => (shape.is === "list" ? shape.item : { is: "leaf" });

/** Characters that a reviewer would not see, or that turn the text around them (unicode.org/reports/tr36, Trojan Source). */
const invisible = /[\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
const quote = (words: string): string =>
  JSON.stringify(words).replace(
    invisible,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
