import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, inject, test } from "vitest";
import { renderComment } from "../../src/core/formats/comment/index.ts";
import { driftJob, type JobResult, pushJob, requestJob, requestWorkspace } from "../../src/jobs/index.ts";
import { startTimings } from "../../src/timings.ts";
import { openWorkspace } from "../../src/workspace/index.ts";
import { git, repository, write } from "../support/cli.ts";
import { createDatabase, sqlOn } from "../support/postgres.ts";

/** The embedded database starts in seconds, a server is there: where there is one, migrations are applied to it. */
const server = inject("postgres18").url;
const migrations = (folder: string) =>
  `migrations: ${folder}${server ? ", shadow: env:SHADOW_URL, shadow-superuser: allow" : ""}`;
const config = (settings: string) => ({ "schemalog.yml": `connections:\n  shop: { ${settings} }\n` });
const first = "CREATE TABLE items (id bigint PRIMARY KEY, name text NOT NULL, old_price integer);\n";

async function open(cwd: string, env: Record<string, string> = {}) {
  const workspace = await openWorkspace({ cwd });
  const options = {
    workspace: { ...workspace, repository: workspace.repository ?? cwd },
    env: { ...env, ...(server && { SHADOW_URL: server }) } as Record<string, string>,
    timings: startTimings(),
  };
  const [connection] = workspace.connections;
  if (!connection) throw new Error("no connection");
  return { connection, options };
}

/** Judges a connection of the work tree, by the settings of the base. */
async function judge({ connection, options }: Awaited<ReturnType<typeof open>>, base: string) {
  const workspace = await requestWorkspace(options.workspace, { cwd: options.workspace.root, base });
  const trusted = workspace.connections.find(({ name }) => name === connection.name) ?? connection;
  return requestJob(trusted, { ...options, workspace });
}

/** Does what a commit through a host's API does. */
function apply(cwd: string, { files }: JobResult, subject = "Bring up to date") {
  for (const { path, content } of files) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    if (content === undefined) rmSync(join(cwd, path));
    else writeFileSync(join(cwd, path), content);
  }
  git(cwd, "add", "-A");
  git(cwd, "commit", "-q", "--allow-empty", "-m", subject);
}

test("a push without a snapshot asks for all files; once they are there, for none", async () => {
  const cwd = repository({ ...config(migrations("migrations")), "migrations/1_items.sql": first });
  const { connection, options } = await open(cwd);
  const before = await pushJob(connection, options);
  expect(before.report.failure).toBeUndefined();
  expect(before.files.map(({ path }) => path).filter((path) => !path.includes("/docs/"))).toEqual([
    "schema-snapshots/shop/snapshot/database.json",
    "schema-snapshots/shop/snapshot/@schemas/public.json",
    "schema-snapshots/shop/snapshot/@extensions/plpgsql.json",
    "schema-snapshots/shop/snapshot/public/tables/items.json",
    expect.stringMatching(/^schema-snapshots\/shop\/changes\/4b825dc642cb\.\.[0-9a-f]{12}\.md$/),
  ]);
  expect(before.report.stale).toEqual(before.files.map(({ path }) => path));
  apply(cwd, before);
  const after = await pushJob(connection, options);
  expect(after.files).toEqual([]);
  expect(after.version).toBe(git(cwd, "rev-parse", "HEAD:schema-snapshots/shop/snapshot"));
});

test("a request is judged from its base; its change file is replaced by that of its newer head", async () => {
  const cwd = repository({ ...config(migrations("migrations")), "migrations/1_items.sql": first });
  const opened = await open(cwd);
  apply(cwd, await pushJob(opened.connection, opened.options));
  const base = git(cwd, "rev-parse", "HEAD");
  write(cwd, { "migrations/2_price.sql": "ALTER TABLE items\n  ADD COLUMN note text,\n  DROP COLUMN old_price;\n" });
  git(cwd, "add", "-A");
  git(cwd, "commit", "-q", "-m", "Drop it");

  const request = await judge(opened, base);
  expect(request.report.failure).toBeUndefined();
  expect(request.report.changeSet?.findings).toEqual([
    expect.objectContaining({
      code: "column-dropped",
      severity: "breaking",
      cause: expect.objectContaining({ file: "migrations/2_price.sql", line: 3 }),
    }),
  ]);
  expect(request.report.diagram).toContain("items");
  apply(cwd, request);
  expect((await judge(opened, base)).files).toEqual([]);

  const onBranch = await judge(opened, git(cwd, "rev-parse", "HEAD"));
  expect(onBranch.report.warnings).toEqual([]);
  write(cwd, { "migrations/2_price.sql": "ALTER TABLE items ADD COLUMN note text;\n" });
  const edited = await judge(opened, git(cwd, "rev-parse", "HEAD"));
  expect(edited.report.changeSet?.findings.map(({ code }) => code)).toContain("migration-edited");
  const mended = await judge(opened, base);
  expect(mended.report.changeSet?.findings).toEqual([]);
  apply(cwd, mended);
  const changes = git(cwd, "diff", "--name-only", base, "HEAD", "--", "schema-snapshots/shop/changes").split("\n");
  expect(changes).toHaveLength(1);

  rmSync(join(cwd, "migrations/2_price.sql"));
  apply(cwd, await judge(opened, base));
  expect(git(cwd, "diff", "--name-only", base, "HEAD")).toBe("");
});

