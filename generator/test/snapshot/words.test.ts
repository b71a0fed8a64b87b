import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { propertiesIn, withoutFacts } from "../../src/core/canonical/facts.ts";
import { snapshotFileSchema } from "../../src/core/canonical/file-schema.ts";
import {
  canonical,
  decodePath,
  folderOf,
  fromFiles,
  isSnapshotFile,
  objectName,
  objectPath,
  parseFacts,
  parseObject,
  toFiles,
  treeId,
} from "../../src/core/canonical/index.ts";
import {
  type Database,
  database,
  databaseFacts,
  type ObjectKind,
  schemaObject,
} from "../../src/core/model/database.ts";
import { example } from "../diff/schema-walk.ts";
import { expectGolden } from "../support/golden.ts";
import { databaseOf, table } from "../support/history.ts";

const folder = join(import.meta.dirname, "../cases/snapshot");
const kinds = Object.keys(folderOf) as ObjectKind[];

/** A database in which every property of the model is there, and every list has two members: as it is not canonical, in no order. */
const full = database.parse({
  ...(example(databaseFacts) as object),
  objects: schemaObject.options.map((option) => {
    const object = example(option) as { kind: string };
    return { ...object, name: `a ${object.kind}` };
  }),
}) as Database;

/** All texts but names and words of the model get a second line. */
function tall(value: unknown, name = ""): unknown {
  if (typeof value === "string") return names.has(name) ? value : `${value}\nmore`;
  if (Array.isArray(value)) return value.map((member) => tall(member, name));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, tall(inner, key)]));
}
const names = new Set(["kind", "schema", "name", "signature", "grantee"]);

/** All lists that have no order of their own have their members the other way round. */
function reversed(value: unknown, name = ""): unknown {
  if (Array.isArray(value)) {
    const members = value.map((member) => reversed(member));
    return ordered.has(name) ? members : members.toReversed();
  }
  if (typeof value !== "object" || value === null) return value;
  const isTrigger = "timing" in value;
  const entries = Object.entries(value).map(([key, inner]) => {
    if (key === "options") return [key, inner];
    return [key, reversed(inner, isTrigger && key === "columns" ? "columns of a trigger" : key)];
  });
  return Object.fromEntries(entries.toReversed());
}
const ordered = new Set(["columns", "fields", "values", "types", "key", "arguments", "include", "inherits"]);

const print = (value: Database) => [...toFiles(value)].map(([path, text]) => `=== ${path}\n${text}`).join("");

