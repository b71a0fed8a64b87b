import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { run } from "../../src/commands/init.ts";
import { parseConfig } from "../../src/workspace/index.ts";
import { folder, git, repository, schemalog } from "../support/cli.ts";

async function init(cwd: string, args: string[] = [], { json = false, dryRun = false } = {}) {
  const printed: string[] = [];
  const context = { cwd, json, config: undefined, env: {}, color: false, progress() {}, warn() {} };
  const print = (text: string) => void printed.push(text);
  const exitCode = await run({ args, options: { dryRun } }, { ...context, print, document: print });
  const file = join(cwd, "schemalog.yml");
  const text = existsSync(file) ? readFileSync(file, "utf8") : undefined;
  return { exitCode, said: printed.join("\n"), text, connections: text && parseConfig(text, "x").connections };
}

describe("init", () => {
  test("writes a connection for each folder of migrations, named after what it is of", async () => {
    const cwd = folder({
      "services/billing/db/migrations/1.sql": "CREATE TABLE a (id int);",
      "services/shop/prisma/migrations/1_a/migration.sql": "CREATE TABLE a (id int);",
      "shop/migrations/1.sql": "CREATE TABLE a (id int);",
    });
    const { said, text, connections } = await init(cwd);
    expect(text).toMatch(/^# yaml-language-server: \$schema=https:\/\/\S+\.json\n/);
    expect(connections).toMatchObject({
      billing: { migrations: "services/billing/db/migrations" },
      shop: { migrations: "services/shop/prisma/migrations" },
      "shop-2": { migrations: "shop/migrations" },
    });
    expect(said).toBe(
      "Wrote schemalog.yml:\n" +
        "  billing: services/billing/db/migrations (1 SQL file)\n" +
        "  shop: services/shop/prisma/migrations (Prisma, 1 migration)\n" +
        "  shop-2: shop/migrations (1 SQL file)\n" +
        "Next: schemalog crawl",
    );
  });

  test("never writes over a schemalog.yml, nor below one", async () => {
    const cwd = folder({ "schemalog.yml": "connections: {}\n", "a/migrations/1.sql": "SELECT 1" });
    expect(await init(cwd)).toMatchObject({
      exitCode: 0,
      text: "connections: {}\n",
      said: expect.stringContaining("was left unchanged"),
    });
    expect(await init(join(cwd, "a"))).toMatchObject({
      text: undefined,
      said: expect.stringContaining("../schemalog.yml"),
    });
  });

  test("a password goes into the environment, not into the file or the output", async () => {
    const { said, text, connections } = await init(folder(), [
      "postgres://app:canary-8c1f@db.example.com/Shop%20EU?x=1",
    ]);
    expect(connections).toMatchObject({ "shop-20eu": { url: "env:DATABASE_URL" } });
    expect(`${said}${text}`).not.toContain("canary");
    expect(said).toContain("export DATABASE_URL='…' && schemalog crawl");
  });

  test("a URL without a password and a reference are kept", async () => {
    expect((await init(folder(), ["postgres://localhost/shop"])).connections).toMatchObject({
      shop: { url: "postgres://localhost/shop" },
    });
    expect((await init(folder(), ["env:SHOP_URL"])).connections).toMatchObject({ database: { url: "env:SHOP_URL" } });
  });

  test("--dry-run and --json print the plan", async () => {
    const cwd = folder({ "db/migrations/1.sql": "SELECT 1" });
    const { said, text } = await init(cwd, ["db/migrations"], { json: true, dryRun: true });
    expect(text).toBeUndefined();
    expect(JSON.parse(said)).toMatchObject({ written: false, next: "schemalog crawl" });
  });

  test.each([
    [[], "no SQL migrations were found"],
    [["nowhere"], "nowhere: there is no such folder or file"],
    [["env:not a name"], "schemalog.yml:4:5: `url`: write the name of an environment variable"],
    [["oracle://h/d"], 'no engine for "oracle"'],
  ])("%j is answered, and writes nothing", async (args, message) => {
    const cwd = folder();
    await expect(init(cwd, args)).rejects.toMatchObject({ exitCode: 2, message: expect.stringContaining(message) });
    expect(existsSync(join(cwd, "schemalog.yml"))).toBe(false);
  });
});

test("migrations for an engine that can't be embedded get a shadow server to run on", async () => {
  const cwd = repository({ "db/migrations/1.sql": "CREATE TABLE `a` (id int) ENGINE=InnoDB;" });
  await init(cwd);
  expect(readFileSync(join(cwd, "schemalog.yml"), "utf8")).toContain(
    "engine: mysql\n    migrations: db/migrations\n    shadow: env:SHADOW_DATABASE_URL\n    # shadow-superuser: allow  # for root of a server that is thrown away",
  );
});

test("migrations that need a server: it is asked for, here and in the workflow", async () => {
  const cwd = repository({
    "db/migrations/1.sql": "CREATE TABLE a (id int AUTO_INCREMENT PRIMARY KEY) ENGINE=InnoDB;",
  });
  git(cwd, "remote", "add", "origin", "git@github.com:ada/shop.git");
  const { said, connections } = await init(cwd);
  expect(Object.values(connections ?? {})).toMatchObject([{ engine: "mysql", shadow: "env:SHADOW_DATABASE_URL" }]);
  expect(said).toContain("need a server that may be written to");
  expect(said).toContain("Next: export SHADOW_DATABASE_URL='…' && schemalog record");
  const workflow = readFileSync(join(cwd, ".github/workflows/schemalog.yml"), "utf8");
  expect(workflow).toMatch(/SHADOW_DATABASE_URL: \$\{\{ secrets\.SHADOW_DATABASE_URL \}\}/);
});

test("a template is read as what it describes", async () => {
  const cwd = folder({ "infra/orders.yaml": "Resources:\n  Orders:\n    Type: AWS::DynamoDB::Table\n" });
  expect(await init(cwd, ["infra/orders.yaml"])).toMatchObject({
    said: expect.stringContaining("orders: infra/orders.yaml (one file)"),
    connections: { orders: { engine: "dynamodb", migrations: "infra/orders.yaml" } },
  });
});

describe("init in a repository", () => {
  const migrations = { "db/migrations/1.sql": "CREATE TABLE a (id int);" };
  const remote = (url: string, files: Record<string, string> = migrations) => {
    const cwd = repository(files);
    git(cwd, "remote", "add", "origin", url);
    return cwd;
  };

  test("of GitHub: the workflow and what its diffs collapse, and nothing is left to edit", async () => {
    const cwd = remote("https://mara:canary-77@github.com/acme/shop.git");
    const { said } = await init(cwd);
    expect(said).toMatch(/^Wrote \.github\/workflows\/schemalog\.yml$/m);
    expect(said).toMatch(/^Wrote \.gitattributes$/m);
    expect(said).not.toContain("canary");
    const workflow = readFileSync(join(cwd, ".github/workflows/schemalog.yml"), "utf8");
    expect(parse(workflow).jobs.schemalog.steps.at(-1)).toEqual({
      uses: expect.stringMatching(/^schemalog\/schemalog@v\d+\.\d+\.\d+$/),
      with: { mode: "commit" },
    });
    expect(schemalog(cwd, ["crawl"])).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("1 object") });
  });

  test("below a folder, and with a live database: the workflow knows both", async () => {
    const cwd = remote("git@github.com:acme/shop.git", {
      'back "end"/.env.example': "SHOP_DATABASE_URL=postgres://u:canary-78@h/shop\n",
    });
    const below = join(cwd, 'back "end"');
    const { connections, said } = await init(below);
    expect(connections).toMatchObject({ shop: { url: "env:SHOP_DATABASE_URL" } });
    expect(said).toContain("export SHOP_DATABASE_URL='…' && schemalog record, then commit all that is new");
    const step = parse(readFileSync(join(cwd, ".github/workflows/schemalog.yml"), "utf8")).jobs.schemalog.steps.at(-1);
    expect(step.with).toEqual({ mode: "commit", "working-directory": 'back "end"' });
    expect(step.env).toEqual({ SHOP_DATABASE_URL: ["$", "{{ secrets.SHOP_DATABASE_URL }}"].join("") });
  });

  test("of GitLab: a pipeline that is there is not touched, its lines are told", async () => {
    const theirs = "build: { script: [make] }\n";
    const cwd = remote("https://gitlab.example.com/acme/shop.git", { ...migrations, ".gitlab-ci.yml": theirs });
    expect((await init(cwd)).said).toContain("Add to .gitlab-ci.yml:\ninclude:\n");
    expect(readFileSync(join(cwd, ".gitlab-ci.yml"), "utf8")).toBe(theirs);
    const fresh = remote("https://gitlab.example.com/acme/shop.git");
    await init(fresh);
    expect(parse(readFileSync(join(fresh, ".gitlab-ci.yml"), "utf8")).include[0].inputs).toEqual({ mode: "commit" });
  });

  test("a repository that nobody knows the host of is told where workflows are", async () => {
    const cwd = repository(migrations);
    const { said } = await init(cwd);
    expect(said).toMatch(
      /^No workflow was written: .*copy one:\n {2}GitHub: \S+\/templates\/ci\/github\n {2}GitLab: \S+\/templates\/ci\/gitlab\nNext: /m,
    );
    expect((await init(folder(migrations))).said).not.toMatch("No workflow");
  });

  test("lines of people stay: .gitattributes gets more, once", async () => {
    const cwd = remote("git@github.com:acme/shop.git", { ...migrations, ".gitattributes": "*.png binary" });
    await init(cwd);
    const text = readFileSync(join(cwd, ".gitattributes"), "utf8");
    expect(text).toMatch(/^\*\.png binary\n#.*\n\*\*\/schema-snapshots/);
    rmSync(join(cwd, "schemalog.yml"));
    await init(cwd);
    expect(readFileSync(join(cwd, ".gitattributes"), "utf8")).toBe(text);
  });

  test("an extension that the embedded database lacks is skipped, so that the first crawl works", async () => {
    const cwd = remote("git@github.com:acme/shop.git", {
      "db/migrations/1.sql": "CREATE EXTENSION postgis;\nCREATE EXTENSION citext;\nCREATE TABLE a (id citext);",
    });
    expect((await init(cwd)).connections).toMatchObject({
      [basename(cwd).toLowerCase()]: { "skip-extensions": ["postgis"] },
    });
    expect(schemalog(cwd, ["crawl"]).exitCode).toBe(0);
  });

  test("migrations that build on Supabase say so, and the first crawl works", async () => {
    const sql =
      "CREATE TABLE notes (owner uuid REFERENCES auth.users);\nCREATE EXTENSION vector; CREATE EXTENSION pg_net;\n";
    const cwd = remote("git@github.com:acme/shop.git", { "supabase/migrations/20240101000000_notes.sql": sql });
    const { connections, text, said } = await init(cwd);
    expect(said).toContain("supabase/migrations (1 SQL file); platform: supabase, because they are in supabase/\n");
    const settings = { migrations: "supabase/migrations", platform: "supabase", "skip-extensions": ["pg_net"] };
    expect(Object.values(connections ?? {}), text).toEqual([expect.objectContaining(settings)]);
    expect(schemalog(cwd, ["crawl"])).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("1 object") });
  });

  test.each<[said: string, files: Record<string, string>]>([
    [
      "db/structure.sql (Rails, dump of the schema)",
      { "db/structure.sql": "SELECT 1", "db/migrate/20240101000000_a.rb": "" },
    ],
    ["db/schema.sql (dump of the schema)", { "db/schema.sql": "SELECT 1" }],
    [
      "db/changelog (Liquibase, 2 changesets)",
      { "db/changelog/1.sql": "--liquibase formatted sql\n--changeset a:1\nSELECT 1;\n--changeset a:2\nSELECT 2;\n" },
    ],
    [
      "db/migrations (3 SQL files); platform: supabase, because they use `auth.uid()`",
      { ...migrations, "db/migrations/2.sql": "SELECT auth.uid()", "db/migrations/3.sql": "SELECT 1" },
    ],
  ])("says what was found as people call it: %s", async (words, files) => {
    const { said } = await init(folder(files));
    expect(said).toContain(words);
    // What any repository has is no name of a database.
    expect(said).not.toMatch(/^ {2}(changelog|db|migrations):/m);
  });

  test("the example's variable is proposed beside migrations, not used; real secrets are not read", async () => {
    const cwd = repository({
      ...migrations,
      ".env.example":
        'DATABASE_URL="postgresql://localhost/x"\nSHADOW_DATABASE_URL=postgresql://localhost/y\nREDIS_URL=redis://x\n',
      ".env": "OTHER_DATABASE_URL=postgres://u:canary-79@h/d\n",
    });
    const { text, connections, said } = await init(cwd);
    const [connection] = Object.values(connections ?? {});
    expect(connection).toMatchObject({ migrations: "db/migrations" });
    expect(connection).not.toHaveProperty("url");
    expect(text).toContain("# url: env:DATABASE_URL  # the live database");
    expect(`${text}${said}`).not.toMatch(/canary|OTHER|SHADOW/);
  });

  test.each<[string, Record<string, string>, string[]]>([
    [
      "Prisma",
      {
        "prisma/schema.prisma":
          'datasource db {\n  provider = "postgresql"\n  url = env("MAIN_DATABASE_URL")\n  directUrl = env("DIRECT_URL")\n}\n',
      },
      ["MAIN_DATABASE_URL"],
    ],
    [
      "Drizzle",
      {
        "drizzle.config.ts": 'export default { dialect: "postgresql", dbCredentials: { url: process.env.DB_URL! } };\n',
      },
      ["DB_URL"],
    ],
    ["Knex", { "knexfile.js": 'module.exports = { client: "pg", connection: process.env.PG_URL }\n' }, ["PG_URL"]],
    [
      "Rails",
      { "config/database.yml": 'production:\n  adapter: postgresql\n  url: <%= ENV["SHOP_DATABASE_URL"] %>\n' },
      ["SHOP_DATABASE_URL"],
    ],
    [
      "compose beside an empty example",
      {
        "compose.yml": "services:\n  db:\n    image: docker.io/library/postgres:18\n",
        ".env.example": "POSTGRES_URL=\nAPI_URL=\n",
      },
      ["POSTGRES_URL"],
    ],
  ])("finds the variable of %s", async (_name, files, variables) => {
    const { connections } = await init(repository(files));
    expect(Object.values(connections ?? {}).map(({ url }) => url)).toEqual(variables.map((name) => `env:${name}`));
  });

  test("names migrations that are programs, with the way out", async () => {
    const django = { "shop/migrations/0001_initial.py": "", "shop/migrations/0002_note.py": "" };
    const { said } = await init(folder({ ...django, ...migrations }));
    expect(said).toContain(
      "\nNot read: shop/migrations (Django, 2 migrations in Python). Name a file with the whole schema that is kept beside them",
    );
    await expect(init(folder(django))).rejects.toMatchObject({
      message: "the migrations in shop/migrations are programs (Django, Python), and schemalog reads SQL",
      hint: expect.stringContaining("the url of a database that Django has migrated"),
    });
  });

  test("leaves out what is for an engine that there is none for", async () => {
    const cwd = repository({
      "prisma/schema.prisma": 'datasource db {\n  provider = "oracle"\n  url = env("DATABASE_URL")\n}\n',
    });
    await expect(init(cwd)).rejects.toThrow("no SQL migrations were found");
    const oracle = repository({ "db/migrations/1.sql": "CREATE TABLE a (name VARCHAR2(10));" });
    await expect(init(oracle)).rejects.toThrow(
      "schemalog has no engine for the migrations that were found: db/migrations (oracle), below",
    );
  });
});