test("a request that brings the first migration, and one that moves them", async () => {
  const cwd = repository({ ...config(migrations("migrations")), "migrations/.gitkeep": "" });
  const { connection, options } = await open(cwd);
  const base = git(cwd, "rev-parse", "HEAD");
  write(cwd, { "migrations/1_items.sql": first });
  const { report } = await judge({ connection, options }, base);
  expect(report.failure).toBeUndefined();
  expect(report.changeSet?.changes).toEqual([expect.objectContaining({ op: "added" })]);
  git(cwd, "add", "-A");
  git(cwd, "commit", "-q", "-m", "First");

  const before = git(cwd, "rev-parse", "HEAD");
  git(cwd, "rm", "-q", "migrations/1_items.sql");
  write(cwd, { ...config(migrations("db/sql")), "db/sql/1_items.sql": first });
  const moved = await open(cwd);
  const { report: after } = await judge(moved, before);
  expect(after.failure).toBeUndefined();
  expect(after.changeSet?.changes).toEqual([]);
});

test("a request that mends its base's migrations is judged by what is committed there", async () => {
  const cwd = repository({ ...config(migrations("migrations")), "migrations/1_items.sql": first });
  const { connection, options } = await open(cwd);
  const broken = { "migrations/2_price.sql": "ALTER TABLE items DROP COLUMN price;\n" };
  const mended = { "migrations/2_price.sql": "\nALTER TABLE items DROP COLUMN old_price;\n" };
  const commit = (files: Record<string, string>) => {
    write(cwd, files);
    git(cwd, "add", "-A");
    git(cwd, "commit", "-q", "-m", "Change");
    return git(cwd, "rev-parse", "HEAD");
  };
  const unknown = commit(broken);
  git(cwd, "rm", "-q", "migrations/2_price.sql");
  apply(cwd, await pushJob(connection, options));
  const base = commit(broken);

  expect((await judge({ connection, options }, base)).report.failure).toMatchObject({
    message: expect.stringContaining('column "price" of relation "items" does not exist'),
    cause: { file: "migrations/2_price.sql", line: 1, endLine: 1 },
  });
  commit(mended);
  const { report } = await judge({ connection, options }, base);
  expect(report.failure).toBeUndefined();
  expect(report.changeSet?.findings).toEqual([
    expect.objectContaining({ code: "column-dropped", cause: expect.objectContaining({ line: 2 }) }),
  ]);
  expect(report.warnings).toEqual([
    { message: expect.stringMatching(/2_price\.sql:1: .* committed snapshot is used instead$/) },
  ]);
  rmSync(join(cwd, "migrations/2_price.sql"));
  expect((await judge({ connection, options }, base)).report.changeSet?.changes).toEqual([]);

  const { report: lost } = await judge({ connection, options }, unknown);
  expect(lost.failure?.message).toContain("migrations/2_price.sql:1");
});

test("a connection that fails says so, and has no files", async () => {
  const cwd = repository({ ...config(migrations("migrations")), "migrations/1_items.sql": "CREATE TABLEAU x;\n" });
  const { connection, options } = await open(cwd);
  const { report, files } = await pushJob(connection, options);
  expect(report.failure?.message).toContain("migrations/1_items.sql:1");
  expect(files).toEqual([]);
});

test("a live database without migrations is the head; where it is out of reach, the committed snapshot is", async (context) => {
  const url = await createDatabase(context);
  await sqlOn(url, first);
  const cwd = repository(config("url: env:SHOP_URL"));
  const { connection, options } = await open(cwd, { SHOP_URL: url });
  apply(cwd, await pushJob(connection, options));
  const base = git(cwd, "rev-parse", "HEAD");
  await sqlOn(url, "ALTER TABLE items DROP COLUMN old_price");
  const live = await judge({ connection, options }, base);
  expect(live.report.changeSet?.findings).toEqual([expect.objectContaining({ code: "column-dropped" })]);
  const comment = renderComment({ workspace: "", connections: [live.report] }, { limit: 65_000 });
  expect(comment).toContain("how the **live database** differs from the base's snapshot");

  const fork = await judge({ connection, options: { ...options, env: {} } }, base);
  expect(fork.report.changeSet?.changes).toEqual([]);
  expect(fork.report.warnings).toEqual([
    expect.objectContaining({ message: expect.stringContaining("SHOP_URL is not set") }),
  ]);
});

