import fc from "fast-check";
import { expect, test } from "vitest";
import { canonical, toFiles } from "../../src/core/canonical/index.ts";
import { arbitraryDatabase, reversedLists } from "../support/arbitrary-database.ts";

test("the order of lists without an order of their own changes no byte", () => {
  fc.assert(
    fc.property(arbitraryDatabase, (database) => {
      expect([...toFiles(canonical(reversedLists(database)))]).toEqual([...toFiles(canonical(database))]);
    }),
  );
});

test("the canonical form of the canonical form is itself", () => {
  fc.assert(
    fc.property(arbitraryDatabase, (database) => {
      const once = canonical(database);
      expect(JSON.stringify(canonical(once))).toBe(JSON.stringify(once));
    }),
  );
});

test("columns, enum values, key parts and arguments keep their order; absent facts are left out", () => {
  const database = canonical({
    ...{
      engine: "x",
      comment: undefined,
      schemas: [],
      extensions: [],
      eventTriggers: [],
      servers: [],
      publications: [],
      defaultPrivileges: [],
      otherObjects: [],
    },
    objects: [
      { kind: "enum", schema: "b", name: "state", values: ["new", "done", "again"], grants: [] },
      {
        ...{ kind: "routine", schema: "a", name: "f", signature: "text, integer", form: "function" },
        arguments: [{ type: "text" }, { type: "integer" }],
        grants: [
          { grantee: "b", privileges: ["USAGE", "EXECUTE"] },
          { grantee: "a", privileges: [], grantable: [] },
        ],
        options: { z: ["b", "a"], a: [], y: "" },
      },
    ],
  });
  expect(database.objects).toEqual([
    {
      ...{ kind: "routine", schema: "a", name: "f", signature: "text, integer", form: "function" },
      arguments: [{ type: "text" }, { type: "integer" }],
      options: { y: "", z: ["b", "a"] },
      grants: [
        { grantee: "a", privileges: [] },
        { grantee: "b", privileges: ["EXECUTE", "USAGE"] },
      ],
    },
    { kind: "enum", schema: "b", name: "state", values: ["new", "done", "again"], grants: [] },
  ]);
  expect(Object.keys(database)).not.toContain("comment");
});
