import fc from "fast-check";
import { expect, test } from "vitest";
import { canonical } from "../../src/core/canonical/index.ts";
import { keepUnread } from "../../src/record/keep-unread.ts";
import { arbitraryDatabase } from "../support/arbitrary-database.ts";
import { databaseOf, table } from "../support/history.ts";

const before = databaseOf(table("a", ["id integer"], { comment: "old" }), table("b", ["id integer"]));
const now = databaseOf(table("b", ["id bigint"]), table("c", ["id integer"]));

test("an object that could not be read stands as it was; one that is gone or changed does not", () => {
  const database = keepUnread({ database: now, unread: [{ schema: "public", name: "a" }] }, before);
  expect(database).toEqual(
    databaseOf(table("a", ["id integer"], { comment: "old" }), table("b", ["id bigint"]), table("c", ["id integer"])),
  );
});

test("a kind that could not be read stands as it was, whole", () => {
  expect(keepUnread({ database: databaseOf(), unread: [], unreadFacts: ["table"] }, before)).toEqual(before);
});

test("a property that could not be read is kept of the objects that are still there", () => {
  const without = databaseOf(table("a", ["id integer", "x text"]));
  expect(keepUnread({ database: without, unread: [], unreadFacts: ["comment"] }, before)).toEqual(
    databaseOf(table("a", ["id integer", "x text"], { comment: "old" })),
  );
});

test("nothing is kept when all could be read, or there is no snapshot yet", () => {
  expect(keepUnread({ database: now, unread: [] }, before)).toBe(now);
  expect(keepUnread({ database: now, unread: [{ schema: "public", name: "a" }] }, undefined)).toBe(now);
});

test("reading nothing of an unchanged database changes nothing", () => {
  fc.assert(
    fc.property(arbitraryDatabase, (given) => {
      const database = canonical(given);
      const unread = database.objects.map(({ schema, name }) => ({ schema, name }));
      expect(keepUnread({ database: { ...database, objects: [] }, unread }, database)).toEqual(database);
    }),
    { numRuns: 50 },
  );
});
