import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { dialects } from "../../src/core/dialects/registry.ts";
import { renderComment } from "../../src/core/formats/comment/index.ts";
import { masked } from "../../src/engines/masked.ts";
import { engines } from "../../src/engines/registry.ts";
import { configText } from "../../src/init/files.ts";
import { lookAround } from "../../src/init/plan.ts";
import { driftJob, pushJob, requestJob, requestWorkspace } from "../../src/jobs/index.ts";
import { judgeCommitted, record } from "../../src/record/record.ts";
import { crawlConnection } from "../../src/sources/index.ts";
import { startTimings } from "../../src/timings.ts";
import { openWorkspace } from "../../src/workspace/index.ts";
import { git, repository, write } from "../support/cli.ts";
import { toyDialect } from "../support/toy-dialect.ts";
import { toyEngine } from "../support/toy-engine.ts";

// All that an engine costs: its language, its server, and a line in each registry.
beforeAll(() => {
  dialects.push(toyDialect);
  engines.push(masked(toyEngine));
});
afterAll(() => {
  dialects.pop();
  engines.pop();
});

/** What only PostgreSQL's SQL, catalogs and programs say. */
const postgresWords =
  /postgres|pglite|psql|\bpg_|concurrently|not valid|validate constraint|using index|[a-z)]::[a-z]|\bserial\b|discard|plpgsql|nextval|regclass|btree|on conflict|setof|detach|row level|set not null|owned by/i;

const first = `CREATE TABLE customers (id INTEGER PRIMARY KEY, email TEXT, code INTEGER, note TEXT DEFAULT 'none');
CREATE UNIQUE INDEX customers_email ON customers (email);
CREATE TABLE orders (id INTEGER PRIMARY KEY, customer INTEGER NOT NULL, total INTEGER, UNIQUE (total));
CREATE INDEX orders_customer ON orders (customer);
CREATE VIEW totals AS SELECT customer, total FROM orders;
`;
const then = `DROP VIEW totals;
DROP INDEX customers_email;
DROP TABLE orders;
CREATE TABLE orders (
  id INTEGER PRIMARY KEY,
  customer INTEGER NOT NULL REFERENCES customers (id),
  total TEXT NOT NULL,
  state TEXT NOT NULL
);
CREATE INDEX orders_state ON orders (state);
CREATE UNIQUE INDEX orders_both ON orders (customer, state);
ALTER TABLE customers ADD COLUMN token TEXT DEFAULT (hex(1));
ALTER TABLE customers DROP COLUMN code;
`;

async function open(cwd: string, env: Record<string, string> = {}) {
  const workspace = await openWorkspace({ cwd });
  const options = { workspace: { ...workspace, repository: cwd }, env, timings: startTimings() };
  return { connection: workspace.connections[0]!, options };
}

const textsIn = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"))
    .join("\n");

test("another engine's migrations are found, crawled, recorded, documented, and judged in a request", async () => {
  const cwd = repository({ "db/sqlite/migrations/1_first.sql": first });
  const { planned, foreign } = lookAround(cwd);
  expect(foreign).toEqual([]);
  const settings = await configText(planned);
  expect(settings).toContain("engine: sqlite\n    migrations: db/sqlite/migrations");
  write(cwd, { "schemalog.yml": settings });

  const { connection, options } = await open(cwd);
  const { database, warnings } = await crawlConnection(connection, options);
  expect(warnings).toEqual([]);
  expect(database.engine).toBe("sqlite");
  const commit = { also: [join(cwd, "schemalog.yml")] };
  await record(
    options.workspace,
    connection,
    judgeCommitted(options.workspace, connection, () => database),
    { commit },
  );
  expect((await pushJob(connection, options)).files).toEqual([]);

  const base = git(cwd, "rev-parse", "HEAD");
  write(cwd, { "db/sqlite/migrations/2_then.sql": then });
  git(cwd, "add", "-A");
  git(cwd, "commit", "-q", "-m", "More");
  const workspace = await requestWorkspace(options.workspace, { cwd, base });
  const { report, files } = await requestJob(connection, { ...options, workspace });
  expect(report.failure).toBeUndefined();
  const found = report.changeSet?.findings ?? [];
  expect(found.map(({ code, cause }) => `${code} at ${cause?.line}`).sort()).toMatchInlineSnapshot(`
    [
      "column-dropped at 13",
      "column-type-widened at 7",
      "constraint-dropped at 11",
      "foreign-key-added at 11",
      "index-added at 10",
      "index-dropped at 11",
      "index-dropped at 2",
      "made-not-null at 7",
      "not-null-column-added at 11",
      "unique-added at 11",
      "view-dropped at 1",
    ]
  `);
  expect(found.find(({ code }) => code === "index-added")?.advice).toBe(
    "CREATE INDEX orders_state ON main.orders, then ANALYZE.",
  );
  const said = [
    JSON.stringify(found),
    renderComment({ workspace: "", connections: [report] }, { limit: 65_000 }),
    textsIn(connection.dir),
    ...files.map(({ content }) => content ?? ""),
  ].join("\n");
  expect(said.length).toBeGreaterThan(5_000);
  expect(said.split("\n").filter((line) => postgresWords.test(line))).toEqual([]);
});

test("another engine's live database is crawled by its URL, and its drift is told", async () => {
  const cwd = repository({ "schemalog.yml": "connections:\n  shop: { url: env:SHOP_URL }\n" });
  const file = join(cwd, ".git", "shop.db");
  const db = new DatabaseSync(file);
  db.exec(first);
  const { connection, options } = await open(cwd, { SHOP_URL: `sqlite://${file}` });
  const { database } = await crawlConnection(connection, options);
  await record(
    options.workspace,
    connection,
    judgeCommitted(options.workspace, connection, () => database),
    {
      commit: {},
    },
  );
  db.exec(then);
  db.close();
  const { report } = await driftJob(connection, undefined, options);
  expect(report.failure).toBeUndefined();
  expect(report.drift?.changes.length).toBeGreaterThan(5);
  expect(JSON.stringify(report)).not.toMatch(postgresWords);
});

test("a migration that the other engine refuses is told by its file and line", async () => {
  const cwd = repository({
    "schemalog.yml": "connections:\n  shop: { engine: sqlite, migrations: db }\n",
    "db/1.sql": "CREATE TABLE a (id INTEGER);\n\nCREATE TABLE a (id INTEGER);\n",
  });
  const { connection, options } = await open(cwd);
  await expect(crawlConnection(connection, options)).rejects.toThrow("db/1.sql:3: table a already exists");
});
