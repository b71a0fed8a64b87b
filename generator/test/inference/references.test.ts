import { describe, expect, test } from "vitest";
import { candidates, isReference } from "../../src/core/inference/index.ts";
import { nounOf, wordsOf } from "../../src/core/inference/nouns.ts";
import { type Table, table } from "../../src/core/model/table.ts";
import { of, typeNames } from "./support.ts";

const collection = (name: string, document: object, schema = "shop"): Table =>
  table.parse({
    ...{ kind: "collection", schema, name, ...of([document]) },
    primaryKey: { name: "_id_", columns: ["_id"] },
  });

const found = (...collections: Table[]) =>
  candidates(typeNames, collections).map(
    ({ collection: from, foreignKey: { columns, references } }) =>
      `${from}.${columns} → ${references.schema}.${references.name}`,
  );

describe("a reference is suggested by", () => {
  const users = collection("users", { _id: "x" });
  test.for<[string, object, string]>([
    ["a name with _id", { user_id: "x" }, "user_id"],
    ["a name with Id", { userId: "x" }, "userId"],
    ["several ids", { userIds: ["x"] }, "userIds"],
    ["the name alone", { user: "x" }, "user"],
    ["a name with more before it", { shippedToUserId: "x" }, "shippedToUserId"],
    ["a document with a key", { user: { _id: "x", name: "x" } }, "user._id"],
    ["a DBRef", { user: { $ref: "x", $id: "x" } }, "user.$id"],
    ["documents in an array", { items: [{ user_id: "x" }] }, "items.user_id"],
    ["a type among others", { user_id: null, items: [] }, ""],
    ["no other type", { user_id: 1 }, ""],
    ["no other name", { username: "x", uuid: "x", id: "x" }, ""],
  ])("%s", ([, document, path]) => {
    const expected = path === "" ? [] : [`orders.${path} → shop.users`];
    expect(found(users, collection("orders", { _id: "x", ...document }))).toEqual(expected);
  });

  test("the collection of its own schema where several have the name, and none where that is not clear", () => {
    const orders = collection("orders", { _id: "x", userId: "x" });
    expect(found(users, collection("users", { _id: "x" }, "archive"), orders)).toEqual(["orders.userId → shop.users"]);
    expect(found(users, collection("user", { _id: "x" }), orders)).toEqual([]);
  });

  test("a field, but not the key itself", () => {
    expect(found(collection("ids", { _id: "x" }))).toEqual([]);
    expect(found(collection("users", { _id: "x", user_id: "x" }))).toEqual(["users.user_id → shop.users"]);
  });

  test("and is a foreign key that nothing enforces", () => {
    const [one] = candidates(typeNames, [users, collection("orders", { _id: "x", userId: "x" })]);
    expect(table.shape.foreignKeys.parse([one?.foreignKey])).toEqual([
      {
        name: "userId",
        columns: ["userId"],
        references: { schema: "shop", name: "users", columns: ["_id"] },
        enforced: false,
      },
    ]);
  });
});

test.for([
  ["users", "user"],
  ["order_items", "orderItem"],
  ["Categories", "category"],
  ["addresses", "address"],
  ["statuses", "status"],
  ["boxes", "box"],
  ["houses", "house"],
  ["caches", "cache"],
  ["movies", "movie"],
  ["people", "person"],
  ["HTTPServers", "http_server"],
])("%s are many of %s", ([many = "", one = ""]) => expect(nounOf(wordsOf(many))).toBe(nounOf(wordsOf(one))));

test("is one where most of the sampled keys are found, and stays one unless that is clearly no longer so", () => {
  expect(isReference({ asked: 100, found: 97 }, undefined)).toBe(true);
  expect(isReference({ asked: 100, found: 85 }, undefined)).toBe(false);
  expect(isReference({ asked: 100, found: 85 }, true)).toBe(true);
  expect(isReference({ asked: 1000, found: 500 }, true)).toBe(false);
  expect(isReference({ asked: 1000, found: 920 }, false)).toBe(false);
  expect(isReference({ asked: 0, found: 0 }, true)).toBe(true);
  expect(isReference({ asked: 0, found: 0 }, undefined)).toBe(false);
});
