import { expect, test } from "vitest";
import { repository, schemalog } from "../support/cli.ts";

const config = "connections:\n  shop:\n    migrations: db\n";

test("nobody comments on a push: there is no request", () => {
  const cwd = repository({ "schemalog.yml": config, "db/1_a.sql": "CREATE TABLE a (id int);" });
  const { stdout } = schemalog(cwd, ["ci", "--host", "local", "--event", "push"]);
  expect(stdout).toContain("Would set the check");
  expect(stdout).not.toMatch(/comment/);
});
