import { expect, test } from "vitest";
import { docsOf } from "../support/docs.ts";
import { databaseOf, table } from "../support/history.ts";

const references = { schema: "public", name: "people", columns: ["id"] };
const people = table("people", ["id integer"]);
const orders = (columns: string[], more: object = {}) =>
  table("orders", columns, { foreignKeys: [{ name: "buyer", columns: ["id"], references }], ...more });
const others = Array.from({ length: 50 }, (_, index) => table(`other_${index}`, ["id integer"]));

const before = docsOf(databaseOf(people, orders(["id integer", "note text"]), ...others));

test.for([
  { what: "a column's type", after: orders(["id integer", "note varchar"]), pages: ["orders"] },
  {
    what: "a table's comment",
    after: orders(["id integer", "note text"], { comment: "x" }),
    pages: ["README", "orders"],
  },
  { what: "a key's column", after: orders(["id bigint", "note text"]), pages: ["README", "orders", "people"] },
])("$what touches only the pages that show it", ({ after, pages }) => {
  const now = docsOf(databaseOf(people, after, ...others));
  const touched = [...now].filter(([path, text]) => before.get(path) !== text).map(([path]) => path);
  expect(touched.map((path) => path.replace(/^.*\/|\.md$/g, "")).sort()).toEqual(pages);
});