describe("the form of files", () => {
  test("with every property of the model", () => {
    expectGolden(print(canonical(full)), join(folder, "every-property.txt"));
  });

  test("with texts of several lines", () => {
    expectGolden(print(canonical(tall(full) as Database)), join(folder, "texts-of-several-lines.txt"));
  });

  test("is read back", () => {
    for (const each of [canonical(full), canonical(database.parse({ engine: "any", objects: [] }))]) {
      expect(fromFiles(toFiles(each))).toEqual(each);
      expect(JSON.stringify(fromFiles(toFiles(each)))).toBe(JSON.stringify(each));
    }
    const long = canonical(database.parse({ engine: "any", comment: "a\nb", objects: [] }));
    expect(fromFiles(toFiles(long))).toEqual(long);
  });

  test("has options as they are, also those with a name and a text of several lines of ours", () => {
    const options = { comment: "a\nb", definition: ["a", "b"] };
    const index = { name: "i", method: "btree", key: [{ column: "c" }], options };
    const value = canonical(
      database.parse({
        engine: "any",
        objects: [{ kind: "table", schema: "a", name: "t", options, columns: [], indexes: [index] }],
      }),
    );
    expect(print(value)).toContain('"options": { "comment": "a\\nb", "definition": ["a", "b"] }');
    expect(fromFiles(toFiles(value))).toEqual(value);
  });

  test("is the same in whatever order things were read", () => {
    expect(print(canonical(reversed(full) as Database))).toBe(print(canonical(full)));
  });

  test("is the same in whatever order things of one name were read", () => {
    const grants = ["SELECT", "INSERT"].map((privilege) => ({ grantee: "clerk", privileges: [privilege] }));
    const of = (each: typeof grants) => print(canonical(databaseOf(table("t", [], { grants: each }))));
    expect(of(grants)).toBe(of(grants.toReversed()));
  });

  test("has the words of the model in the model's order, other words in that of their letters", () => {
    const all = ["truncate", "delete", "update", "insert"];
    const routine = { schema: "a", name: "f" };
    const grants = [{ grantee: "r", privileges: ["UPDATE", "DELETE", "UPDATE", "INSERT"] }];
    const trigger = { name: "t", timing: "after", events: all, level: "row", columns: ["b", "a"], routine };
    const value = canonical(
      database.parse({
        engine: "any",
        publications: [{ name: "p", operations: all }],
        objects: [
          { kind: "routine", ...routine, signature: "b", form: "function" },
          { kind: "routine", ...routine, signature: "a", form: "function" },
          {
            kind: "table",
            schema: "a",
            name: "t",
            triggers: [trigger],
            grants,
            columns: [{ name: "x", type: "t", nullable: true, fields: [] }],
          },
        ],
      }),
    );
    expect(value.publications[0]?.operations).toEqual(all.toReversed());
    expect(value.objects).toMatchObject([
      { signature: "a" },
      { signature: "b" },
      {
        triggers: [{ events: all.toReversed(), columns: ["a", "b"] }],
        grants: [{ privileges: ["DELETE", "INSERT", "UPDATE", "UPDATE"] }],
      },
    ]);
    expect(JSON.stringify(value)).not.toContain("fields");
  });

  test("has no empty option, no key that would be a prototype, and the options in order", () => {
    const options = JSON.parse('{"z":["b","a"],"a":[],"m":"","__proto__":"x","b":0}');
    const [object] = canonical({
      ...databaseOf(table("t", [])),
      objects: [{ ...table("t", []), options } as never],
    }).objects;
    expect(JSON.stringify(object && "options" in object && object.options)).toBe('{"b":0,"m":"","z":["b","a"]}');
    const empty = { ...databaseOf(), objects: [{ ...table("t", []), options: { a: undefined, b: [] } } as never] };
    expect(Object.keys(canonical(empty).objects[0] ?? {})).not.toContain("options");
  });

  test("has empty lists where they say something, and nowhere else", () => {
    const bare = { kind: "table", schema: "a", name: "t", columns: [{ name: "c", type: "t", nullable: true }] };
    const publication = { name: "p", operations: [], schemas: [] };
    const text = print(canonical({ engine: "any", publications: [publication], objects: [bare] } as never));
    expect(text).toContain('{\n  "name": "p",\n  "operations": [\n\n  ]\n}');
    expect(text).toContain('{ "name": "c", "type": "t", "nullable": true }');
    const [object] = canonical({ engine: "any", objects: [bare] } as never).objects;
    expect(JSON.stringify(object)).toContain('"uniques":[],"foreignKeys":[]');
    expect(Object.keys(object ?? {})).not.toContain("options");
  });
});

test.each([
  ["plain ~", '"plain ~"'],
  ['a"b\\c', '"a\\"b\\\\c"'],
  ["tab\t", '"tab\\t"'],
  ["größe 表 😀", '"größe 表 😀"'],
  ["\u007f\u0085\u009f\u00a0", '"\\u007f\\u0085\\u009f\u00a0"'],
  ["\u061c\u200b\u200c\u200e\u200f", '"\\u061c\\u200b\u200c\\u200e\\u200f"'],
  ["\u2028\u202e\u202f\u2060\u2069\ufeff", '"\\u2028\\u202e\u202f\\u2060\\u2069\\ufeff"'],
])("a text is written so that a reviewer sees all of it: %j", (text, written) => {
  const files = toFiles(databaseOf(table("t", [], { comment: text })));
  expect(files.get("public/tables/t.json")).toContain(`"comment": ${written}\n`);
  const values = {
    ...databaseOf(),
    objects: [{ kind: "enum" as const, schema: "a", name: "e", values: [text], grants: [] }],
  };
  expect(toFiles(values).get("a/enums/e.json")).toContain(`    ${written}\n`);
});

/** The database itself, then its objects, a line each. */
const inLines = ({ objects, ...facts }: Database) => [facts, ...objects].map((each) => JSON.stringify(each)).join("\n");

