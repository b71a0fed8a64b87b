import { symlinkSync } from "node:fs";
import { createServer } from "node:net";
import { expect, inject, onTestFinished } from "vitest";
import { renderComment } from "../../src/core/formats/comment/index.ts";
import { requestJob, requestWorkspace } from "../../src/jobs/index.ts";
import { startTimings } from "../../src/timings.ts";
import { openWorkspace } from "../../src/workspace/index.ts";
import { git, repository, write } from "../support/cli.ts";
import { attempt } from "./attempt.ts";

const server = inject("postgres18").url;
const shadow = server ? "shadow: env:SHADOW_URL, shadow-superuser: allow" : "";
const items = "CREATE TABLE items (id bigint PRIMARY KEY, name text, secret text);\n";
const dropsName = { "db/2.sql": "ALTER TABLE items DROP COLUMN name;\n" };
const shop = (settings: string, rest = "") => `connections:\n  shop: { migrations: db, ${settings} }\n${rest}`;
const base = {
  "schemalog.yml": shop(`url: env:SHOP_URL, ${shadow}`, "fail-on: risky\ndocs: { templates: tpl }\n"),
  "db/1.sql": items,
  "tpl/counts.liquid": "of the base",
};

/** A repository at its base, then with what a branch makes of it (null: gone); as its request sees it. */
async function branch(files: Record<string, string | null>, from: Record<string, string> = base, where = {}) {
  const cwd = repository(from);
  const at = git(cwd, "rev-parse", "HEAD");
  for (const [path, text] of Object.entries(files)) {
    if (text === null) git(cwd, "rm", "-rq", path);
    else write(cwd, { [path]: text });
  }
  git(cwd, "add", "-A");
  git(cwd, "commit", "-q", "--allow-empty", "-m", "Branch");
  const place = { cwd, ...where };
  const head = await openWorkspace(place, { required: true });
  const workspace = await requestWorkspace({ ...head, repository: cwd }, { ...place, base: at });
  const { settings, connections, config } = workspace;
  const assess = async (name = "shop", env: Record<string, string> = {}) => {
    const connection = connections.find((one) => one.name === name)!;
    const secrets = { ...(server && { SHADOW_URL: server }), ...env };
    return requestJob(connection, { workspace, env: secrets, timings: startTimings() });
  };
  const named = (name = "shop") => connections.find((one) => one.name === name);
  return { cwd, workspace, settings, config, named, assess };
}

