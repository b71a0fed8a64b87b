import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { canonical } from "../../../src/core/canonical/index.ts";
import { diff } from "../../../src/core/diff/index.ts";
import type { Entry } from "../../../src/core/model/history.ts";
import { byObject, timeline } from "../../../src/store/history/index.ts";
import { writeSnapshot } from "../../../src/store/snapshot/index.ts";
import { arbitraryDatabase } from "../../support/arbitrary-database.ts";
import { git, write } from "../../support/cli.ts";
import { databaseOf, snapshotRepository, table } from "../../support/history.ts";

const none = () => [];

const orders = { kind: "table", schema: "public", name: "orders" } as const;
const wide = ["id integer", "customer integer", "total numeric", "note text", "placed date"];

/** Who changed what, as one line each: `Ada #1: added column total`. */
const told = (entries: Entry[]) =>
  entries.map(({ commit, changes }) => {
    const what = changes.map((change) =>
      change.op === "renamed"
        ? `renamed ${change.target.kind} ${change.from.name} to ${change.target.name}`
        : `${change.op} ${change.target.kind} ${change.target.name}`,
    );
    return `${commit.author.name}${commit.pullRequest ? ` ${commit.pullRequest}` : ""}: ${what.join(", ")}`;
  });

test("tells who changed an object, newest first, also under its former names", async () => {
  const { cwd, dir, commit } = snapshotRepository();
  await commit("Start (#1)", "Ada", databaseOf(table("purchases", wide), table("other", ["id integer"])));
  await commit("Type (#2)", "Bob", databaseOf(table("purchases", ["id bigint", ...wide.slice(1)])));
  await commit("Rename (#3)", "Cid", databaseOf(table("orders", ["id bigint", ...wide.slice(1)])));
  const last = await commit("Add", "Dee", databaseOf(table("orders", ["id bigint", ...wide.slice(1), "paid date"])));
  const { entries, warnings } = await timeline(cwd, dir, { renamesOf: none, object: orders });
  expect(warnings).toEqual([]);
  expect(told(entries)).toEqual([
    "Dee: added column paid",
    "Cid #3: renamed table purchases to orders",
    "Bob #2: modified column id",
    "Ada #1: added table purchases",
  ]);
  expect(entries[0]?.commit).toEqual({
    ...{ id: last, subject: "Add", date: "2024-01-04T00:00:00+00:00", pullRequest: undefined },
    author: { name: "Dee", email: "dee@example.com" },
  });
  const all = await timeline(cwd, dir, { renamesOf: none });
  expect(byObject(all.entries)(orders)).toEqual(entries);
  expect(told(all.entries)).toContain("Bob #2: removed table other, modified column id");
});

test("a new object under a name that a rename set free has a history of its own", async () => {
  const { cwd, dir, commit } = snapshotRepository();
  await commit("1", "Ada", databaseOf(table("orders", wide)));
  await commit("2", "Bob", databaseOf(table("old_orders", wide)));
  await commit("3", "Cid", databaseOf(table("old_orders", wide), table("orders", ["id uuid"])));
  const of = byObject((await timeline(cwd, dir, { renamesOf: none })).entries);
  for (const [name, expected] of [
    ["orders", ["Cid: added table orders"]],
    ["old_orders", ["Bob: renamed table orders to old_orders", "Ada: added table orders"]],
  ] as const) {
    const object = { ...orders, name };
    expect(told(of(object))).toEqual(expected);
  }
  expect(
    told((await timeline(cwd, dir, { renamesOf: none, object: { ...orders, name: "old_orders" } })).entries),
  ).toEqual(["Bob: renamed table orders to old_orders", "Ada: added table orders"]);
});

test("changes of a branch stand with their author and the request that merged it; a merge tells only what it did itself", async () => {
  const { cwd, dir, commit } = snapshotRepository();
  const base = ["id integer", "a text", "b text", "c text"];
  await commit("Start", "Ada", databaseOf(table("orders", base)));
  git(cwd, "checkout", "-q", "-b", "feature");
  await commit("On the branch", "Bob", databaseOf(table("orders", [...base, "branch text"])));
  git(cwd, "checkout", "-q", "main");
  await commit("On main (#7)", "Cid", databaseOf(table("orders", ["id bigint", ...base.slice(1)])));
  git(cwd, "merge", "--quiet", "--no-commit", "-s", "ours", "feature");
  await writeSnapshot(dir, databaseOf(table("orders", ["id bigint", ...base.slice(1), "branch text", "evil text"])));
  git(cwd, "commit", "-q", "-a", "-m", "Merge pull request #8 from shop/feature\n\nTitle");
  expect(git(cwd, "log", "-1", "--format=%P").split(" ")).toHaveLength(2);
  const { entries } = await timeline(cwd, dir, { renamesOf: none, object: orders });
  expect(told(entries)).toEqual([
    "Robin Reviewer #8: added column evil",
    "Cid #7: modified column id",
    "Bob #8: added column branch",
    "Ada: added table orders",
  ]);
});

test("a broken file of the past is left out and named, the rest is told", async () => {
  const { cwd, dir, commit } = snapshotRepository();
  await commit("1", "Ada", databaseOf(table("orders", ["id integer"]), table("other", ["id integer"])));
  write(dir, { "public/tables/orders.json": "<<<<<<< ours\n{}\n=======\n{}\n>>>>>>> theirs\n" });
  git(cwd, "commit", "-qam", "Conflict");
  await commit("3", "Cid", databaseOf(table("orders", ["id bigint"]), table("other", ["id bigint"])));
  const { entries, warnings } = await timeline(cwd, dir, { renamesOf: none });
  expect(told(entries)).toEqual([
    "Cid: modified column id",
    "Ada: added schema public, added table orders, added table other",
  ]);
  expect(warnings.map(({ object, message }) => `${object} ${message}`)).toEqual([
    expect.stringMatching(/^[0-9a-f]{12}:public\/tables\/orders\.json has merge conflict markers \(line 1\)/),
  ]);
});

test("a shallow clone says so, and a folder without history has none", async () => {
  const { cwd, dir, commit } = snapshotRepository();
  await commit("1", "Ada", databaseOf(table("orders", ["id integer"])));
  await commit("2", "Bob", databaseOf(table("orders", ["id bigint"])));
  const clone = join(cwd, "clone");
  git(cwd, "clone", "-q", "--depth=1", `file://${cwd}`, clone);
  const { entries, warnings } = await timeline(clone, join(clone, "snap"), { renamesOf: none, object: orders });
  expect(told(entries)).toEqual(["Bob: added table orders"]);
  expect(warnings[0]?.message).toMatch(/shallow/);
  expect(await timeline(cwd, `${dir}-not`, { renamesOf: none })).toEqual({ entries: [], warnings: [] });
});

test("each commit's changes are the diff of the databases before and after it", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(arbitraryDatabase, { minLength: 2, maxLength: 4 }), async (given) => {
      const { cwd, dir, commit } = snapshotRepository();
      const databases = given.map((database) => canonical({ ...database, engine: "postgres" }));
      for (const database of databases) await commit("x", "Ada", database);
      const expected = databases.slice(1).map((after, index) => diff(databases[index] ?? after, after));
      const { entries, warnings } = await timeline(cwd, dir, { renamesOf: none });
      expect(warnings).toEqual([]);
      const told = entries.map(({ changes }) => changes).reverse();
      expect(told.slice(-expected.length)).toEqual(expected.filter((changes) => changes.length > 0));
    }),
    { numRuns: 15 },
  );
});
