import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { canonical } from "../../src/core/canonical/canonical.ts";
import { equal } from "../../src/core/diff/equal.ts";
import { diff } from "../../src/core/diff/index.ts";
import { type Database, database, databaseFacts, schemaObject } from "../../src/core/model/database.ts";
import { propertiesMarked } from "../../src/core/model/marked.ts";
import { expectedChanges, type Outline } from "./expected-change.ts";
import { type Mutation, mutations } from "./mutations.ts";
import { example, look } from "./schema-walk.ts";

/** A database in which every property of every kind of thing is there. */
const full = canonical(
  database.parse({
    ...(example(databaseFacts) as object),
    objects: schemaObject.options.map((option) => example(option, `.${kindOf(option)}`)),
  }),
);

function kindOf(option: z.core.$ZodType): string {
  const node = look(option);
  const kind = node.type === "object" && node.shape.kind ? look(node.shape.kind.schema) : undefined;
  return kind?.type === "choice" ? String(kind.values[0]) : "";
}

const outline = (before: Database, after: Database): Outline[] =>
  diff(before, after).map((change) => ({
    op: change.op,
    kind: change.target.kind,
    ...(change.op === "modified" ? { changed: change.changed } : {}),
  }));

const asked = propertiesMarked("asked");

describe("diff of a database with every property of the model", () => {
  test("and itself, or an equal copy, is empty", () => {
    expect(diff(full, full)).toEqual([]);
    expect(diff(full, structuredClone(full))).toEqual([]);
  });

  test("every single mutation gives exactly its change", () => {
    const seen = new Map<string, number>();
    const wrong: { mutation: string; expected: Outline[]; actual: Outline[] }[] = [];
    for (const mutation of mutations(database, full)) {
      const after = canonical(mutation.value as Database);
      // What only one side was asked for is no difference.
      const isUnasked = mutation.what === "absent" && asked.has(String(mutation.path.at(-1)));
      const expected = isUnasked || equal(full, after) ? [] : expectedChanges(mutation, full);
      const actual = outline(full, after);
      if (!sameOutline(actual, expected)) wrong.push({ mutation: words(mutation), expected, actual });
      for (const property of mutation.path) seen.set(String(property), (seen.get(String(property)) ?? 0) + 1);
    }
    expect(wrong.slice(0, 10)).toEqual([]);
    expect([...propertiesOf(database)].filter((property) => !seen.has(property))).toEqual([]);
  });
});

const words = ({ path, what }: Mutation) => `${path.join(".")} ${what}`;
const sameOutline = (actual: Outline[], expected: Outline[]) => {
  const sorted = (list: Outline[]) => list.map((each) => JSON.stringify(each)).sort();
  return equal(sorted(actual), sorted(expected));
};

/** The names of all properties of a schema, at any depth. */
function propertiesOf(
  schema: z.core.$ZodType,
  found = new Set<string>(),
  seen = new Set<z.core.$ZodType>(),
): Set<string> {
  if (seen.has(schema)) return found;
  seen.add(schema);
  const node = look(schema);
  if (node.type === "array") propertiesOf(node.element, found, seen);
  if (node.type === "union") for (const option of node.options) propertiesOf(option, found, seen);
  if (node.type !== "object") return found;
  for (const [name, property] of Object.entries(node.shape)) {
    found.add(name);
    propertiesOf(property.schema, found, seen);
  }
  return found;
}