/** Somebody who waits for connections. */
async function rogue() {
  let calls = 0;
  const listener = createServer((socket) => {
    calls += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void listener.close());
  const { port } = listener.address() as { port: number };
  return { url: `postgresql://reader@127.0.0.1:${port}/shop`, calls: () => calls };
}

/** What a branch may write for a connection that the base has, and the key that is told of. */
const rewrites: [key: string, settings: string, of: string, value: unknown][] = [
  ["url", "url: 'postgresql://reader@rogue.example/x'", "url", "env:SHOP_URL"],
  ["url", "url: env:ANY_OTHER_SECRET", "url", "env:SHOP_URL"],
  ["url", "url: 'postgresql:///?service=admin'", "url", "env:SHOP_URL"],
  ["url", "skip-extensions: []", "url", "env:SHOP_URL"],
  ["shadow", "shadow: env:PRODUCTION_ADMIN_URL", "shadow", server && "env:SHADOW_URL"],
  ["shadow", "shadow: 'postgresql://postgres@db.internal/postgres'", "shadow", server && "env:SHADOW_URL"],
  ["engine", "engine: postgres", "engine", undefined],
  ["platform", "platform: supabase", "platform", undefined],
  ["skip-extensions", "skip-extensions: [pgcrypto]", "skipExtensions", []],
  ["include", "include: ['public.harmless']", "include", []],
  ["exclude", "exclude: ['*']", "exclude", []],
  ["statement-timeout", "statement-timeout: 999999min", "statementTimeout", 60_000],
  ["lock-timeout", "lock-timeout: 999999min", "lockTimeout", 5_000],
];
for (const [key, settings, property, value] of rewrites) {
  attempt(
    `a branch that writes ${settings}`,
    `what the base says of ${key} holds, and the comment names the key`,
    async () => {
      const changed = await branch({ "schemalog.yml": shop(settings) });
      expect(changed.named()).toHaveProperty(property, value);
      expect(changed.settings.changed).toContain(`connections.shop.${key}`);
      const comment = renderComment({ workspace: "", settings: changed.settings, connections: [] }, { limit: 60_000 });
      expect(comment).toContain(`\`connections.shop.${key}\``);
      expect(comment).not.toMatch(/rogue|ANY_OTHER|PRODUCTION|internal|service=|harmless|999999/);
    },
  );
}

attempt("shadow-superuser: allow in a branch", "the base refuses still", async () => {
  const from = { ...base, "schemalog.yml": shop("shadow: env:SHADOW_URL") };
  const { named, settings } = await branch(
    { "schemalog.yml": shop("shadow: env:SHADOW_URL, shadow-superuser: allow") },
    from,
  );
  expect(named()?.shadowSuperuser).toBe(false);
  expect(settings.changed).toEqual(["connections.shop.shadow-superuser"]);
});

/** The gate, and what is shown. */
const gates: [what: string, config: string, key: string][] = [
  ["fail-on: breaking", "fail-on: breaking\n", "fail-on"],
  ["no fail-on", "", "fail-on"],
  ["an ignore of everything", "fail-on: risky\nignore: [{ code: column-dropped, reason: x }]\n", "ignore"],
  ["a mode that fails for nothing", "fail-on: risky\nmode: commit\n", "mode"],
  ["other templates", "fail-on: risky\ndocs: { templates: mine }\n", "docs.templates"],
  ["no templates", "fail-on: risky\n", "docs.templates"],
];
for (const [what, rest, key] of gates) {
  attempt(`a branch that says ${what}`, "the gate and the pages are the base's", async () => {
    const { config, workspace, settings } = await branch({
      "schemalog.yml": shop(`url: env:SHOP_URL, ${shadow}`, rest),
      "mine/counts.liquid": "of the branch",
    });
    expect(config).toMatchObject({ "fail-on": "risky", ignore: [], docs: { templates: "tpl" } });
    expect(workspace.templates).toEqual({ counts: "of the base" });
    expect(settings.changed).toContain(key);
  });
}

for (const [what, files] of Object.entries<Record<string, string | null>>({
  "changes a template": { "tpl/counts.liquid": "of the branch" },
  "adds a template": { "tpl/index.liquid": "of the branch" },
  "takes the templates away": { "tpl/counts.liquid": null },
})) {
  attempt(`a branch that ${what}`, "the base's are used; what files should be is left to the push", async () => {
    const { workspace, settings } = await branch(files);
    expect(workspace.templates).toEqual({ counts: "of the base" });
    expect(settings.changed).toEqual(["docs.templates"]);
    expect([...workspace.reshaped]).toEqual(["shop"]);
  });
}

const settingsLike = { url: "env:STOLEN", shadow: "env:STOLEN" };
const fresh = `{ migrations: db, url: ${settingsLike.url}, shadow: ${settingsLike.shadow}, shadow-superuser: allow, exclude: [a.b] }`;
for (const name of ["new", "constructor", "toString", "SHOP2", "shop.eu", "hasOwnProperty"]) {
  attempt(
    `a connection \`${name}\` that only the branch has`,
    "no URL, no shadow server; its migrations alone",
    async () => {
      const { named, settings } = await branch({
        "schemalog.yml": `${base["schemalog.yml"]}`.replace("connections:\n", `connections:\n  ${name}: ${fresh}\n`),
      });
      expect(named(name)).toMatchObject({
        url: undefined,
        shadow: undefined,
        shadowSuperuser: false,
        exclude: ["a.b"],
      });
      expect(named(name)?.migrations).toMatch(/\/db$/);
      expect(settings.changed).toEqual(
        ["url", "shadow", "shadow-superuser"].map((key) => `connections.${name}.${key}`),
      );
      expect(named("shop")).toMatchObject({ url: "env:SHOP_URL" });
    },
  );
}

/** A base without settings, or with none that can be read. */
const bases: Record<string, { from: Record<string, string>; missing: RegExp }> = {
  "the first schemalog.yml of a repository": { from: { "db/1.sql": items }, missing: /^there is no schemalog\.yml/ },
  "a schemalog.yml at a base that can't be parsed": {
    from: { "schemalog.yml": "connections: [", "db/1.sql": items },
    missing: /is invalid/,
  },
  "a base whose paths lead out": {
    from: { "schemalog.yml": shop("url: env:A", "docs: { templates: ../../etc }"), "db/1.sql": items },
    missing: /is invalid/,
  },
  "a folder of the name schemalog.yml at the base": {
    from: { "schemalog.yml/x": "1", "db/1.sql": items },
    missing: /^there is no/,
  },
};
for (const [what, { from, missing }] of Object.entries(bases)) {
  attempt(what, "nothing of the branch's leads anywhere, and what fails is what fails by default", async () => {
    const gone: Record<string, null> = from["schemalog.yml/x"] === undefined ? {} : { "schemalog.yml/x": null };
    const own = `connections:\n  shop: ${fresh}\nfail-on: breaking\nignore: [{ code: x, reason: y }]\n`;
    const { named, settings, config } = await branch({ ...gone, "schemalog.yml": own }, from);
    expect(named()).toMatchObject({ url: undefined, shadow: undefined, shadowSuperuser: false });
    expect(config).toMatchObject({ ignore: [] });
    expect(config["fail-on"]).toBeUndefined();
    expect(settings.missing).toMatch(missing);
    expect(settings.changed).toEqual(expect.arrayContaining(["connections.shop.url", "fail-on", "ignore"]));
  });
}

attempt("a link of the name schemalog.yml at the base", "is not followed: no settings", async () => {
  const cwd = repository({ "other.yml": base["schemalog.yml"], "db/1.sql": items, "tpl/x.liquid": "" });
  symlinkSync("other.yml", `${cwd}/schemalog.yml`);
  git(cwd, "add", "-A");
  git(cwd, "commit", "-q", "-m", "Link");
  const head = await openWorkspace({ cwd });
  const workspace = await requestWorkspace({ ...head, repository: cwd }, { cwd, base: "HEAD" });
  expect(workspace.connections[0]).toMatchObject({ url: undefined, shadow: undefined });
});

attempt("a branch that takes schemalog.yml away", "there is nothing to run", async () => {
  await expect(branch({ "schemalog.yml": null })).rejects.toMatchObject({ exitCode: 2 });
});

const nearer = `connections:\n  shop: ${fresh.replace("migrations: db", "migrations: ../db")}\nfail-on: breaking\n`;
attempt("a schemalog.yml nearer to where the job works", "the base's own is found as it would be there", async () => {
  const from = { ...base, "app/x.txt": "" };
  const cwd = repository(from);
  write(cwd, { "app/schemalog.yml": nearer });
  const head = await openWorkspace({ cwd: `${cwd}/app` });
  const workspace = await requestWorkspace({ ...head, repository: cwd }, { cwd: `${cwd}/app`, base: "HEAD" });
  expect(workspace.connections).toEqual([expect.objectContaining({ url: "env:SHOP_URL" })]);
  expect(workspace.config["fail-on"]).toBe("risky");
  expect(workspace.migrationsAtBase.get("shop")).toBe(`${cwd}/db`);
});

attempt(
  "a schemalog.yml that is moved to where `config` of the workflow leads",
  "there was none at the base: no settings",
  async () => {
    const { named, settings } = await branch({ "ci/s.yml": nearer }, base, {}).then(async ({ cwd }) => {
      const place = { cwd, config: "ci/s.yml" };
      const head = await openWorkspace(place);
      const workspace = await requestWorkspace({ ...head, repository: cwd }, { ...place, base: "HEAD~1" });
      return { named: () => workspace.connections[0], settings: workspace.settings };
    });
    expect(named()).toMatchObject({ url: undefined, shadow: undefined });
    expect(settings.missing).toContain("ci/s.yml");
  },
);

attempt("a URL of somebody else in a branch, with a database to judge", "nobody calls there", async () => {
  const thief = await rogue();
  const { assess } = await branch(
    { "schemalog.yml": shop(`url: '${thief.url}'`), ...dropsName },
    { ...base, "schemalog.yml": shop(shadow) },
  );
  const { report } = await assess();
  expect(report.failure).toBeUndefined();
  expect(report.changeSet?.findings).toEqual([expect.objectContaining({ code: "column-dropped" })]);
  expect(thief.calls()).toBe(0);
  expect(report.warnings.map(({ message }) => message)).toEqual([expect.stringContaining("takes effect once")]);
});

attempt("a shadow server of somebody else in a branch", "nobody calls there", async () => {
  const thief = await rogue();
  const { assess } = await branch(
    { "schemalog.yml": shop(`shadow: '${thief.url}'`), ...dropsName },
    { ...base, "schemalog.yml": shop(shadow) },
  );
  expect((await assess()).report.changeSet?.findings).toHaveLength(1);
  expect(thief.calls()).toBe(0);
});

attempt("a first connection with a URL alone", "nobody calls there, and the request does not fail for it", async () => {
  const thief = await rogue();
  const { assess } = await branch(
    { "schemalog.yml": `connections:\n  far: { url: '${thief.url}' }\n` },
    { "x.txt": "" },
  );
  const { report, files } = await assess("far");
  expect(report).toMatchObject({
    warnings: [expect.objectContaining({ message: expect.stringContaining("takes effect") })],
  });
  expect(report.failure).toBeUndefined();
  expect(files).toEqual([]);
  expect(thief.calls()).toBe(0);
});

const hidden: Record<string, string> = {
  "leaves the column's table out": shop(`exclude: ["public.items"], ${shadow}`),
  "takes the connection away": "connections: {}\n",
  "calls the connection otherwise": "connections:\n  renamed: { migrations: db }\n",
  "no longer names the migrations": `connections:\n  shop: { url: env:SHOP_URL }\n`,
  "ignores the finding": shop(shadow, "ignore: [{ code: column-dropped, reason: ours }]\n"),
};
for (const [what, config] of Object.entries(hidden)) {
  attempt(`a branch that drops a column and ${what}`, "the finding stands", async () => {
    const { assess } = await branch(
      { "schemalog.yml": config, ...dropsName },
      { ...base, "schemalog.yml": shop(shadow) },
    );
    const { report } = await assess();
    expect(report.failure).toBeUndefined();
    expect(report.changeSet?.findings).toEqual([
      expect.objectContaining({ code: "column-dropped", severity: "breaking" }),
    ]);
  });
}

attempt(
  "a branch that takes the connection and its migrations away",
  "is a branch that drops its tables; nothing is written",
  async () => {
    const { assess } = await branch(
      { "schemalog.yml": "connections: {}\n", db: null },
      { ...base, "schemalog.yml": shop(shadow) },
    );
    const { report, files } = await assess();
    expect(report.changeSet?.findings).toEqual([expect.objectContaining({ code: "table-dropped" })]);
    expect(files).toEqual([]);
  },
);

attempt("a branch that moves its migrations, as it may", "is judged, and told nothing", async () => {
  const moved = { "db/1.sql": null, "sql/1.sql": items, "sql/2.sql": dropsName["db/2.sql"] };
  const config = shop(shadow).replace("migrations: db", "migrations: sql");
  const { assess, settings } = await branch(
    { "schemalog.yml": config, ...moved },
    { ...base, "schemalog.yml": shop(shadow) },
  );
  expect(settings.changed).toEqual([]);
  expect((await assess()).report.changeSet?.findings).toHaveLength(1);
});

attempt("a rename that a branch's annotation decides", "stays as severe as what it stands for", async () => {
  const annotation = {
    "schema-snapshots/shop/annotations/public/items.md":
      "---\nrenames:\n  - { column: label, from: name, accepted: true }\n---\n",
  };
  const { assess } = await branch(
    { "db/2.sql": "ALTER TABLE items DROP COLUMN name, ADD COLUMN label text;\n", ...annotation },
    { ...base, "schemalog.yml": shop(shadow) },
  );
  const { report } = await assess();
  expect(report.changeSet?.findings.map(({ severity }) => severity)).toContain("breaking");
});

attempt(
  "objects with names that look like paths, with a commit to follow",
  "every file is below the connection's folder",
  async () => {
    const names = ["../../../etc/x", "a/b", "..", ".git/config", "C:\\x", "-rf", "schemalog.yml"];
    const sql = names.map((name) => `CREATE TABLE "${name}" (id int PRIMARY KEY);\n`).join("");
    const { assess } = await branch({ "db/2.sql": sql }, { ...base, "schemalog.yml": shop(shadow) });
    const { files, report } = await assess();
    expect(report.failure).toBeUndefined();
    expect(files.length).toBeGreaterThan(names.length);
    for (const { path } of files) {
      expect(path).toMatch(/^schema-snapshots\/shop\/(snapshot|changes|docs)\//);
      expect(path.split("/")).not.toContain("..");
    }
  },
);

for (const key of ["connections.`x`](http://evil)", "<script>x</script>", "@mara #1 \n## lie", "x".repeat(5_000)]) {
  attempt(
    `a report of a fork that calls a key ${JSON.stringify(key.slice(0, 30))}`,
    "is shown as code, on one line, cut",
    () => {
      const comment = renderComment(
        { workspace: "", settings: { changed: [key], missing: key }, connections: [] },
        { limit: 60_000 },
      );
      const prose = comment.replace(/`[^`\n]*`/g, "").replace(/<code>.*?<\/code>/g, "");
      expect(prose).not.toMatch(/<script|^## lie|@mara|[^\\]\]\(http:\/\/evil/m);
      expect(comment.match(/x{200,}/)).toBeNull();
    },
  );
}

attempt("a branch that changes a hundred keys", "is one line", async () => {
  const many = Array.from({ length: 100 }, (_, index) => `  c${index}: { url: env:A }\n`).join("");
  const { settings } = await branch({ "schemalog.yml": `connections:\n${many}` });
  const comment = renderComment({ workspace: "", settings, connections: [] }, { limit: 60_000 });
  expect(comment).toMatch(/9\d more/);
  expect(comment.split("\n").find((line) => line.includes("c0.url"))?.length).toBeLessThan(700);
});
