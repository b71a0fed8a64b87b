import { cpSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { schemalog } from "../../generator/test/support/cli.ts";
import { corpus } from "../../generator/test/support/corpora.ts";
import { startScenario } from "./support/scenario.ts";

type Request = { name: string; sql: string; exitCode: number; comment: RegExp[] };
type Case = { corpus: string; folder: string; requests: Request[] };

const cases: Case[] = [
  {
    corpus: "umami-migrations",
    folder: "prisma/migrations",
    requests: [
      {
        name: "drop a column in use",
        sql: '-- Nobody looks at it\nALTER TABLE "website_event"\n  DROP COLUMN "url_query";\n',
        exitCode: 1,
        comment: [/Schema: 1 breaking/, /column public\.website_event\.url_query/, /migration\.sql:3`\]/],
      },
      {
        name: "add a table",
        sql: 'CREATE TABLE "note" ("id" UUID NOT NULL PRIMARY KEY, "text" TEXT NOT NULL);\n',
        exitCode: 0,
        comment: [/✅ Schema: no findings/, /table public\.note/, /"note":::added/],
      },
      {
        name: "rename a column",
        sql: 'ALTER TABLE "website" RENAME COLUMN "domain" TO "host";\n',
        exitCode: 1,
        comment: [/column-renamed/, /column public\.website\.host/, /migration\.sql:1`\]/],
      },
    ],
  },
  {
    corpus: "langfuse-migrations",
    folder: "packages/shared/prisma/migrations",
    requests: [
      {
        name: "drop a column in use",
        sql: 'ALTER TABLE "projects" DROP COLUMN "metadata";\n',
        exitCode: 1,
        comment: [/Schema: 1 breaking/, /column public\.projects\.metadata/, /migration\.sql:1`\]/],
      },
      {
        name: "add a table",
        sql: 'CREATE TABLE "notes" ("id" TEXT NOT NULL PRIMARY KEY, "project_id" TEXT NOT NULL REFERENCES "projects"("id"));\n',
        exitCode: 0,
        comment: [/✅ Schema: no findings/, /table public\.notes/, /"notes":::added/],
      },
      {
        name: "rename a column",
        sql: 'ALTER TABLE "projects"\n  RENAME COLUMN "retention_days" TO "days";\n',
        exitCode: 1,
        comment: [/column-renamed/, /column public\.projects\.days/, /migration\.sql:2`\]/],
      },
    ],
  },
];

test.for(cases)(
  "$corpus: init, a first crawl, and requests with nothing edited",
  { timeout: 240_000 },
  async (given, context) => {
    const source = corpus(context, `postgres/${given.corpus}/migrations`);
    const files = readdirSync(source, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    const scenario = await startScenario("github", { ".github/CODEOWNERS": "* @acme/data\n" });
    onTestFinished(async () => {
      await scenario.close();
      expect(scenario.problems).toEqual([]);
    });

    // One commit for each migration, on the day that its name tells, as its team would have made it.
    const migrations = Map.groupBy(files.sort(), (file) => file.slice(source.length + 1).split("/")[0] ?? "");
    let day = Date.UTC(2023, 0, 1);
    for (const [name, own] of migrations) {
      const [, year, month, date] = /^(20\d\d)(\d\d)(\d\d)/.exec(name) ?? [];
      day = year ? Date.UTC(Number(year), Number(month) - 1, Number(date)) : day + 30 * 86_400_000;
      const folder = join(scenario.work, given.folder);
      for (const file of own) cpSync(file, join(folder, file.slice(source.length + 1)));
      scenario.git("add", "-A", given.folder);
      scenario.git("-c", "gc.auto=0", "commit", "-q", "--date", new Date(day).toISOString(), "-m", `Migrate: ${name}`);
    }
    scenario.git("push", "-q", "origin", "HEAD");

    const init = schemalog(scenario.work, ["init", "--yes"]);
    expect(init, init.stderr).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(
        /workflows\/schemalog\.yml[\s\S]*Next: schemalog record, then commit all that is new: .*\n$/,
      ),
    });
    const crawl = schemalog(scenario.work, ["crawl"]);
    expect(crawl, crawl.stderr).toMatchObject({ exitCode: 0 });
    scenario.commit("Keep the structure in Git", {});
    const push = await scenario.run({ event: "push" }, { INPUT_MODE: "commit" });
    expect(push.exitCode, push.log).toBe(0);

    for (const { name, sql, exitCode, comment } of given.requests) {
      scenario.checkout("main");
      const branch = name.replaceAll(" ", "-");
      scenario.git("checkout", "-q", "-b", branch);
      scenario.commit(name, { [`${given.folder}/99999999999999_${branch}/migration.sql`]: sql });
      scenario.openRequest(branch);
      const run = await scenario.run({ event: "request", branch }, { INPUT_MODE: "commit" });
      expect(run.exitCode, run.log).toBe(exitCode);
      for (const pattern of comment) expect(scenario.comments().at(-1)).toMatch(pattern);
      scenario.checkout(branch);
      expect(scenario.git("log", "-1", "--format=%s")).toMatch(/^Schema of /);
      expect(scenario.git("diff", "--name-only", "main", branch, "--", "schema-snapshots")).toMatch(
        /\/changes\/.*\.md/,
      );
    }
  },
);
