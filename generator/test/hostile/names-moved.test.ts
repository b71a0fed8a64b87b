import { expect } from "vitest";
import { attempt } from "./attempt.ts";
import { judged, reuseEngine } from "./judged.ts";

reuseEngine();

const base = {
  "db/001.sql": `CREATE ROLE clerk;
CREATE TABLE orders (id int PRIMARY KEY, note text, total int CONSTRAINT positive CHECK (total > 0));
CREATE TABLE drafts (id int PRIMARY KEY, note text, total int);
GRANT SELECT ON orders TO clerk;
`,
};

const moved = "ALTER TABLE orders RENAME TO old;\n";
const granted = "GRANT SELECT ON orders TO clerk;\n";

/** What takes the name of a table, and is not what it was. */
for (const [what, sql] of [
  ["no row of it", `CREATE VIEW orders AS SELECT * FROM old WHERE false;\n${granted}`],
  ["some rows of it", `CREATE VIEW orders AS SELECT * FROM old LIMIT 10;\n${granted}`],
  ["rows of two", `CREATE VIEW orders AS SELECT * FROM old UNION ALL SELECT * FROM drafts;\n${granted}`],
  ["rows of another table", `CREATE VIEW orders AS SELECT * FROM drafts;\n${granted}`],
  ["columns under each other's names", `CREATE VIEW orders AS SELECT id, note, id AS total FROM old;\n${granted}`],
  ["constants", `CREATE VIEW orders AS SELECT id, 'x'::text AS note, total FROM old;\n${granted}`],
  ["not all columns", `CREATE VIEW orders AS SELECT id, note FROM old;\n${granted}`],
  [
    "rows that nobody can write",
    `CREATE VIEW orders AS SELECT * FROM old;\n${granted}CREATE RULE r AS ON INSERT TO orders DO INSTEAD NOTHING;\n`,
  ],
  ["rows that the clerk may not read", "CREATE VIEW orders AS SELECT * FROM old;\n"],
  ["rows as they were once", `CREATE MATERIALIZED VIEW orders AS SELECT * FROM old;\n${granted}`],
] as const) {
  attempt(`a view takes the name of a table, and has ${what}`, "it is not said to stand in its place", async () => {
    const { comment } = await judged(base, { "db/002.sql": moved + sql });
    expect(comment).not.toContain("stands in its place");
    expect(comment).toMatch(/^## 🟠 Schema: [12] risky/);
  });
}
attempt("a view takes the name of a table, honestly", "it stands in its place", async () => {
  const { comment } = await judged(base, {
    "db/002.sql": `${moved}CREATE VIEW orders AS SELECT * FROM old;\n${granted}`,
  });
  expect(comment).toContain("stands in its place");
});

/** Renames of a column or table on the way, which it has at neither end: what is done to it under such a name is its own. */
const notNull = "ALTER TABLE orders ALTER x SET NOT NULL;\n";
const hides = (...parts: string[]) => `DO $$ BEGIN EXECUTE '${parts.join("' || '")}'; END $$;\n`;
const there = "ALTER TABLE orders RENAME note TO x;\n";
const back = "ALTER TABLE orders RENAME x TO note;\n";
const hidden = {
  there: hides("ALTER TABLE orders REN", "AME note TO x"),
  back: hides("ALTER TABLE orders REN", "AME x TO note"),
};
for (const [how, ...files] of [
  ["a column is renamed, and back", there + notNull + back],
  ["a column is renamed, and back, in three files", there, notNull, back],
  ["a column is renamed, and back, in blocks that put words together", hidden.there + notNull + hidden.back],
  [
    "a column is renamed, and back, while nobody hears of it",
    `SET event_triggers = off;\n${hidden.there}${notNull}${hidden.back}`,
  ],
  [
    "a column is renamed, and back, beside something that explains the work",
    there + notNull.replace(";", ", ADD y int NOT NULL DEFAULT 1;") + back,
  ],
  [
    "its table is renamed, and back",
    `${moved}ALTER TABLE old ALTER note SET NOT NULL;\nALTER TABLE old RENAME TO orders;\n`,
  ],
  [
    "its table is renamed, and back, in blocks that put words together",
    `${hides("ALTER TABLE ord", "ers REN", "AME TO o", "ld")}ALTER TABLE old ALTER note SET NOT NULL;\n${hides("ALTER TABLE ol", "d REN", "AME TO ord", "ers")}`,
  ],
  [
    "both are renamed, and back",
    `${moved}${there.replace("orders", "old")}`,
    notNull.replace("orders", "old"),
    `${back.replace("orders", "old")}ALTER TABLE old RENAME TO orders;\n`,
  ],
  [
    "its schema is renamed, and back",
    `ALTER SCHEMA public RENAME TO s;\n${notNull.replace("orders ALTER x", "s.orders ALTER note")}ALTER SCHEMA s RENAME TO public;\n`,
  ],
] as const) {
  attempt(`make a column NOT NULL while ${how}`, "nothing says that it holds nobody up", async () => {
    const { comment } = await judged(
      base,
      Object.fromEntries(files.map((sql, index) => [`db/00${index + 2}.sql`, sql])),
    );
    // Where the name is missing for a while, that is told as well.
    expect(comment).toMatch(/^## 🟠 Schema: \d risky\n/);
    expect(comment).toContain("the migration fails if a row has one");
  });
}
attempt("make a check stricter under another name", "it is said to look at the rows", async () => {
  const { comment } = await judged(base, {
    "db/002.sql": `ALTER TABLE orders ADD CONSTRAINT k CHECK (total > 9);
ALTER TABLE orders DROP CONSTRAINT positive;
ALTER TABLE orders RENAME CONSTRAINT k TO positive;\n`,
  });
  expect(comment).toContain("Adding check positive fails if a row of public.orders");
  expect(comment).not.toContain("held up only for a moment");
});
attempt("fill another column under the name of one", "no line is said to fill it", async () => {
  const { comment } = await judged(base, {
    "db/002.sql": `${there}ALTER TABLE orders ADD note text;\nUPDATE orders SET note = '';
ALTER TABLE orders RENAME note TO y;\n${back}ALTER TABLE orders ALTER note SET NOT NULL;\n`,
  });
  expect(comment).not.toContain("gives it a value in every row");
});
attempt("rename a column and make another NOT NULL in the safe way", "it holds nobody up", async () => {
  const { comment } = await judged(base, {
    "db/002.sql":
      "ALTER TABLE orders RENAME total TO sum;\nALTER TABLE orders ADD CONSTRAINT k CHECK (note IS NOT NULL) NOT VALID;\n",
    "db/003.sql": "ALTER TABLE orders VALIDATE CONSTRAINT k;\n",
    "db/004.sql": "ALTER TABLE orders ALTER note SET NOT NULL;\nALTER TABLE orders DROP CONSTRAINT k;\n",
  });
  expect(comment).toContain("held up only for a moment");
});

/** What goes with a thing though another has its name afterwards, and holds what nothing brings back. */
const counted = {
  "db/001.sql": `CREATE TYPE pair AS (x int, y int);
CREATE TYPE loose AS (x int, y int);
CREATE SEQUENCE drawn;
CREATE TABLE orders (id int DEFAULT nextval('drawn'), p pair, g int GENERATED ALWAYS AS IDENTITY, s serial);
CREATE TABLE shops (id serial, g int GENERATED ALWAYS AS IDENTITY);
`,
};
const attribute = "ALTER TYPE pair DROP ATTRIBUTE y;\nALTER TYPE pair ADD ATTRIBUTE y int;\n";
const identity =
  "ALTER TABLE orders ALTER g DROP IDENTITY;\nALTER TABLE orders ALTER g ADD GENERATED ALWAYS AS IDENTITY;\n";
const drawn = "CREATE SEQUENCE drawn;\nALTER TABLE orders ALTER id SET DEFAULT nextval('drawn');\n";
const serial =
  "DROP SEQUENCE orders_s_seq CASCADE;\nCREATE SEQUENCE orders_s_seq OWNED BY orders.s;\nALTER TABLE orders ALTER s SET DEFAULT nextval('orders_s_seq');\n";
for (const [what, sql, says] of [
  ["an attribute of a type", attribute, "public.pair.y is dropped with its data"],
  [
    "an attribute of a type, by a block",
    `DO $$ BEGIN\n${attribute}END $$;\n`,
    "public.pair.y is dropped with its data",
  ],
  ["a sequence", `DROP SEQUENCE drawn CASCADE;\n${drawn}`, "Sequence public.drawn is dropped"],
  [
    "a sequence, by a rename",
    `ALTER SEQUENCE drawn RENAME TO old;\n${drawn}DROP SEQUENCE old;\n`,
    "Sequence public.drawn is dropped",
  ],
  ["the sequence of a column", serial, "Sequence public.orders_s_seq is dropped"],
  ["the sequence of an identity", identity, "Sequence public.orders_g_seq is dropped"],
] as const) {
  for (const off of ["", "SET event_triggers = off;\n"]) {
    attempt(`drop ${what}, and make it again${off && ", while nobody hears of it"}`, "the loss is told", async () => {
      const { comment } = await judged(counted, { "db/002.sql": off + sql });
      expect(comment).toMatch(/^## 🔴 Schema: 1 breaking\n/);
      expect(comment.replaceAll("\\", "")).toContain(says);
    });
  }
}
for (const [what, sql, findings] of [
  ["a type that no column has", "DROP TYPE loose;\nCREATE TYPE loose AS (x int, y int);\n", []],
  [
    "a table with sequences",
    "DROP TABLE shops;\nCREATE TABLE shops (id serial, g int GENERATED ALWAYS AS IDENTITY);\n",
    ["table-dropped"],
  ],
  [
    "a sequence, as an identity's",
    "ALTER TABLE shops ALTER id DROP DEFAULT;\nDROP SEQUENCE shops_id_seq;\nALTER TABLE shops ALTER id ADD GENERATED BY DEFAULT AS IDENTITY;\n",
    ["sequence-dropped"],
  ],
] as const) {
  attempt(`drop ${what}, and make it again, honestly`, "it is told of once, if at all", async () => {
    expect((await judged(counted, { "db/002.sql": sql })).findings).toEqual(findings);
  });
}
