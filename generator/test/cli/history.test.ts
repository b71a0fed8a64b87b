import { expect, test } from "vitest";
import { type SchemaObject, schemaObject } from "../../src/core/model/database.ts";
import { folder, schemalog } from "../support/cli.ts";
import { databaseOf, snapshotRepository, table } from "../support/history.ts";

const routine = (name: string, signature: string): SchemaObject =>
  schemaObject.parse({ kind: "routine", schema: "public", name, signature, form: "function", returns: "integer" });
const rest = ["note text", "placed date", "state text"];

test("history and blame answer from Git, on the terminal and as JSON", async () => {
  const { cwd, commit } = snapshotRepository("schema-snapshots/app/snapshot");
  await commit(
    "One (#1)",
    "Ada",
    databaseOf(table("orders", ["id integer", "total integer", ...rest]), routine("f", "integer")),
  );
  await commit(
    "Two (#2)",
    "Bob",
    databaseOf(table("orders", ["id integer", "total bigint", ...rest]), routine("f", "integer")),
  );
  await commit("Three \u001b[31m", "Cid", databaseOf(table("orders", ["id integer", "amount bigint", ...rest])));
  const history = schemalog(cwd, ["history", "orders"]);
  expect(history).toMatchObject({ exitCode: 0, stderr: "" });
  expect(history.stdout.replaceAll(/^[0-9a-f]{8} /gm, "<id> ")).toBe(
    [
      "table public.orders",
      "",
      "<id>  2024-01-03  Cid  Three  [31m",
      "  > column amount  renamed from total (same type, position, neighbours)",
      "",
      "<id>  2024-01-02  Bob  #2  Two (#2)",
      "  ~ column total  type: integer → bigint",
      "",
      "<id>  2024-01-01  Ada  #1  One (#1)",
      "  + table  id integer, total integer, note text, placed date, state text",
      "",
    ].join("\n"),
  );
  const limited = schemalog(cwd, ["history", "f(integer)", "--limit", "1"]).stdout;
  expect(limited).toMatch(/^routine public\.f\(integer\)\n\n.*Cid.*\n {2}- routine.*\n\n1 older commit not shown\n/);

  const blame = JSON.parse(schemalog(cwd, ["blame", "public.orders", "--json"]).stdout);
  expect(blame).toMatchObject({ connection: "app", object: { kind: "table", schema: "public", name: "orders" } });
  expect(blame.columns[1]).toMatchObject({
    column: { name: "amount", type: "bigint" },
    added: { author: { name: "Ada", email: "ada@example.com" }, pullRequest: "#1" },
    changed: { commit: { author: { name: "Cid" } }, changes: [{ op: "renamed" }] },
  });
  expect(schemalog(cwd, ["blame", "orders"]).stdout).toMatch(
    /^amount +bigint +[0-9a-f]{8} {2}2024-01-01 {2}Ada {2}#1 {2}[0-9a-f]{8} {2}2024-01-03 {2}Cid {2}renamed from total$/m,
  );
});

test("a name that is unknown, several or has no columns, and a folder without Git: each says what to do", async () => {
  const { cwd, commit } = snapshotRepository("schema-snapshots/app/snapshot");
  const objects = [table("orders", ["id integer"]), routine("f", ""), routine("g", "integer"), routine("g", "text")];
  await commit("One", "Ada", databaseOf(...objects));
  const mistakes: [string[], RegExp][] = [
    [["history", "order"], /there is no `order`.*\n.*Did you mean `orders`\?/],
    [["blame", "f"], /routine public\.f\(\) has no columns/],
    [["blame", "g"], /is ambiguous.*\n.*public\.g\(integer\), public\.g\(text\)/],
    [["history", "orders", "--limit", "x"], /--limit/],
    [["history", "orders", "--connection", "ap"], /no connection `ap`/],
  ];
  for (const [args, says] of mistakes) {
    const result = schemalog(cwd, args);
    expect(result).toMatchObject({ exitCode: 2, stdout: "" });
    expect(result.stderr).toMatch(says);
  }
  const outside = schemalog(folder({ "schemalog.yml": "connections: { app: { migrations: db } }\n" }), [
    "history",
    "orders",
  ]);
  expect(outside.exitCode).toBe(2);
  expect(outside.stderr).toMatch(/not in a Git repository/);
});
