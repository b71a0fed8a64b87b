import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repository, schemalog, write } from "../support/cli.ts";
import { createDatabase, sqlOn } from "../support/postgres.ts";

test("what people decided about a rename, and which findings do not count, holds for every command", async (context) => {
  const url = await createDatabase(context);
  await sqlOn(url, "CREATE TABLE notes (id int PRIMARY KEY, body text, placed date)");
  const ignore = "ignore:\n  - code: column-dropped\n    object: public.notes\n    reason: nobody reads it\n";
  const cwd = repository({ "schemalog.yml": `connections:\n  app:\n    url: env:APP_URL\n${ignore}` });
  const run = (...args: string[]) => schemalog(cwd, args, { APP_URL: url });
  expect(run("crawl", "--commit").exitCode).toBe(0);
  // By all evidence it is a rename; a person knows better.
  await sqlOn(url, "ALTER TABLE notes RENAME body TO words");
  write(cwd, {
    "schema-snapshots/app/annotations/public/notes.md":
      "---\nrenames:\n  - column: words\n    from: body\n    accepted: false\n---\n",
  });
  const dropped = /column (public\.notes\.)?body/;
  const renamed = /renamed/;
  const printed = {
    "crawl --check": run("crawl", "--check").stdout,
    "diff against the database": run("diff", "app@HEAD", "app").stdout,
    ...(run("crawl", "--commit") && {}),
    "diff of revisions": run("diff", "HEAD~1", "HEAD").stdout,
    history: run("history", "notes", "--limit", "1").stdout,
    "change file": readdirSync(join(cwd, "schema-snapshots/app/changes"))
      .map((file) => readFileSync(join(cwd, "schema-snapshots/app/changes", file), "utf8"))
      .filter((text) => !text.includes("4b825dc642cb"))
      .join(""),
  };
  for (const [command, text] of Object.entries(printed)) {
    expect.soft(text, command).toMatch(dropped);
    expect.soft(text, command).not.toMatch(renamed);
    if (command !== "history") expect.soft(text, command).toContain("nobody reads it");
  }
});