describe("what was not read", () => {
  const plain = (value: Database, ...facts: string[]) => withoutFacts(value, new Set(facts));
  const grant = { grantee: "a", privileges: ["SELECT"] };
  const column = {
    name: "c",
    type: "t",
    nullable: true,
    comment: "x",
    default: "1",
    generated: { expression: "default", storage: "stored" },
    collation: "C",
    grants: [grant],
  };
  const whole = database.parse({
    ...{ engine: "any", comment: "of the database", schemas: [{ name: "s", comment: "x", grants: [grant] }] },
    extensions: [{ name: "e", comment: "x" }],
    objects: [
      {
        kind: "table",
        schema: "s",
        name: "t",
        comment: "x",
        columns: [column],
        rules: [{ name: "r", definition: "d", comment: "x" }],
        sample: 1,
        grants: [grant],
        options: { rules: "x", comment: "x" },
      },
      { kind: "domain", schema: "s", name: "d", type: "t", nullable: true, default: "1", collation: "C" },
    ],
  }) as Database;

  test("is left out", () => {
    const facts = [
      ...[[], ["comment"], ["database comment"], ["grants"], ["default"], ["generated"], ["collation"], ["rules"]],
      ...[
        ["sample"],
        ["extensions"],
        ["database comment", "extensions"],
        ["table"],
        ["comment", "database comment", "grants"],
        ["columns", "schemas"],
      ],
    ];
    const lines = facts.map((each) => `without ${each.join(", ") || "nothing"}:\n${inLines(plain(whole, ...each))}\n`);
    expectGolden(lines.join("\n"), join(folder, "without.txt"));
  });

  test("nothing is left out without a copy, and nothing of what was given is changed", () => {
    expect(plain(whole)).toBe(whole);
    expect(JSON.stringify(plain(whole, "comment"))).not.toBe(JSON.stringify(whole));
    expect(whole.comment).toBe("of the database");
  });

  test("is known by where it belongs", () => {
    const of = (...facts: string[]) =>
      Object.fromEntries(Object.entries(propertiesIn(facts)).map(([where, set]) => [where, [...set].sort()]));
    expect(of()).toEqual({ objects: [], parts: [], database: [] });
    expect(of("table", "routine")).toEqual({ objects: [], parts: [], database: [] });
    expect(of("comment", "grants", "rules")).toEqual({
      ...{ objects: ["comment", "grants", "rules"], parts: ["comment", "grants"], database: ["grants", "rules"] },
    });
    expect(of("database comment")).toEqual({ objects: [], parts: [], database: ["comment"] });
    expect(of("default", "generated", "collation", "database comment", "view").parts).toEqual([
      ...["collation", "default", "generated"],
    ]);
  });
});

describe("paths", () => {
  test("each kind has a folder, and its path leads back", () => {
    const paths = kinds.map((kind) => objectPath({ kind, schema: "My shop", name: "A.b" }));
    expectGolden(`${paths.join("\n")}\n`, join(folder, "paths.txt"));
    for (const kind of kinds) {
      const object = { kind, schema: "My shop", name: "größe", ...(kind === "routine" ? { signature: "a, b" } : {}) };
      expect(decodePath(objectPath(object))).toEqual(object);
      expect(decodePath(objectPath(object).normalize("NFD"))).toEqual(object);
    }
  });

  test.each([
    "public/tables/a.txt",
    "public/nothing/a.json",
    "public/tables",
    "",
    "public/tables/a.json/b",
    "public/tables/A.json",
    "Public/tables/a.json",
    "public/tables/a(b.json",
    "~/tables/a.json",
    "public/tables/a\n.jso",
  ])("%j is no object's", (path) => {
    expect(decodePath(path)).toBeUndefined();
  });

  test.each([
    ["database.json", true],
    ["@schemas/a.json", true],
    ["@publications/a.json", true],
    ["@schemas/a/b.json", false],
    ["@schemas/tables/a.json", false],
    ["@schemas/a.txt", false],
    ["@schemas/c:a.json", false],
    ["@nothing/a.json", false],
    ["@schemas", false],
    ["public/tables/a.json", true],
    ["public/routines/f(a).json", true],
    ["public/tables/a.json/b", false],
    ["public/tables/a.txt", false],
    ["public/tables", false],
    ["public/nothing/a.json", false],
    ["tables/a.json", false],
    ["/tables/a.json", false],
    ["../tables/a.json", false],
    [".git/tables/a.json", false],
    ["a\\b/tables/a.json", false],
    ["public/tables/c:a.json", false],
    ["public/tables/\0.json", false],
    ["", false],
  ])("%j is a snapshot's: %s", (path, is) => {
    expect(isSnapshotFile(path)).toBe(is);
  });

  test("a routine's name has its signature", () => {
    expect(objectName({ name: "f" })).toBe("f");
    expect(objectName({ name: "f", signature: "" })).toBe("f()");
    expect(objectName({ name: "f", signature: "a, b" })).toBe("f(a, b)");
  });

  test("a file whose path macOS took apart is the object's", () => {
    const value = databaseOf(table("größe", []));
    const files = [...toFiles(value)].map(([path, text]): [string, string] => [path.normalize("NFD"), text]);
    expect(files.some(([path]) => path !== path.normalize("NFC"))).toBe(true);
    expect(fromFiles(files)).toEqual(canonical(value));
  });

  test("two objects of one path are refused", () => {
    const twice = { ...databaseOf(), objects: [table("a", []), table("a", [])] };
    expect(() => toFiles(twice)).toThrow('two objects are named "public"."a" (table)');
  });
});