/** Plays a person at a terminal of util-linux's `script`: what is asked → the keys that answer it. */
async function atTerminal(cwd: string, answers: [question: string, keys: string][]): Promise<string> {
  const cli = join(import.meta.dirname, "../../src/cli.ts");
  const child = spawn(
    "script",
    ["--quiet", "--return", "--command", `stty columns 120 && exec node '${cli}' init`, "/dev/null"],
    {
      cwd,
      env: { ...process.env, TERM: "xterm", SHELL: "/bin/sh" },
    },
  );
  let said = "";
  const left = [...answers];
  child.stdout.on("data", (chunk) => {
    said += chunk;
    const [next] = left;
    if (next === undefined || !said.includes(next[0])) return;
    left.shift();
    child.stdin.write(next[1]);
  });
  await new Promise((ended) => child.on("close", ended));
  expect(left).toEqual([]);
  return said.replaceAll("\r\n", "\n");
}

const terminal = process.platform === "linux" && spawnSync("script", ["--version"]).status === 0;

describe("init at a terminal", () => {
  beforeEach(({ skip }) => skip(!terminal, "there is no `script` of util-linux to play a terminal"));
  const [enter, down] = ["\r", "\u001b[B"];

  test("asks what nothing in the repository tells, shows the plan, and writes it when told to", async () => {
    const cwd = repository({ "db/001_a.sql": "CREATE TABLE a (id int);" });
    const said = await atTerminal(cwd, [
      ["Where does the schema come from?", `db${enter}`],
      ["Where will they be?", `${down}${enter}`],
      ["Write these files?", enter],
    ]);
    expect(said).toContain("Would write .gitlab-ci.yml");
    expect(said).toMatch(/Wrote schemalog\.yml:\n {2}\S+: db \(1 SQL file\)\nWrote \.gitlab-ci\.yml\n/);
    expect(existsSync(join(cwd, "schemalog.yml")) && existsSync(join(cwd, ".gitlab-ci.yml"))).toBe(true);
  });

  test("asks nothing that the repository tells, and writes nothing where the answer is no", async () => {
    const cwd = repository({ "db/migrations/1.sql": "CREATE TABLE a (id int);" });
    git(cwd, "remote", "add", "origin", "git@github.com:acme/shop.git");
    const said = await atTerminal(cwd, [["Write these files?", "n"]]);
    expect(said).not.toMatch(/come from|will they be/);
    expect(existsSync(join(cwd, "schemalog.yml"))).toBe(false);
  });
});
