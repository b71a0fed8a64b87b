/** What a validator says of a field: the types that it may have, whether it must be there, and a text about it. */
export type DeclaredField = { types: string[]; isRequired: boolean; comment?: string | undefined };

type Schema = {
  bsonType?: unknown;
  type?: unknown;
  description?: unknown;
  required?: unknown;
  properties?: unknown;
  items?: unknown;
};

/** Names of types in JSON Schema that have another one in BSON. */
const bsonNames: Record<string, string> = { boolean: "bool", number: "number" };

/** The fields that a validator's `$jsonSchema` speaks of, by their path; none where it has no such schema. */
export function declaredFields(validator: unknown): Map<string, DeclaredField> {
  const found = new Map<string, DeclaredField>();
  for (const schema of schemasIn(validator)) collect(schema, [], found);
  return found;
}

/** What a validator's `$jsonSchema` says of the collection as a whole. */
export const declaredComment = (validator: unknown): string | undefined =>
  schemasIn(validator)
    .map(({ description, title }: Schema & { title?: unknown }) => description ?? title)
    .find((text) => typeof text === "string");

/** Its own, and those that it joins with `$and`. */
function schemasIn(validator: unknown): Schema[] {
  if (!isObject(validator)) return [];
  const own = isObject(validator.$jsonSchema) ? [validator.$jsonSchema as Schema] : [];
  return [...own, ...(Array.isArray(validator.$and) ? validator.$and.flatMap(schemasIn) : [])];
}

function collect(schema: Schema, path: string[], found: Map<string, DeclaredField>): void {
  const required = new Set(Array.isArray(schema.required) ? schema.required : []);
  const properties = isObject(schema.properties) ? schema.properties : {};
  for (const name of new Set([...Object.keys(properties), ...required].map(String))) {
    const given = properties[name];
    const own: Schema = isObject(given) ? given : {};
    const inner = [...path, name];
    const { description } = own;
    found.set(inner.join("."), {
      types: typesOf(own),
      isRequired: required.has(name),
      ...(typeof description === "string" && { comment: description }),
    });
    collect(own, inner, found);
    if (isObject(own.items)) collect(own.items as Schema, inner, found);
  }
}

/** The types as a snapshot has them: of arrays with those of their items. */
function typesOf({ bsonType, type, items }: Schema): string[] {
  const given = [bsonType ?? type ?? []].flat().map((name) => bsonNames[String(name)] ?? String(name));
  const inside = isObject(items) ? typesOf(items as Schema) : [];
  return given.map((name) => (name === "array" && inside.length > 0 ? `array<${inside.join(" | ")}>` : name));
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
