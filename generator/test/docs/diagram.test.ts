import fc from "fast-check";
import mermaid from "mermaid";
import { expect, test } from "vitest";
import { erDiagram } from "../../src/core/diagrams/er-diagram.ts";
import { connectionPage, lookupOf, objectPage } from "../../src/core/docs/index.ts";
import type { SchemaObject } from "../../src/core/model/database.ts";
import { databaseOf, table } from "../support/history.ts";

/** A table that so many others refer to, each with so many columns in its key. */
function star(neighbours: number, width: number): SchemaObject[] {
  const names = Array.from({ length: width }, (_, index) => `${"long_".repeat(10)}${index}`);
  const columns = names.map((name) => `${name} character varying(200)`);
  const references = { schema: "public", name: "hub", columns: names };
  const foreignKeys = [{ name: "to_hub", columns: names, references }];
  const others = Array.from({ length: neighbours }, (_, index) => table(`spoke_${index}`, columns, { foreignKeys }));
  return [table("hub", columns), ...others];
}

const nodesIn = (diagram: string) => diagram.match(/^ {2}"[^"]*"(?= \{$|$)/gm) ?? [];

test.for([
  { neighbours: 3, width: 2, nodes: 4, note: undefined },
  { neighbours: 300, width: 2, nodes: 40, note: "261 more related tables are not drawn." },
  { neighbours: 40, width: 1, nodes: 40, note: "1 more related table is not drawn." },
  { neighbours: 300, width: 32, nodes: undefined, note: expect.stringMatching(/^2\d\d more/) },
])("draws the nearest of $neighbours neighbours, $width columns each", async ({ neighbours, width, nodes, note }) => {
  const database = databaseOf(...star(neighbours, width));
  const hub = database.objects.find(({ name }) => name === "hub") as SchemaObject;
  const page = objectPage(lookupOf(database), hub, new Map());
  const section = page.sections.find(({ id }) => id === "diagram");
  const drawn = section?.diagram ?? "";
  expect(section?.note).toEqual(note);
  expect(drawn.length).toBeLessThanOrEqual(50_000);
  expect(nodesIn(drawn).length).toBeLessThanOrEqual(40);
  if (nodes !== undefined) expect(nodesIn(drawn)).toHaveLength(nodes);
  expect(Object.keys(section?.nodes ?? {})).toHaveLength(nodesIn(drawn).length);
  expect(await mermaid.parse(drawn)).toEqual({ diagramType: "er", config: {} });
});

test("draws the tables of a schema that have to do with another, where they are few", () => {
  const diagrams = (...objects: SchemaObject[]) =>
    connectionPage("shop", lookupOf(databaseOf(...objects)), new Map()).diagrams;
  const [drawn] = diagrams(...star(2, 1), table("alone", ["id integer"]));
  expect(nodesIn(drawn?.diagram ?? "").map((name) => name.trim())).toEqual(['"hub"', '"spoke_0"', '"spoke_1"']);
  expect(diagrams(table("one", ["id integer"]), table("two", ["id integer"]))).toEqual([]);
  expect(diagrams(...star(40, 1))).toEqual([]);
});

test("the values of a type are left to the page", () => {
  const typed = (type: string) => ({ type, name: "a", marks: [] });
  const columns = ["enum('new','it''s')", "set('a','b')", "decimal(10,2)"].map(typed);
  const { text } = erDiagram([{ name: "orders", columns, more: 0 }], []);
  expect(text.match(/^ {4}.*$/gm)).toEqual(["    enum a", "    set a", "    decimal(10_2) a"]);
});

test("is a diagram of Mermaid whatever the names", async () => {
  const nasty = fc.constantFrom(
    "direction LR",
    "%%{",
    "}",
    '"',
    "class",
    "style x",
    "end",
    "--",
    "}o",
    "title",
    "accTitle: x",
    "PK",
    "\n",
    "u-1.5",
    "only one",
    "<",
    "#quot;",
    "`",
    "[",
    ":::",
    "subgraph",
    "1",
    "*",
    "e\u0301",
    "😀",
  );
  const word = fc
    .array(fc.oneof(nasty, fc.string({ unit: "grapheme", maxLength: 4 })), { maxLength: 4 })
    .map((parts) => parts.join(""));
  const marks = fc.subarray(["PK", "FK", "UK"] as const).map((list) => [...list]);
  const column = fc.record({ name: word, type: word, marks });
  const entity = fc.record({ name: word, columns: fc.array(column, { maxLength: 3 }), more: fc.nat(1) });
  await fc.assert(
    fc.asyncProperty(fc.array(entity, { minLength: 1, maxLength: 3 }), word, async (entities, label) => {
      const last = entities.length - 1;
      const { text, names } = erDiagram(entities, [{ child: 0, parent: last, unique: false, optional: true, label }]);
      expect(await mermaid.parse(text)).toEqual({ diagramType: "er", config: {} });
      expect(new Set(names).size).toBe(entities.length);
    }),
    { numRuns: 300 },
  );
});
