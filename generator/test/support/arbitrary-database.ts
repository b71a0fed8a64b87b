import fc from "fast-check";
import { z } from "zod";
import {
  type Database,
  database,
  defaultPrivilege,
  type Extension,
  extension,
  otherObject,
  type SchemaObject,
  schemaObject,
} from "../../src/core/model/database.ts";

/** Names that break what is careless about quoting, paths, Markdown, HTML, case or Unicode. */
export const hostileNames = [
  ...[
    "",
    " ",
    ".",
    "..",
    "../../etc/passwd",
    "/",
    "\\",
    "-rf",
    "--output=x",
    ".git",
    "~root",
    "con",
    "NUL",
    "aux.json",
  ],
  ...["database.json", "tables", "a.", "a ", "a:b", 'a"b', "a'b; DROP TABLE x;--", "a`b`c", "a|b", "a\nb", "a\r\nb\n"],
  ...[
    "<script>alert(1)</script>",
    "{{ 7 | times: 6 }}",
    "\u0024{x}",
    "[x](javascript:alert(1))",
    "<!-- x -->",
    "a\u0000b",
  ],
  ...["User", "USER", "user", "\u00e9", "e\u0301", "\u00c9", "\u017fteam", "\u0130", "\u0131", "\u00df", "\u1e9e"],
  ...["\u212b", "\u00c5", "A\u030a", "\ufb01", "\ud55c", "\u1112\u1161\u11ab", "表", "😀", "\ud800", "\udc00\ud800"],
  ...["\u202eevil", "\ufeff", "\u200b", "__proto__", "constructor", "toString", "1", "x".repeat(300), "表".repeat(100)],
  ...["f(integer)", "f(", ")", "a.b", "a~b", "~a", "~61~", "a+b", "a%2fb"],
];
const ordinaryNames = ["id", "orders", "order_items", "customer_id", "created_at", "public", "shop", "total", "Orders"];

export const arbitraryName: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...ordinaryNames) },
  { weight: 2, arbitrary: fc.stringMatching(/^[a-z_]{1,12}$/) },
  { weight: 2, arbitrary: fc.constantFrom(...hostileNames) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 12 }) },
);

const arbitraryText = fc.oneof(
  arbitraryName,
  fc.array(fc.string({ maxLength: 8 }), { maxLength: 4 }).map((lines) => lines.join("\n")),
);

/** A value of any schema of the model, so that a property that is new there is here, too. */
function arbitraryOf(schema: z.core.$ZodType, depth = 0): fc.Arbitrary<unknown> {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return arbitraryOf(schema.unwrap(), depth);
  if (schema instanceof z.ZodString) return arbitraryText;
  if (schema instanceof z.ZodNumber) return fc.integer();
  if (schema instanceof z.ZodBoolean) return fc.boolean();
  if (schema instanceof z.ZodLiteral) return fc.constantFrom(...schema.values);
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
  if (schema instanceof z.ZodUnion) {
    return fc.oneof(
      ...schema.options.map((option) => ({ arbitrary: arbitraryOf(option, depth), weight: weight(option) })),
    );
  }
  if (schema instanceof z.ZodRecord) return arbitraryOptions(schema, depth);
  if (schema instanceof z.ZodArray) return arbitraryList(schema.element, depth + 1);
  if (schema instanceof z.ZodObject) return arbitraryRecord(schema, depth);
  throw new Error(`no arbitrary for a ${schema._zod.def.type}`);
}

/** Tables have most of the model in them, so they come most often. */
const weight = (schema: z.core.$ZodType) => (schema instanceof z.ZodObject && "foreignKeys" in schema.shape ? 8 : 1);

function arbitraryRecord(schema: z.ZodObject, depth: number): fc.Arbitrary<object> {
  const properties: Record<string, fc.Arbitrary<unknown>> = {};
  const requiredKeys: string[] = [];
  for (const [name, property] of Object.entries(schema.shape)) {
    const nested = name === "fields" || name === "partitioning";
    if (nested && depth > 3) continue;
    properties[name] = ["name", "schema", "grantee"].includes(name) ? arbitraryName : arbitraryOf(property, depth);
    if (!(property instanceof z.ZodOptional)) requiredKeys.push(name);
  }
  return fc.record(properties, { requiredKeys });
}

function arbitraryList(element: z.core.$ZodType, depth: number): fc.Arbitrary<unknown[]> {
  const maxLength = element === schemaObject ? 8 : depth > 2 ? 2 : 3;
  // The name is its own in the whole database, whatever schema they are about.
  const isGlobal = element === extension || element === defaultPrivilege || element === otherObject;
  const selector = isGlobal ? (member: unknown) => (member as Extension).name : identity;
  return fc.uniqueArray(arbitraryOf(element, depth), { maxLength, selector, size: "max" });
}

/** What tells the members of a list apart. */
function identity(member: unknown): unknown {
  if (typeof member !== "object" || member === null || !("name" in member || "grantee" in member)) return member;
  const { schema, kind, name, grantee, signature } = member as Record<string, unknown>;
  return JSON.stringify([schema, kind, name ?? grantee, signature]);
}

const arbitraryOptions = (schema: z.ZodRecord, depth: number) =>
  fc.dictionary(
    fc.stringMatching(/^[a-z][a-zA-Z]{0,8}$/),
    arbitraryOf(schema.valueType, depth).filter((value) => !Array.isArray(value) || value.length > 0),
    { maxKeys: 3 },
  );

/** Any object, with every optional fact there or not; not canonical. */
export const arbitraryObject = arbitraryOf(schemaObject) as fc.Arbitrary<SchemaObject>;

/** Any database; not canonical. Names in it refer to nothing in particular. */
export const arbitraryDatabase = arbitraryOf(database) as fc.Arbitrary<Database>;

/** The same database with every list of things told apart by name in another order. */
export function reversedLists(value: Database): Database {
  return reverse(value) as Database;
}

const ordered = new Set(["columns", "fields", "values", "types", "key", "arguments", "include", "inherits"]);

function reverse(value: unknown, name = ""): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => reverse(item));
    return ordered.has(name) ? items : items.reverse();
  }
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, key === "options" ? inner : reverse(inner, key)]);
  return Object.fromEntries(entries.reverse());
}