test("migrations and a live database: the request is judged, and what the live one has besides is drift", async (context) => {
  const url = await createDatabase(context);
  await sqlOn(url, `${first} ALTER TABLE items ADD COLUMN by_hand text`);
  const cwd = repository({
    ...config(`${migrations("migrations")}, url: env:SHOP_URL`),
    "migrations/1_items.sql": first,
  });
  const { connection, options } = await open(cwd, { SHOP_URL: url });
  const base = git(cwd, "rev-parse", "HEAD");
  const { report } = await judge({ connection, options }, base);
  expect(report.changeSet?.changes).toEqual([]);
  expect(report.drift?.changes).toEqual([expect.objectContaining({ op: "added" })]);
  const gone = await judge(
    { connection, options: { ...options, env: { ...options.env, SHOP_URL: "postgresql://127.0.0.1:1/x" } } },
    base,
  );
  expect(gone.report.changeSet).toBeDefined();
  expect(gone.report.failure?.message).toContain("127.0.0.1");
});

test("statements are judged for the version of the live database, unless the settings name another", async (context) => {
  const url = await createDatabase(context, "debianPostgres");
  await sqlOn(url, first);
  const [row] = await sqlOn(url, "SHOW server_version");
  const server = Number.parseInt(String(row?.server_version), 10);
  if (server >= 18) context.skip("only a server before PostgreSQL 18 refuses what the embedded database knows");
  const codesAndWarnings = async (settings: string, env: Record<string, string>) => {
    const cwd = repository({
      ...config(`${migrations("migrations")}, url: env:SHOP_URL${settings}`),
      "migrations/1_items.sql": first,
    });
    write(cwd, { "migrations/2.sql": "ALTER TABLE items ADD CONSTRAINT has_price NOT NULL old_price NOT VALID;\n" });
    const { report } = await judge(await open(cwd, env), git(cwd, "rev-parse", "HEAD"));
    const codes = report.changeSet?.findings.map(({ code }) => code) ?? [];
    return { refused: codes.includes("refused-by-server"), warnings: report.warnings.map(({ message }) => message) };
  };
  expect(await codesAndWarnings("", { SHOP_URL: url })).toEqual({ refused: true, warnings: [] });
  expect(await codesAndWarnings(", server-version: 18", { SHOP_URL: url })).toEqual({
    refused: false,
    warnings: [`the server is of version ${server}, but migrations are judged for version 18`],
  });
  const unasked = [expect.stringContaining("SHOP_URL is not set")];
  expect(await codesAndWarnings("", {})).toEqual({ refused: false, warnings: unasked });
  expect(await codesAndWarnings(`, server-version: ${server}`, {})).toEqual({ refused: true, warnings: unasked });
});

test("drift is found, recorded on its branch, brought up to date there, and taken back", async (context) => {
  const url = await createDatabase(context);
  await sqlOn(url, first);
  const cwd = repository(config("url: env:SHOP_URL"));
  const { connection, options } = await open(cwd, { SHOP_URL: url });
  apply(cwd, await pushJob(connection, options), "Record the shop");
  expect((await driftJob(connection, undefined, options)).report.drift).toBeUndefined();

  await sqlOn(url, "ALTER TABLE items ADD COLUMN by_hand text");
  const drift = await driftJob(connection, undefined, options);
  expect(drift.report.drift?.changes).toHaveLength(1);
  expect(drift.lastKnown).toEqual([
    { object: "public.items", commit: expect.objectContaining({ subject: "Record the shop" }) },
  ]);
  git(cwd, "checkout", "-q", "-b", "drift");
  apply(cwd, drift);
  const branch = () => git(cwd, "rev-parse", "drift");
  git(cwd, "checkout", "-q", "main");
  expect((await driftJob(connection, branch(), options)).files).toEqual([]);

  await sqlOn(url, "ALTER TABLE items ADD COLUMN again text");
  const again = await driftJob(connection, branch(), options);
  git(cwd, "checkout", "-q", "drift");
  apply(cwd, again);
  git(cwd, "checkout", "-q", "main");
  expect((await driftJob(connection, branch(), options)).files).toEqual([]);
  expect(git(cwd, "ls-tree", "-r", "--name-only", "drift", "schema-snapshots/shop/changes").split("\n")).toHaveLength(
    2,
  );

  await sqlOn(url, "ALTER TABLE items DROP COLUMN again, DROP COLUMN by_hand");
  const over = await driftJob(connection, branch(), options);
  expect(over.report.drift).toBeUndefined();
  git(cwd, "checkout", "-q", "drift");
  apply(cwd, over);
  expect(git(cwd, "diff", "--name-only", "main", "drift")).toBe("");
});
