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
