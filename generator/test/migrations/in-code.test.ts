import { expect, test } from "vitest";
import { postgres } from "../../src/core/dialects/postgres/index.ts";
import { historyProblems, lookBelow, migrationsOf, noMigrations, unjudged } from "../../src/migrations/index.ts";
import { skipped } from "../../src/migrations/unjudged.ts";
import { folder } from "../support/cli.ts";

const sql = "CREATE TABLE a (id int);";

test.each<[tool: string, path: string]>([
  ["goose", "db/migrations/00001_a.go"],
  ["Rails", "db/migrate/20240101000000_a.rb"],
  ["Django", "shop/migrations/0001_initial.py"],
  ["Alembic", "alembic/versions/ae1027a6acf4_a.py"],
  ["Knex", "migrations/20240101000000_a.js"],
  ["Sequelize", "migrations/20240101000000-a.js"],
  ["TypeORM", "src/migrations/1704067200000-Init.ts"],
  ["Laravel", "database/migrations/2014_10_12_000000_create_users_table.php"],
  ["Ecto", "priv/repo/migrations/20240101000000_a.exs"],
])("%s writes migrations as programs, which are found", (tool, path) => {
  const { found, inCode } = lookBelow(folder({ [path]: "" }));
  expect(found).toEqual([]);
  expect(inCode.map((each) => each.tool.name)).toEqual([tool]);
  const read = () => migrationsOf([[path.slice(path.lastIndexOf("/") + 1), ""]], path.replace(/\/[^/]*$/, ""));
  expect(read).toThrow(`the migrations here are programs (${tool}, `);
});

test("a dump stands for the programs, and a folder with SQL tells of them itself", () => {
  const { inCode } = lookBelow(
    folder({
      "db/structure.sql": sql,
      "db/migrate/20240101000000_a.rb": "",
      "go/migrations/00001_a.sql": `-- +goose Up\n${sql}`,
      "go/migrations/00002_b.go": "",
    }),
  );
  expect(inCode).toEqual([]);
});

test("programs beside SQL are told of, at a crawl and on each request", () => {
  const files: [string, string][] = [
    ["00001_a.sql", `-- +goose Up\n${sql}`],
    ["00002_b.go", ""],
    ["00003_c.go", ""],
  ];
  const migrations = migrationsOf(files, "db/migrations");
  const warning = expect.objectContaining({
    object: "db/migrations/00002_b.go and 1 more",
    message: "not run: a migration in Go (goose), so what it does is missing here",
  });
  expect(skipped(migrations, postgres)).toEqual([warning]);
  expect(unjudged(migrations, migrations, postgres)).toEqual([warning]);
  expect(historyProblems(noMigrations, migrations)).toEqual([]);
});

test("a program that runs a file of SQL is none of them", () => {
  const files: [string, string][] = [
    ["20240101000000-a.js", ""],
    ["sqls/20240101000000-a-up.sql", sql],
  ];
  const migrations = migrationsOf(files, "migrations");
  expect([migrations.tool, skipped(migrations, postgres)]).toEqual(["up and down files", []]);
});

test("of files for several engines, those of the connection's are used, and the others are named", () => {
  const up = (...engines: string[]) =>
    engines.flatMap((engine): [string, string][] => [
      [`1_a.${engine}.up.sql`, sql],
      [`1_a.${engine}.down.sql`, sql],
    ]);
  const byName = migrationsOf([...up("mysql", "postgres"), ["2_b.up.sql", sql]], "db");
  expect(byName.scripts.map(({ path }) => path)).toEqual(["1_a.postgres.up.sql", "2_b.up.sql"]);
  expect(skipped(byName, postgres)).toEqual([
    { object: "db/1_a.mysql.up.sql and 1 more", message: "not run here: for mysql" },
  ]);
  const goose = `-- +goose Up\n${sql}`;
  const byFolder = migrationsOf(
    [
      ["mysql/1_a.sql", goose],
      ["postgresql/1_a.sql", goose],
      ["sqlite3/1_a.sql", goose],
    ],
    "db",
  );
  expect([byFolder.tool, byFolder.scripts.map(({ path }) => path)]).toEqual(["goose", ["postgresql/1_a.sql"]]);
  expect(historyProblems(noMigrations, byFolder)).toEqual([]);
  const one = migrationsOf(
    [
      ["1_mysql.up.sql", sql],
      ["2_a.mysql.up.sql", sql],
    ],
    "db",
  );
  expect(one.scripts).toHaveLength(2);
});
