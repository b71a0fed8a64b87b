import { expect, test } from "vitest";
import { canonical, fromFiles, toFiles } from "../../src/core/canonical/index.ts";
import { databaseOf, table } from "../support/history.ts";

const files = toFiles(databaseOf(table("orders", ["id integer"])));
const orders = "public/tables/orders.json";
const text = files.get(orders) ?? "";

const conflict = `<<<<<<< HEAD\n${text}=======\n${text}>>>>>>> feature\n`;
const cases: [what: string, path: string, content: string | undefined, says: string | RegExp][] = [
  ["merge conflict markers", orders, conflict, "snap/public/tables/orders.json has merge conflict markers (line 1)"],
  [
    "markers further down",
    orders,
    text.replace("  ]", "=======\n  ]"),
    /orders\.json has merge conflict markers \(line 7\)/,
  ],
  ["half a file", orders, text.slice(0, 50), /^snap\/public\/tables\/orders\.json is not JSON: /],
  [
    "a wrong type",
    orders,
    text.replace('"nullable": true', '"nullable": "yes"'),
    /orders\.json .*: columns\[0\]\.nullable: .*boolean/,
  ],
  ["an unknown property", orders, text.replace('"name"', '"nmae": 1, "name"'), /orders\.json .*: .*"nmae"/],
  [
    "another object's content",
    orders,
    text.replace('"orders"', '"other"'),
    /orders\.json holds the table "public"\."other", whose file is public\/tables\/other\.json/,
  ],
  [
    "a list of numbers for a text",
    orders,
    text.replace('"columns"', '"comment": [1],\n  "columns"'),
    /orders\.json .*: comment: /,
  ],
  [
    "a newer format",
    "database.json",
    '{ "format": 3, "new": true }',
    /^snap\/database\.json has snapshot format 3; this version of schemalog reads formats up to 2$/,
  ],
  ["no format", "database.json", '{ "engine": "x" }', /^snap\/database\.json is not a valid snapshot file: format: /],
  ["not an object", "database.json", "[]", /^snap\/database\.json is not a valid snapshot file: /],
  [
    "another schema's content",
    "@schemas/public.json",
    '{ "name": "shop" }',
    /@schemas\/public\.json holds "shop", whose file is @schemas\/shop\.json/,
  ],
  [
    "a list of the first format in the second",
    "database.json",
    '{ "format": 2, "engine": "x", "schemas": [] }',
    /database\.json .*: .*"schemas"/,
  ],
  ["no database.json", "database.json", undefined, "there is no snapshot in snap: it has no database.json"],
];

test.each(cases)("%s: one error that names file and place", (_, path, content, says) => {
  const broken = new Map(files);
  if (content === undefined) broken.delete(path);
  else broken.set(path, content);
  expect(() => fromFiles(broken, "snap")).toThrow(says);
  expect(() => fromFiles(broken, "snap")).toThrow(expect.objectContaining({ exitCode: 2, hint: expect.any(String) }));
});

test("files that are not a snapshot's do not count, and line ends of Windows do no harm", () => {
  const others = new Map([
    ...files,
    ["README.md", "x"],
    ["public/x.json", "x"],
    [".DS_Store", "x"],
    ["a/b/c.json", "x"],
  ]);
  expect(fromFiles(others)).toEqual(fromFiles(files));
  expect(fromFiles([...files].map(([path, content]) => [path, content.replaceAll("\n", "\r\n")]))).toEqual(
    fromFiles(files),
  );
});

test("the format itself", () => {
  const database = canonical({
    ...databaseOf(),
    objects: [
      ...databaseOf(
        table("order items", ["id integer", "note text"], {
          comment: "One\nline per\r\nthing\n",
          options: { fillfactor: "70" },
        }),
      ).objects,
    ],
  });
  expect(Object.fromEntries(toFiles(database))).toEqual({
    "database.json": '{\n  "format": 2,\n  "engine": "postgres"\n}\n',
    "@schemas/public.json": '{\n  "name": "public"\n}\n',
    "public/tables/order items.json": `{
  "kind": "table",
  "schema": "public",
  "name": "order items",
  "comment": [
    "One",
    "line per\\r",
    "thing",
    ""
  ],
  "columns": [
    { "name": "id", "type": "integer", "nullable": true },
    { "name": "note", "type": "text", "nullable": true }
  ],
  "options": {
    "fillfactor": "70"
  }
}
`,
  });
});

test("the first format, in which one file had all that belongs to no schema, is read as ever", () => {
  const globals = {
    schemas: [
      { name: "Shop", comment: "a\nb", grants: [{ grantee: "clerk", privileges: ["USAGE"] }] },
      { name: "con" },
    ],
    extensions: [{ name: "citext", schema: "public" }],
    eventTriggers: [{ name: "e", event: "sql_drop", routine: { schema: "public", name: "f" } }],
    servers: [{ name: "s", wrapper: "file_fdw", options: { comment: "x" } }],
    publications: [{ name: "p", allTables: true, operations: ["insert"] }],
  };
  const old = { format: 1, engine: "postgres", comment: ["One", "two"], ...globals };
  const objects = [...files].filter(([path]) => path === orders);
  const read = fromFiles([["database.json", JSON.stringify(old)], ...objects]);
  expect(read).toMatchObject({ comment: "One\ntwo", schemas: [{ name: "Shop" }, { name: "con" }] });
  const now = toFiles(read);
  expect([...now.keys()]).toEqual([
    "database.json",
    "@schemas/~shop.json",
    "@schemas/~63~on.json",
    "@extensions/citext.json",
    "@event-triggers/e.json",
    "@servers/s.json",
    "@publications/p.json",
    orders,
  ]);
  expect(fromFiles(now)).toEqual(read);
  // What an older version leaves of a newer snapshot, where it writes over database.json.
  expect(fromFiles([...now, ["@schemas/gone.json", "["], ["database.json", JSON.stringify(old)]])).toEqual(read);
});
