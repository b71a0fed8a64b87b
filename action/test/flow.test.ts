import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseReport } from "schemalog";
import { describe, expect, inject, onTestFinished, test } from "vitest";
import { createDatabase, sqlOn } from "../../generator/test/support/postgres.ts";
import { type HostName, type Scenario, startScenario } from "./support/scenario.ts";

/** The embedded database starts in seconds, a server is there: where there is one, migrations are applied to it. */
const server = inject("postgres18").url;
const migrations = (folder: string) =>
  `migrations: ${folder}${server ? ", shadow: env:SHADOW_URL, shadow-superuser: allow" : ""}`;
const config = (settings: string) => `connections:\n  shop: { ${settings} }\n`;
const shop = {
  "schemalog.yml": config(migrations("db/migrations")),
  "db/migrations/1_customers.sql": "CREATE TABLE customers (id bigint PRIMARY KEY, email text NOT NULL, fax text);\n",
};
const dropsFax = { "db/migrations/2_fax.sql": "-- Nobody faxes\nALTER TABLE customers\n  DROP COLUMN fax;\n" };

async function begin(host: HostName, files: Record<string, string> = shop): Promise<Scenario> {
  const scenario = await startScenario(host, files, server ? { SHADOW_URL: server } : {});
  onTestFinished(async () => {
    await scenario.close();
    expect(scenario.problems).toEqual([]);
  });
  return scenario;
}

/** A branch with a migration, and its request. */
function branch(scenario: Scenario, name: string, files: Record<string, string | null>): void {
  scenario.git("checkout", "-q", "-b", name);
  scenario.commit("Change the schema", files);
  scenario.openRequest(name);
}