test("the tree id is the one that Git gives", () => {
  const paths = ["~", "z/c", "z/a/b", "z/a.b", "é", "ab", "a0", "a/x", "a.json", "a-b"];
  expect(treeId(paths.map((path): [string, string] => [path, `ü ${path}\n`]))).toBe(
    "2dfaf1b22ad906eadcd39526e6fc4a58fd59d7df",
  );
  expect(treeId([])).toBe("4b825dc642cb6eb9a060e54bf8d69288fbee4904");
});

test("the JSON Schema is the published one", () => {
  const text = readFileSync(join(import.meta.dirname, "../../schema/snapshot.schema.json"), "utf8");
  expect(`${JSON.stringify(snapshotFileSchema(), null, 2)}\n`).toBe(text);
});

describe("errors say where, what and what to do", () => {
  const error = (run: () => unknown): unknown => {
    try {
      return run();
    } catch (thrown) {
      const { message, exitCode, hint } = thrown as Error & { exitCode?: number; hint?: string };
      return { message, exitCode, hint };
    }
  };
  const files = (name: string, text: string) => error(() => fromFiles([[name, text]], name === "" ? "" : "x"));

  const broken: [string, () => unknown][] = [
    ["a newer format", () => parseFacts("f", '{ "format": 3 }')],
    ["a format that is no number", () => parseFacts("f", '{ "format": "2" }')],
    ["an older format", () => parseFacts("f", '{ "format": 0, "engine": "any" }')],
    ["no format", () => parseFacts("f", '{ "engine": "any" }')],
    ["no JSON", () => parseObject("f", "{ a }")],
    ["a merge conflict", () => parseObject("f", "{\n<<<<<<< a\n}\n")],
    ["a merge conflict of diff3, with line ends of Windows", () => parseObject("f", "{\n\n|||||||\r\n}\n")],
    ["an unknown property", () => parseObject("f", '{ "kind": "enum", "schema": "a", "name": "b", "x": 1 }')],
    [
      "a wrong value inside",
      () => parseObject("f", '{ "kind": "table", "schema": "a", "name": "b", "columns": [{ "name": 1 }] }'),
    ],
    [
      "a list for a text",
      () => parseObject("f", '{ "kind": "enum", "schema": "a", "name": "b", "comment": ["a", 1] }'),
    ],
    ["a name that a terminal would carry out", () => parseObject("f\u001b[31m", "{ a }")],
    ["no snapshot", () => fromFiles([])],
    ["no snapshot in a folder", () => fromFiles([], "x")],
    ["no snapshot at a revision", () => fromFiles([], "main:snap/")],
    ["a broken file of a folder", () => fromFiles([["database.json", "["]], "x")],
    ["a broken file of a folder with its slash", () => fromFiles([["database.json", "["]], "x/")],
    ["a broken file at a revision", () => fromFiles([["database.json", "["]], "main:")],
    ["a broken schema of a folder", () => fromFiles([["@schemas/b.json", '{ "name": 1 }']], "x")],
    ["a schema in another's file", () => fromFiles([["@schemas/b.json", '{ "name": "c" }']])],
    ["a broken object of a folder", () => fromFiles([["a/enums/b.json", "["]], "x")],
    [
      "an object in another's file",
      () => fromFiles([["a/enums/b.json", '{ "kind": "enum", "schema": "a", "name": "c" }']]),
    ],
  ];

  test("all of them", () => {
    const all = Object.fromEntries(broken.map(([name, run]) => [name, error(run)]));
    expectGolden(`${JSON.stringify(all, null, 2)}\n`, join(folder, "errors.json"));
  });

  test("options are left as they are, whatever their names", () => {
    const text =
      '{ "kind": "view", "schema": "a", "name": "b", "definition": ["x", "y"], "options": { "comment": ["a", "b"] } }';
    expect(parseObject("f", text)).toMatchObject({ definition: "x\ny", options: { comment: ["a", "b"] } });
  });

  test("a file beside the snapshot's is no object", () => {
    expect(files("README.md", "x")).toMatchObject({ message: "there is no snapshot in x: it has no database.json" });
    expect(
      fromFiles([
        ["database.json", '{ "format": 1, "engine": "any" }'],
        ["a/b.json", "["],
      ]).engine,
    ).toBe("any");
  });
});
