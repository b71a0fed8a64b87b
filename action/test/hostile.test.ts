import { chmodSync, existsSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, inject, onTestFinished } from "vitest";
import { attempt } from "../../generator/test/hostile/attempt.ts";
import { folder, repository } from "../../generator/test/support/cli.ts";
import { serverUrl } from "../../generator/test/support/postgres.ts";
import { readInputs } from "../src/inputs.ts";
import { start } from "../src/start.ts";
import { type Event, type HostName, type Scenario, startScenario } from "./support/scenario.ts";

const server = inject("postgres18").url;
const shadow = server ? ", shadow: env:SHADOW_URL, shadow-superuser: allow" : "";
const shop = {
  "schemalog.yml": `connections:\n  shop: { migrations: db${shadow} }\n`,
  "db/1.sql": "CREATE TABLE customers (id bigint PRIMARY KEY, fax text);\n",
};
const dropsFax = { "db/2.sql": "ALTER TABLE customers DROP COLUMN fax;\n" };

async function begin(host: HostName, branch: Record<string, string | null>): Promise<Scenario> {
  const scenario = await startScenario(host, shop, server ? { SHADOW_URL: server } : {});
  onTestFinished(async () => {
    await scenario.close();
    expect(scenario.problems).toEqual([]);
  });
  scenario.git("checkout", "-q", "-b", "branch");
  scenario.commit("Change the schema", branch);
  scenario.openRequest("branch");
  return scenario;
}

/** A server that takes any password, and keeps it. */
async function thief() {
  let heard = "";
  const listener = createServer((socket) =>
    socket.on("error", () => {}).on("data", (data) => (heard += data.toString("latin1"))),
  );
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void listener.close());
  const { port } = listener.address() as { port: number };
  return { url: `postgresql://reader@127.0.0.1:${port}/shop?sslmode=disable`, heard: () => heard };
}

attempt(
  "a clone whose default branch runs its migrations on a server of mine, and a person's `ci --host local`",
  "no statement runs there",
  async (context) => {
    const url = serverUrl(context);
    const writable = folder();
    chmodSync(writable, 0o777);
    const proof = join(writable, "owned");
    const cwd = repository({
      "schemalog.yml": "connections:\n  shop: { migrations: db, shadow: env:MY_SHADOW, shadow-superuser: allow }\n",
      "db/1.sql": `COPY (SELECT 1) TO PROGRAM 'touch ${proof}';`,
    });
    const said: string[] = [];
    const say = (line: string) => void said.push(line);
    const inputs = readInputs({ INPUT_WORKING_DIRECTORY: cwd });
    expect(await start(inputs, "local", { env: { MY_SHADOW: url }, print: say, progress: say })).toBe(false);
    expect(existsSync(proof)).toBe(false);
    expect(said.join("\n")).toMatch(/is a superuser/);
  },
);

const password = "c4n4ry-of-the-job";
const run = (scenario: Scenario, event: Event["event"] = "request", more = {}) =>
  scenario.run({ event, branch: "branch" }, { PGPASSWORD: password, INPUT_MODE: "commit", ...more });

for (const host of ["github", "gitlab"] as const) {
  attempt(
    `on ${host}: a branch that names its own server, with PGPASSWORD in the job`,
    "nobody calls there; the comment names the keys",
    async () => {
      const { url, heard } = await thief();
      const config = `connections:\n  shop: { migrations: db, url: '${url}', shadow: '${url}' }\n  more: { url: '${url}' }\n`;
      const scenario = await begin(host, { ...dropsFax, "schemalog.yml": config });
      const { exitCode, log } = await run(scenario);
      expect(exitCode, log).toBe(1);
      expect(heard()).toBe("");
      const [comment = ""] = scenario.comments();
      expect(comment).toContain("**This branch changes `connections.shop.url`");
      expect(comment).toMatch(/`connections\.more\.url`.*these changes take effect once merged/);
      expect(comment).toContain("1 breaking");
      expect(`${comment}${log}`).not.toContain(url);
    },
  );

  attempt(`on ${host}: a branch that ignores its finding and lowers the gate`, "it fails all the same", async () => {
    const gate = "fail-on: breaking\nignore: [{ code: column-dropped, reason: ours }]\n";
    const scenario = await begin(host, { ...dropsFax, "schemalog.yml": `${shop["schemalog.yml"]}${gate}` });
    const { exitCode, log } = await run(scenario);
    expect(exitCode, log).toBe(1);
    expect(scenario.comments()[0]).toMatch(/changes `fail-on`, `ignore`:\*\* these changes take effect once merged/);
  });
}

attempt("a branch that changes nothing but a setting", "is told of it, and passes", async () => {
  const scenario = await begin("github", { "schemalog.yml": `${shop["schemalog.yml"]}fail-on: risky\n` });
  const { exitCode, log } = await run(scenario);
  expect(exitCode, log).toBe(0);
  expect(scenario.comments()).toEqual([expect.stringContaining("`fail-on`")]);
});

/** What changes nothing that is known, and is for a person to look at. */
const unseen: Record<string, [branch: Record<string, string | null>, says: string]> = {
  "adds a file that nothing runs here": [{ "db/2_undo.sql": "DROP TABLE customers;\n" }, "undo.sql: not run"],
  "adds a command of psql": [{ "db/2.sql": "\\! psql -c 'DROP TABLE customers'\n" }, "db/2.sql:1: not run"],
  "moves its migrations": [
    { "schemalog.yml": shop["schemalog.yml"].replace("db", "other"), "other/1.sql": shop["db/1.sql"], ...dropsFax },
    "This branch moves `connections.shop.migrations`",
  ],
};
for (const [what, [branch, says]] of Object.entries(unseen)) {
  attempt(`a branch that ${what}`, "it is told of, though the schema is as it was", async () => {
    const scenario = await begin("github", branch);
    const { exitCode, log } = await run(scenario);
    expect(exitCode, log).toBe(0);
    expect(scenario.comments()).toEqual([expect.stringContaining(says)]);
  });
}

attempt("a tag that is called as the default branch of the remote is", "the base is the branch's", async () => {
  const scenario = await begin("github", {
    ...dropsFax,
    "schemalog.yml": "connections:\n  shop: { migrations: db, url: env:X }\n",
  });
  scenario.git("tag", "origin/main");
  const { exitCode, log } = await run(scenario, "queue");
  expect(exitCode, log).toBe(1);
  expect(scenario.checks()[0]).toMatchObject({ title: expect.stringContaining("1 breaking") });
});

attempt("a branch that breaks schemalog.yml", "the run fails, and the comment says where", async () => {
  const scenario = await begin("github", { ...dropsFax, "schemalog.yml": "connections:\n  shop: { migrations: [\n" });
  const { exitCode, log } = await run(scenario);
  expect(exitCode, log).toBe(2);
  const [comment = ""] = scenario.comments();
  expect(comment).toContain("schemalog.yml can't be used");
  expect(comment).toMatch(/schemalog\.yml:\d+:\d+: this is not valid YAML/);
});

attempt("a branch that takes schemalog.yml away", "the run fails, and says so", async () => {
  const scenario = await begin("github", { ...dropsFax, "schemalog.yml": null });
  const { exitCode, log } = await run(scenario);
  expect(exitCode, log).toBe(2);
  expect(log).toContain("no schemalog.yml");
});