describe.for(["github", "gitlab"] as const)("on %s", (host) => {
  test("a request that drops a column: one comment, one check, the branch up to date; quiet when it is mended", async () => {
    const scenario = await begin(host);
    branch(scenario, "drop-fax", dropsFax);
    const run = () => scenario.run({ event: "request", branch: "drop-fax" }, { INPUT_MODE: "commit" });
    const first = await run();
    expect(first.exitCode, first.log).toBe(1);
    const [comment = "", ...others] = scenario.comments();
    expect(others).toEqual([]);
    expect(comment).toMatch(/^<!-- schemalog comment: \. -->\n## 🔴 Schema: 1 breaking\n/);
    expect(comment).toMatch(/2_fax\.sql:3`\]\(http[^)]*2_fax\.sql#L3\)/);
    expect(comment).toMatch(/were updated in \[[0-9a-f]{8}\]\(http/);
    expect(scenario.checks()[0]).toMatchObject({ conclusion: "failure", title: "1 breaking" });
    if (host === "github") {
      expect(scenario.checks()).toHaveLength(2); // also at the commit that no run will be started for
      expect(scenario.checks().map(({ annotations }) => annotations)).toEqual([
        ["db/migrations/2_fax.sql:3"],
        ["db/migrations/2_fax.sql:3"],
      ]);
      expect(first.outputs).toMatch(/^severity<<(\S+)\nbreaking\n\1$/m);
      expect(first.summary).toContain("1 breaking");
    }

    const before = scenario.git("rev-parse", "HEAD");
    scenario.checkout("drop-fax");
    expect(scenario.git("log", "-1", "--format=%B")).toMatch(
      /^Schema of shop: 1 change to 1 object \(1 breaking\)\n\nSchemalog-Connection: shop\nSchemalog-Version: [0-9a-f]{40}\nSchemalog-Actor: mara\nSchemalog-Run: \d+$/,
    );
    expect(scenario.git("rev-parse", "HEAD~1")).toBe(before);
    const version = /Schemalog-Version: (.*)/.exec(scenario.git("log", "-1", "--format=%B"))?.[1];
    expect(scenario.git("rev-parse", "HEAD:schema-snapshots/shop/snapshot")).toBe(version);
    const again = await run();
    expect(again.exitCode, again.log).toBe(1);
    expect(scenario.head("drop-fax")).toBe(scenario.git("rev-parse", "HEAD"));

    scenario.commit("Keep it", { "db/migrations/2_fax.sql": null });
    const mended = await run();
    expect(mended.exitCode, mended.log).toBe(0);
    expect(scenario.comments()).toEqual([
      expect.stringMatching(/^<!-- schemalog comment: \. -->\n## ✅ No schema changes\n/),
    ]);
    expect(scenario.checks().at(-1)).toMatchObject({ conclusion: "success" });
  });

  test("mode check fails for files that are not up to date, names them, and commits nothing", async () => {
    const scenario = await begin(host);
    branch(scenario, "add", { "db/migrations/2_note.sql": "ALTER TABLE customers ADD COLUMN note text;\n" });
    const { exitCode, log } = await scenario.run({ event: "request", branch: "add" });
    expect(exitCode, log).toBe(1);
    expect(scenario.comments()).toEqual([
      expect.stringMatching(/## ⚠️ Schema: no findings; 7 files are out of date\n[\s\S]*schemalog record/),
    ]);
    expect(scenario.head("add")).toBe(scenario.git("rev-parse", "HEAD"));
  });

  test("a request that changes no schema gets no comment", async () => {
    const scenario = await begin(host);
    await scenario.run({ event: "push" }, { INPUT_MODE: "commit" });
    scenario.checkout("main");
    branch(scenario, "readme", { "README.md": "hello\n" });
    const { exitCode, log } = await scenario.run({ event: "request", branch: "readme" });
    expect(exitCode, log).toBe(0);
    expect(scenario.comments()).toEqual([]);
  });

  test("a connection that can't be read is reported, and does not hide the other", async () => {
    const scenario = await begin(host, {
      ...shop,
      "schemalog.yml": `${config(migrations("db/migrations"))}  far: { url: env:FAR_URL }\n`,
    });
    branch(scenario, "drop-fax", dropsFax);
    const password = "c4n4ry-of-the-database";
    const env = { FAR_URL: `postgresql://reader:${password}@127.0.0.1:59999/far` };
    const { exitCode, log, report } = await scenario.run({ event: "request", branch: "drop-fax" }, env);
    expect(exitCode, log).toBe(1);
    const [comment = ""] = scenario.comments();
    expect(comment).toContain("1 breaking, one connection could not be judged");
    expect(comment).toMatch(/### far\n\n\*\*The schema can't be determined:\*\* .*127/);
    expect(comment).toContain("column public.customers.fax");
    expect(`${comment}${log}${readFileSync(join(report, "report.json"))}`).not.toContain(password);
  });

  test("a fork: judged without a right to write; nothing is written but the report", async () => {
    const scenario = await begin(host);
    branch(scenario, "drop-fax", dropsFax);
    const fork = { event: "request", branch: "drop-fax", fork: true } as const;
    const { exitCode, log, report: folder } = await scenario.run(fork, { INPUT_MODE: "commit" });
    expect(exitCode, log).toBe(1);
    expect(scenario.comments()).toEqual([]);
    expect(scenario.checks()).toEqual([]);
    expect(scenario.head("drop-fax")).toBe(scenario.git("rev-parse", "HEAD"));
    const report = parseReport(readFileSync(join(folder, "report.json"), "utf8"));
    expect(report.connections[0]?.changeSet?.findings).toHaveLength(1);
  });

  test("in a merge queue: judged and checked, nothing committed, and stale files are left to the push", async () => {
    const scenario = await begin(host);
    branch(scenario, "drop-fax", dropsFax);
    const inputs = { INPUT_MODE: "commit", INPUT_FAIL_ON: "never" };
    const { exitCode, log } = await scenario.run({ event: "queue", branch: "drop-fax" }, inputs);
    expect(exitCode, log).toBe(0);
    expect(scenario.head("drop-fax")).toBe(scenario.git("rev-parse", "HEAD"));
    expect(scenario.checks()).toEqual([expect.objectContaining({ commit: scenario.git("rev-parse", "HEAD") })]);
    const checked = await scenario.run({ event: "queue", branch: "drop-fax" }, { INPUT_MODE: "check" });
    expect(checked.exitCode, checked.log).toBe(1);
  });

  test("a push to the default branch brings its files up to date, once", async () => {
    const scenario = await begin(host);
    const first = await scenario.run({ event: "push" }, { INPUT_MODE: "commit" });
    expect(first.exitCode, first.log).toBe(0);
    scenario.checkout("main");
    expect(existsSync(join(scenario.work, "schema-snapshots/shop/docs/public/tables/customers.md"))).toBe(true);
    const head = scenario.head("main");
    const again = await scenario.run({ event: "push" }, { INPUT_MODE: "commit" });
    expect(again.exitCode, again.log).toBe(0);
    expect(scenario.head("main")).toBe(head);
    expect(scenario.comments()).toEqual([]);
  });

  test("drift is one request: opened, brought up to date, and closed when it is gone", async (context) => {
    const url = await createDatabase(context);
    await sqlOn(url, shop["db/migrations/1_customers.sql"]);
    const scenario = await begin(host, { "schemalog.yml": config("url: env:SHOP_URL") });
    const env = { INPUT_MODE: "commit", SHOP_URL: url };
    await scenario.run({ event: "push" }, env);
    scenario.checkout("main");
    const watch = async () => {
      const { exitCode, log } = await scenario.run({ event: "schedule" }, env);
      expect(exitCode, log).toBe(0);
      scenario.git("fetch", "-q", "--prune", "origin");
      return scenario.requests();
    };
    expect(await watch()).toEqual([]);

    await sqlOn(url, "ALTER TABLE customers ADD COLUMN by_hand text");
    const [drift, ...others] = await watch();
    expect(others).toEqual([]);
    expect(drift).toMatchObject({ branch: "schemalog/drift", title: "Schema drift: shop", open: true });
    expect(drift?.body).toMatch(/\| shop \| `public\.customers` \| \d{4}-\d\d-\d\d \| \S.* \| `[0-9a-f]{8}` \|/);
    expect(drift?.body).toContain("by_hand");
    const head = scenario.head("schemalog/drift");
    expect(await watch()).toEqual([drift]);
    expect(scenario.head("schemalog/drift")).toBe(head);

    await sqlOn(url, "ALTER TABLE customers DROP COLUMN fax");
    const [updated, ...more] = await watch();
    expect(more).toEqual([]);
    expect(updated?.body).toContain("fax");
    expect(scenario.git("rev-list", "--count", "main..origin/schemalog/drift")).toBe("2");

    await sqlOn(url, "ALTER TABLE customers DROP COLUMN by_hand, ADD COLUMN fax text");
    expect(await watch()).toEqual([expect.objectContaining({ open: false })]);
    expect(scenario.head("schemalog/drift")).toBeUndefined();
    expect(scenario.comments()).toEqual(["The databases match the repository again."]);
  });

  test("a commit of our own that would be followed by another is not made: no circle", async () => {
    const scenario = await begin(host);
    branch(scenario, "drop-fax", dropsFax);
    const run = () =>
      scenario.run({ event: "request", branch: "drop-fax" }, { INPUT_MODE: "commit", INPUT_FAIL_ON: "never" });
    await run();
    scenario.checkout("drop-fax");
    // As another version of schemalog would have written it.
    const file = "schema-snapshots/shop/docs/public/tables/customers.md";
    const message = scenario.git("log", "-1", "--format=%B");
    scenario.git("rm", "-q", file);
    scenario.git("commit", "-q", "--amend", "-m", message);
    scenario.git("push", "-q", "--force", "origin", "HEAD");
    const { exitCode, log } = await run();
    expect(exitCode, log).toBe(1);
    expect(scenario.head("drop-fax")).toBe(scenario.git("rev-parse", "HEAD"));
    expect(scenario.comments()[0]).toContain("not committed again");
  });

  test("a statement that fails is breaking at its line, what took effect is judged, and nothing is recorded", async () => {
    const scenario = await begin(host, { ...shop, "schemalog.yml": `${shop["schemalog.yml"]}fail-on: never\n` });
    branch(scenario, "typo", {
      "db/migrations/2_fax.sql": "ALTER TABLE customers DROP COLUMN fax;\n",
      "db/migrations/3_mail.sql": "\nALTER TABLE customers\n  DROP COLUMN mail;\n",
    });
    const run = { event: "request", branch: "typo" } as const;
    const { exitCode, log, report: folder } = await scenario.run(run, { INPUT_MODE: "commit" });
    expect(exitCode, log).toBe(1);
    const [comment = ""] = scenario.comments();
    expect(comment).toMatch(/## 🔴 Schema: 2 breaking\n/);
    expect(comment).toMatch(
      /#### 🔴 migration db\/migrations\/3\\?_mail\.sql fails\n\n\*\*Why:\*\* This statement fails: “column "mail".*\n.*\n\[`db\/migrations\/3_mail\.sql:2`\]\(http\S+#L2\)/,
    );
    expect(comment).toContain("public.customers.fax is dropped with its data");
    expect(comment).not.toMatch(/out of date|were updated/);
    expect(scenario.head("typo")).toBe(scenario.git("rev-parse", "HEAD"));
    expect(scenario.checks()).toEqual([expect.objectContaining({ conclusion: "failure", title: "2 breaking" })]);
    if (host === "github") {
      expect(scenario.checks()[0]?.annotations).toEqual(["db/migrations/3_mail.sql:2", "db/migrations/2_fax.sql:1"]);
    }
    const report = readFileSync(join(folder, "gl-code-quality-report.json"), "utf8");
    expect(JSON.parse(report)[0]).toMatchObject({
      check_name: "statement-fails",
      location: { path: "db/migrations/3_mail.sql", lines: { begin: 2, end: 3 } },
    });
    expect(() => parseReport(readFileSync(join(folder, "report.json"), "utf8"))).not.toThrow();
  });

  test("a fleet: a job for each connection, one comment for all, and a job that was lost is told of", async () => {
    const scenario = await begin(host, {
      ...shop,
      "schemalog.yml": `${config(migrations("db/migrations"))}  billing: { ${migrations("billing")} }\n`,
      "billing/1.sql": "CREATE TABLE bills (id bigint PRIMARY KEY);\n",
    });
    branch(scenario, "drop-fax", { ...dropsFax, "billing/2.sql": "DROP TABLE bills;\n" });
    const run = (inputs: Record<string, string>) => scenario.run({ event: "request", branch: "drop-fax" }, inputs);
    const reports = join(scenario.dir, "reports");
    for (const name of ["shop", "billing"]) {
      const one = { INPUT_CONNECTIONS: name, INPUT_COMMENT: "false", INPUT_CHECK_NAME: "" };
      const { exitCode, log, report } = await run(one);
      expect(exitCode, log).toBe(1);
      cpSync(report, join(reports, name), { recursive: true });
    }
    expect([scenario.comments(), scenario.checks()]).toEqual([[], []]);

    const joined = { INPUT_COMMAND: "report", INPUT_REPORTS: reports, INPUT_CONNECTIONS: "shop billing far" };
    const { exitCode, log } = await run(joined);
    expect(exitCode, log).toBe(1);
    expect(scenario.comments()).toHaveLength(1);
    expect(scenario.comments()[0]).toMatch(
      /2 breaking, one connection could not be judged[\s\S]*### far\n\n.*left no report[\s\S]*### billing[\s\S]*### shop/,
    );
    expect(scenario.checks()).toEqual([expect.objectContaining({ conclusion: "failure" })]);
  });

  if (host === "github") {
    test("the report of a fleet fails where schemalog.yml of the base says so, also in a queue", async () => {
      const scenario = await begin(host, {
        ...shop,
        "schemalog.yml": `${shop["schemalog.yml"]}fail-on: never\nmode: commit\n`,
      });
      branch(scenario, "drop-fax", dropsFax);
      const reports = join(scenario.dir, "reports");
      for (const event of ["request", "queue"] as const) {
        const run = (inputs: Record<string, string>) => scenario.run({ event, branch: "drop-fax" }, inputs);
        const { report } = await run({
          INPUT_CONNECTIONS: "shop",
          INPUT_MODE: "check",
          INPUT_COMMENT: "false",
          INPUT_CHECK_NAME: "",
        });
        cpSync(report, join(reports, "shop"), { recursive: true });
        const joined = await run({ INPUT_COMMAND: "report", INPUT_REPORTS: reports, INPUT_CONNECTIONS: "shop" });
        expect(joined.exitCode, joined.log).toBe(0);
        expect(scenario.checks().at(-1)).toMatchObject({
          conclusion: "neutral",
          title: expect.stringContaining("1 breaking"),
        });
      }
    });
  }

  test("a squashed request has a commit's trailers, and is no circle", async () => {
    const scenario = await begin(host);
    branch(scenario, "drop-fax", dropsFax);
    const commit = { INPUT_MODE: "commit", INPUT_FAIL_ON: "never" };
    const { report } = await scenario.run({ event: "request", branch: "drop-fax" }, commit);
    expect(readFileSync(join(report, "junit.xml"), "utf8")).toContain('failures="0"');
    scenario.checkout("drop-fax");
    const message = `Drop the fax (#7)\n\n* Change the schema\n\n* ${scenario.git("log", "-1", "--format=%B")}`;
    scenario.git("checkout", "-q", "main");
    scenario.git("merge", "-q", "--squash", "drop-fax");
    scenario.git("rm", "-q", "-f", "schema-snapshots/shop/docs/public/tables/customers.md");
    scenario.git("commit", "-q", "-m", message);
    scenario.git("push", "-q", "origin", "main");
    const { exitCode, log } = await scenario.run({ event: "push" }, { INPUT_MODE: "commit" });
    expect(exitCode, log).toBe(0);
    expect(scenario.head("main")).not.toBe(scenario.git("rev-parse", "HEAD"));
  });

  test("a live database that changes again right after our own commit is committed again", async (context) => {
    const url = await createDatabase(context);
    await sqlOn(url, shop["db/migrations/1_customers.sql"]);
    const scenario = await begin(host, { "schemalog.yml": config("url: env:SHOP_URL") });
    const push = () => scenario.run({ event: "push" }, { INPUT_MODE: "commit", SHOP_URL: url });
    await push();
    scenario.checkout("main");
    await sqlOn(url, "ALTER TABLE customers ADD COLUMN late text");
    const { exitCode, log } = await push();
    expect(exitCode, log).toBe(0);
    expect(scenario.head("main")).not.toBe(scenario.git("rev-parse", "HEAD"));
  });
});

/** A name that a shell would run. */
const hostileBranch = ["a-$(touch$", "{IFS}owned)`id`"].join("");

test("names and SQL in the log are no commands to GitHub's runner, and mention nobody", async () => {
  const name = "x::set-output name=a::b\n::error::c\n##[add-mask]d @mara <!-- --> ``` #1";
  const quoted = `"${name.replaceAll('"', '""')}"`;
  const scenario = await begin("github", {
    "schemalog.yml": config(migrations("db/migrations")),
    "db/migrations/1.sql": `CREATE TABLE ${quoted} (id integer, ${quoted} text);\n`,
  });
  branch(scenario, hostileBranch, {
    "db/migrations/2.sql": `ALTER TABLE ${quoted} DROP COLUMN ${quoted};\n::error::broken;\n`,
  });
  const broken = await scenario.run({ event: "request", branch: hostileBranch });
  scenario.commit("Mend", { "db/migrations/2.sql": `ALTER TABLE ${quoted} DROP COLUMN ${quoted};\n` });
  const dropped = await scenario.run({ event: "request", branch: hostileBranch }, { INPUT_MODE: "commit" });
  for (const { exitCode, log } of [broken, dropped]) {
    expect(exitCode, log).toBe(1);
    expect(log).not.toMatch(/^\s*::|##\[/m);
  }
  expect(existsSync(join(scenario.work, "owned"))).toBe(false);
  const prose = scenario.comments().map((comment) => comment.replace(/^(`{3,})[\s\S]*?^\1$/gm, ""));
  for (const comment of prose) expect(comment).not.toMatch(/@mara|(?<!\\)#1\b|^::/m);
});

test("the trusted half tells about a fork's report, at the request that GitHub names", async () => {
  const scenario = await begin("github");
  scenario.git("checkout", "-q", "-b", "drop-fax");
  scenario.commit("Change the schema", dropsFax);
  scenario.openRequest("somebody-elses", "other/shop");
  scenario.openRequest("drop-fax", "mallory/shop");
  const { report: left } = await scenario.run({ event: "request", branch: "drop-fax", fork: true });
  const reports = join(scenario.dir, "reports");
  cpSync(left, reports, { recursive: true });
  const report = () =>
    scenario.run({ event: "report", branch: "drop-fax" }, { INPUT_COMMAND: "report", INPUT_REPORTS: reports });
  const { exitCode, log } = await report();
  expect(exitCode, log).toBe(1);
  expect(scenario.comments()).toEqual([expect.stringContaining("1 breaking")]);
  expect(scenario.checks()).toEqual([expect.objectContaining({ conclusion: "failure" })]);
  expect(scenario.requests().map(({ branch }) => branch)).toEqual(["somebody-elses", "drop-fax"]);

  writeFileSync(join(reports, "report.json"), '{"workspace":"","connections":[],"run":"rm -rf"}');
  const strange = await report();
  expect(strange.exitCode, strange.log).toBe(2);
  expect(strange.log).toMatch(/not a schemalog report.*run/);

  const commit = { id: "c0ffee00", url: "https://evil.example.com/x" };
  const made = { name: "shop", warnings: [], stale: [], updated: commit };
  writeFileSync(join(reports, "report.json"), JSON.stringify({ workspace: "", connections: [made] }));
  await report();
  expect(scenario.comments().join()).not.toContain("evil.example.com");

  mkdirSync(join(reports, "other"));
  writeFileSync(join(reports, "other/report.json"), JSON.stringify({ workspace: "other", connections: [] }));
  const two = await report();
  expect([two.exitCode, two.log]).toEqual([2, expect.stringContaining("the reports are of 2 workspaces")]);
  expect(scenario.comments()).toHaveLength(1);
});
