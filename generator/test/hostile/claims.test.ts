import { expect } from "vitest";
import { attempt } from "./attempt.ts";
import { judged, reuseEngine } from "./judged.ts";

reuseEngine();

const base = {
  "db/001.sql": `CREATE TABLE orders (id int PRIMARY KEY, note text);
CREATE TABLE shops (id int PRIMARY KEY);
CREATE SCHEMA app;
CREATE TABLE app.accounts (id int);
`,
};
const add = "ALTER TABLE orders ADD COLUMN shop int;\n";
const keys = {
  "a foreign key": "ALTER TABLE orders ADD CONSTRAINT k FOREIGN KEY (shop) REFERENCES shops;\n",
  "a foreign key that is validated later":
    "ALTER TABLE orders ADD CONSTRAINT k FOREIGN KEY (shop) REFERENCES shops NOT VALID;\nALTER TABLE orders VALIDATE CONSTRAINT k;\n",
  "a unique constraint": "ALTER TABLE orders ADD CONSTRAINT k UNIQUE (shop);\n",
};
/** Ways in which a new column has values before somebody says that it has none. */
const filled = {
  "a default that is gone again":
    "ALTER TABLE orders ADD COLUMN shop int DEFAULT 9;\nALTER TABLE orders ALTER shop DROP DEFAULT;\n",
  "an update": `${add}UPDATE orders SET shop = 9 WHERE id > 0;\n`,
  "an update in other words": `${add}DO $$ BEGIN EXECUTE 'UPDATE orders S' || 'ET sh' || 'op = 9'; END $$;\n`,
  "a block that commits": `${add}DO $$ BEGIN UPDATE orders SET shop = 9; COMMIT; END $$;\n`,
  "a function": `CREATE FUNCTION fill() RETURNS void LANGUAGE plpgsql AS 'BEGIN UPDATE orders SET shop = 9; END';\n${add}SELECT fill();\n`,
  "a merge": `${add}MERGE INTO orders USING shops ON true WHEN MATCHED THEN UPDATE SET shop = 9;\n`,
  "another type": `ALTER TABLE orders ADD COLUMN shop text;\nALTER TABLE orders ALTER shop TYPE int USING 9;\n`,
};
for (const [what, key] of Object.entries(keys)) {
  for (const [how, sql] of Object.entries(filled)) {
    for (const files of [{ "db/002.sql": sql + key }, { "db/002.sql": sql, "db/003.sql": key }]) {
      const where = Object.keys(files).length === 1 ? "in one file" : "in two";
      attempt(`${what} on a new column that has values by ${how}, ${where}`, "nothing says it has none", async () => {
        const { comment } = await judged(base, files);
        expect(comment).not.toMatch(/no row has a value|whose rows satisfy it/);
        expect(comment).toMatch(/fails if|or the last step fails/);
      });
    }
  }
  attempt(`${what} on a new column that nothing fills`, "is said to meet no row", async () => {
    const { comment } = await judged(base, { "db/002.sql": add + key });
    expect(comment).toMatch(/no row has a value|whose rows satisfy it/);
  });
}

const fill = "UPDATE orders SET note = '' WHERE note IS NULL;\n";
const notNull = "ALTER TABLE orders ALTER note SET NOT NULL;\n";
for (const [how, between] of Object.entries({
  "an update": "UPDATE orders SET note = NULL WHERE id = 1;\n",
  "a block": "DO $$ BEGIN UPDATE orders SET note = NULL; END $$;\n",
})) {
  attempt(`a column that is filled, emptied by ${how}, and made NOT NULL`, "no line fills it", async () => {
    const { comment } = await judged(base, { "db/002.sql": fill + between + notNull });
    expect(comment).not.toContain("gives it a value in every row");
    expect(comment).toContain("fails if a row has one");
  });
}
attempt("a column that is filled and made NOT NULL", "the line that fills it is named", async () => {
  const { comment } = await judged(base, { "db/002.sql": fill + notNull });
  expect(comment).toContain("line 1 of db/002.sql gives it a value in every row");
});

/** Functions with the names of keywords: files that call one mean something else in a transaction. */
for (const name of ["key", "set", "include", "hash", "varying", "timestamptz"]) {
  attempt(
    `a function that is called ${name} and sets the path, in a file of no known tool`,
    "it runs as one",
    async () => {
      const { comment } = await judged(base, {
        "db/002.sql": `CREATE FUNCTION public.${name}(int) RETURNS int LANGUAGE sql STABLE AS
  $$ SELECT length(set_config('search_path', 'app, public', true)) $$;
CREATE TABLE public.accounts (id int);\n`,
        "db/003.sql": `ALTER TABLE orders ADD COLUMN x int DEFAULT public.${name} (1);\nDROP TABLE accounts;\n`,
        "db/004.sql": `ALTER TABLE orders ADD COLUMN y int DEFAULT ${name} (1);\n`,
      });
      expect(comment).toContain("app.accounts is dropped with all of its data");
    },
  );
}
