import { expect, test } from "vitest";
import type { Table } from "../../../src/core/model/table.ts";
import { blame, timeline } from "../../../src/store/history/index.ts";
import { databaseOf, snapshotRepository, table } from "../../support/history.ts";

const none = () => [];

test("each column knows who added it and who changed it last, through renames of table and column", async () => {
  const { cwd, dir, commit } = snapshotRepository();
  const rest = ["customer integer", "note text", "placed date", "state text"];
  await commit("1 (#1)", "Ada", databaseOf(table("purchases", ["id integer", "sum numeric(10,2)", ...rest])));
  await commit("2 (#2)", "Bob", databaseOf(table("purchases", ["id bigint", "sum numeric(10,2)", ...rest])));
  await commit("3 (#3)", "Cid", databaseOf(table("orders", ["id bigint", "sum numeric(10,2)", ...rest])));
  await commit("4 (#4)", "Dee", databaseOf(table("orders", ["id bigint", "total numeric(10,2)", ...rest])));
  await commit("5 (#5)", "Eva", databaseOf(table("orders", ["id bigint", "total numeric(10,2)", ...rest.slice(1)])));
  const now = table("orders", ["id bigint", "total numeric(10,2)", ...rest.slice(1), "customer integer"]) as Table;
  await commit("6 (#6)", "Fay", databaseOf(now));
  const { entries } = await timeline(cwd, dir, { renamesOf: none, object: now });
  const told = blame(now.columns, entries).map(
    ({ column, added, changed }) =>
      `${column.name}: ${added?.author.name} ${added?.pullRequest}, ${changed?.commit.author.name} ${changed?.changes.map(({ op }) => op)}`,
  );
  expect(told).toEqual([
    "id: Ada #1, Bob modified",
    "total: Ada #1, Dee renamed",
    "note: Ada #1, undefined undefined",
    "placed: Ada #1, undefined undefined",
    "state: Ada #1, undefined undefined",
    "customer: Fay #6, undefined undefined",
  ]);
});
