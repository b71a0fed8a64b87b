import { expect, test } from "vitest";
import { git, repository, schemalog, write } from "../support/cli.ts";

const config = "connections:\n  shop:\n    migrations: db\n";

test("nobody comments on a push: there is no request", () => {
  const cwd = repository({ "schemalog.yml": config, "db/1_a.sql": "CREATE TABLE a (id int);" });
  const { stdout } = schemalog(cwd, ["ci", "--host", "local", "--event", "push"]);
  expect(stdout).toContain("Would set the check");
  expect(stdout).not.toMatch(/comment/);
});

test("Rails' migrations are held against the base by Git, though only the dump can be read", () => {
  const dump =
    "CREATE TABLE a (id int);\nCREATE TABLE schema_migrations (version text);\nINSERT INTO schema_migrations VALUES ('20240101000000');\n";
  const cwd = repository({
    "schemalog.yml": "connections:\n  shop:\n    migrations: db/structure.sql\n",
    "db/structure.sql": dump,
    "db/migrate/20240101000000_a.rb": "class A\nend\n",
    "db/migrate/20240102000000_b.rb": "class B\nend\n",
    "test/fixtures/migrate/20240101000000_x.rb": "",
  });
  git(cwd, "checkout", "-q", "-b", "work");
  const ci = (files: Record<string, string>) => {
    write(cwd, files);
    git(cwd, "add", "-A");
    git(cwd, "commit", "-q", "-m", "Change");
    return schemalog(cwd, ["ci", "--host", "local", "--base", "main"]).stdout;
  };
  const edited = ci({
    "db/migrate/20240102000000_b.rb": "class B\n  # more\nend\n",
    "test/fixtures/migrate/20240101000000_x.rb": "1",
  });
  expect(edited).toContain("## 🟠 Schema: 1 risky");
  expect(edited).toContain("#### 🟠 migration db/migrate/20240102000000_b.rb is edited after the fact");
  expect(edited).toContain("It is a program, which can't be read here: db/structure.sql is judged instead.");
  expect(edited).toContain("db/migrate/20240102000000_b.rb#L2");
  const undumped = ci({ "db/migrate/20240103000000_c.rb": "class C\nend\n" });
  expect(undumped).toContain(
    "- db/migrate/20240103000000_c.rb: not judged: a migration in Ruby (Rails), and db/structure.sql does not change with it.",
  );
  const clash = ci({ "db/migrate/20240101000000_d.rb": "class D\nend\n", "db/structure.sql": `${dump}-- more\n` });
  expect(clash).toContain("Rails ends with DuplicateMigrationVersionError");
  expect(clash).not.toContain("not judged: a migration in Ruby");
  const broken = ci({ "db/structure.sql": `${dump}CREATE TABL b ();\n` });
  expect(broken).toContain("dump db/structure.sql fails");
  expect(broken).toContain("The schema can't be built from the dump any more");
  expect(broken).not.toContain("base's own migrations");
});
