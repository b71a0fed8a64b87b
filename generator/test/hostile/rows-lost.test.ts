import { expect } from "vitest";
import { attempt } from "./attempt.ts";
import { judged, reuseEngine } from "./judged.ts";

reuseEngine();

const base = {
  "db/001.sql": `CREATE TABLE readings (id int, day int) PARTITION BY RANGE (day);
CREATE TABLE readings_1 PARTITION OF readings FOR VALUES FROM (0) TO (10);
CREATE TABLE loose (id int, day int);
`,
};
const first = "FOR VALUES FROM (0) TO (10)";
const again = `CREATE TABLE readings_1 PARTITION OF readings ${first};\n`;
const makesWay = "Partition readings_1 of public.readings is replaced by another table of that name";

/** Ways in which rows of a partition go, while the schema looks as if they stayed. */
const ways: [how: string, sql: string, says: string][] = [
  ["drop a partition, and create it again", `DROP TABLE readings_1;\n${again}`, makesWay],
  [
    "detach a partition, drop it, and create it again",
    `ALTER TABLE readings DETACH PARTITION readings_1;\nDROP TABLE readings_1;\n${again}`,
    makesWay,
  ],
  [
    "put an empty table in the place of a partition",
    `ALTER TABLE readings DETACH PARTITION readings_1;\nALTER TABLE readings_1 RENAME TO old;\n${again}`,
    makesWay,
  ],
  [
    "put an empty table in the place of a partition, and drop that",
    `ALTER TABLE readings DETACH PARTITION readings_1;\nALTER TABLE readings_1 RENAME TO old;\n${again}DROP TABLE old;\n`,
    makesWay,
  ],
  [
    "drop a table, and create a partition of its name",
    "DROP TABLE loose;\nCREATE TABLE loose PARTITION OF readings FOR VALUES FROM (10) TO (20);\n",
    "public.loose is dropped with all of its data, and another table takes its name",
  ],
  [
    "drop a partition, and create a table of its name",
    "DROP TABLE readings_1;\nCREATE TABLE readings_1 (id int, day int);\n",
    `Partition public.readings_1 of public.readings (${first}) is dropped with its rows`,
  ],
];
for (const [how, sql, says] of ways) {
  for (const [where, wrapped] of Object.entries({
    plainly: sql,
    "in a block": `DO $$ BEGIN\n${sql}END $$;\n`,
    "while nobody hears of it": `SET event_triggers = off;\n${sql}RESET event_triggers;\n`,
  })) {
    attempt(`${how}, ${where}`, "it is told of as breaking, and nothing says that rows stay", async () => {
      const { comment } = await judged(base, { "db/002.sql": wrapped });
      // A block that drops one table and locks another may meet a deadlock besides.
      expect(comment).toMatch(/^## 🔴 Schema: 1 breaking(, 1 risky)?\n/);
      expect(comment.replaceAll("\\", "")).toContain(says);
      expect(comment).not.toContain("rows stay");
    });
  }
}

for (const [how, sql, says] of [
  [
    "attach a table",
    "ALTER TABLE readings ATTACH PARTITION loose FOR VALUES FROM (10) TO (20);",
    "its rows stay in it",
  ],
  ["detach a partition", "ALTER TABLE readings DETACH PARTITION readings_1;", "its rows stay in it"],
  [
    "detach a partition, and attach it again",
    `ALTER TABLE readings DETACH PARTITION readings_1;\nALTER TABLE readings ATTACH PARTITION readings_1 ${first};`,
    "No net changes",
  ],
  ["rename a partitioned table", "ALTER TABLE readings RENAME TO measured;", "public.readings is now public.measured"],
] as const) {
  attempt(`${how}, honestly`, "no row is said to be lost", async () => {
    const { comment } = await judged(base, { "db/002.sql": sql });
    expect(comment).toContain(says);
    expect(comment).not.toMatch(/dropped with|is replaced/);
  });
}

/** Ways to delete all rows of a table that the first words of a statement do not tell. */
const shown = {
  "db/001.sql": "CREATE TABLE orders (id int, note text);\nCREATE VIEW shown AS SELECT * FROM orders WHERE id > 0;\n",
};
for (const [how, sql] of [
  ["by a view", "DELETE FROM shown;"],
  ["by a view, behind an ALTER TABLE", "ALTER TABLE orders ADD x int;\nDELETE FROM shown WHERE 1 = 1;"],
  ["within a WITH", "WITH gone AS (DELETE FROM orders RETURNING *) SELECT count(*) FROM gone;"],
  [
    "within the second of a WITH",
    "WITH a AS (SELECT 1), b AS (DELETE FROM public.orders RETURNING *) SELECT 1 FROM a, b;",
  ],
  ["within a CREATE TABLE", "CREATE TEMP TABLE gone AS WITH a AS (DELETE FROM orders RETURNING *) SELECT * FROM a;"],
  ["within a COPY", "COPY (DELETE FROM orders RETURNING id) TO STDOUT;"],
  ["within an EXPLAIN", "EXPLAIN ANALYZE VERBOSE DELETE FROM orders;"],
  [
    "within an EXPLAIN with options",
    "EXPLAIN (COSTS off, ANALYZE) WITH a AS (DELETE FROM orders RETURNING *) SELECT * FROM a;",
  ],
] as const) {
  attempt(`delete all rows ${how}`, "it is told of as breaking", async () => {
    const { findings, comment } = await judged(shown, { "db/002.sql": sql });
    expect(findings, comment).toContain("rows-changed");
    expect(comment).toMatch(/^## 🔴 Schema: 1 breaking/);
  });
}
