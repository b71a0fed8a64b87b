import { expect } from "vitest";
import { splitStatements } from "../../src/core/dialects/postgres/statements.ts";
import { traitOf } from "../../src/core/dialects/postgres/traits.ts";
import { git, repository, schemalog, write } from "../support/cli.ts";
import { attempt } from "./attempt.ts";

const base = {
  "schemalog.yml": "connections:\n  app:\n    migrations: db\nfail-on: breaking\n",
  "db/001.sql": "CREATE TABLE orders (id int PRIMARY KEY);\nCREATE TABLE database (id int);\n",
};

/** What a request with one more migration ends with, and says. */
function request(sql: string) {
  const cwd = repository(base);
  git(cwd, "checkout", "-qb", "branch");
  write(cwd, { "db/002.sql": sql });
  git(cwd, "add", "-A");
  git(cwd, "commit", "-qm", "More");
  return schemalog(cwd, ["ci", "--host", "local", "--base", "main"]);
}

const hidden: Record<string, string> = {
  "behind a comment that a carriage return ends": "-- a note\rDROP TABLE orders;\n",
  "behind what only looks like COPY from the standard input":
    "CREATE TABLE stdin (id int);\nCOPY (SELECT id FROM stdin) TO '/dev/null';\nDROP TABLE orders;\n",
  "while the observer's triggers are dropped":
    "DO $$ DECLARE t record; BEGIN FOR t IN SELECT evtname FROM pg_event_trigger LOOP EXECUTE format('DROP EVENT TRIGGER %I', t.evtname); END LOOP; END $$;\nDROP TABLE orders;\n",
  "while the observer hears nonsense":
    "DO $$ DECLARE t text; BEGIN SELECT replace(evtname, '_end', '') INTO t FROM pg_event_trigger WHERE evtname LIKE '%\\_end'; RAISE INFO '%', t || '[[['; END $$;\nDROP TABLE orders;\n",
};
for (const [how, sql] of Object.entries(hidden)) {
  attempt(`drop a table ${how}`, "it is told of, and fails the gate", () => {
    const { exitCode, stdout, stderr } = request(sql);
    expect(stdout + stderr).toMatch(/table-dropped/);
    expect(stdout + stderr).not.toContain("bug in schemalog");
    expect(exitCode).toBe(1);
  });
}

attempt("a right on a table that is called database", "is no right on a database", () => {
  expect(traitOf("REVOKE SELECT ON database FROM app")).not.toBe("outside");
  expect(traitOf("REVOKE CONNECT ON DATABASE shop FROM app")).toBe("outside");
});

attempt("300,000 statements on one line", "each look for a line break goes on from the last", () => {
  const begun = performance.now();
  expect(splitStatements("a;".repeat(300_000)).statements).toHaveLength(300_000);
  expect(performance.now() - begun).toBeLessThan(10_000);
});
