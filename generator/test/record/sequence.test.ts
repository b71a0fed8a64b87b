import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { pushJob, requestJob, requestWorkspace } from "../../src/jobs/index.ts";
import { crawlConnection } from "../../src/sources/index.ts";
import { startTimings } from "../../src/timings.ts";
import { openWorkspace } from "../../src/workspace/index.ts";
import { git, repository } from "../support/cli.ts";
import { ddl, plainTables, random } from "../support/requests.ts";

/** How many requests are merged; a few show that it holds, sixty that it lasts. */
const requests = Number(process.env.SCHEMALOG_REQUESTS ?? 8);
/** The embedded database starts in seconds, a server is there. */
const { url: server } = inject("postgres18");
const shadow = server ? ", shadow: env:SHADOW_URL, shadow-superuser: allow" : "";

/** Tables of which each refers to another. */
const base = Array.from({ length: requests + 1 }, (_, index) => {
  const owner = index === 0 ? "" : `, owner_id bigint REFERENCES t${Math.floor(index / 3)}`;
  return `CREATE TABLE t${index} (id bigint PRIMARY KEY, name text, note text NOT NULL${owner});`;
}).join("\n");

/** Writes what a job says that the files should be, and commits it. */
function apply(cwd: string, files: { path: string; content?: string | undefined }[], message: string) {
  for (const { path, content } of files) {
    mkdirSync(join(cwd, path, ".."), { recursive: true });
    if (content === undefined) git(cwd, "rm", "-q", "--", path);
    else writeFileSync(join(cwd, path), content);
  }
  git(cwd, "add", "-A");
  git(cwd, "commit", "-q", "--allow-empty", "-m", message);
}

async function open(cwd: string) {
  const { repository: root = cwd, ...workspace } = await openWorkspace({ cwd });
  const [connection] = workspace.connections;
  if (!connection) throw new Error("no connection");
  return {
    connection,
    options: { workspace: { ...workspace, repository: root }, env: { SHADOW_URL: server }, timings: startTimings() },
  };
}

/** What CI asks for on the branch that is checked out. */
async function asked(cwd: string) {
  const { options } = await open(cwd);
  const base = git(cwd, "merge-base", "main", "HEAD");
  const workspace = await requestWorkspace(options.workspace, { cwd, base });
  const [connection] = workspace.connections;
  if (!connection) throw new Error("no connection");
  const { files, report } = await requestJob(connection, { ...options, workspace });
  expect(report.failure).toBeUndefined();
  return files;
}

async function onMain(cwd: string) {
  const { connection, options } = await open(cwd);
  const { files, report } = await pushJob(connection, options);
  expect(report.failure).toBeUndefined();
  return { files, stale: report.stale };
}

test.for(["check", "commit"])(
  `${requests} requests are merged in any order; nothing conflicts, mode %s is green on each and on the default branch`,
  { timeout: requests * 60_000 + 60_000 },
  async (mode) => {
    const cwd = repository({
      "schemalog.yml": `connections:\n  shop: { migrations: db/migrations${shadow} }\n`,
      "db/migrations/0001_base.sql": base,
    });
    apply(cwd, (await onMain(cwd)).files, "Record");
    const { connection, options } = await open(cwd);
    const { database } = await crawlConnection(connection, options);
    const { below, shuffle } = random(7);
    const tables = shuffle(plainTables(database));
    const [hub] = tables;
    const names = Array.from({ length: requests }, (_, index) => `r${index}`);
    for (const [index, name] of names.entries()) {
      git(cwd, "checkout", "-q", "-b", name, "main");
      const way = ddl[index % ddl.length]!;
      const own = way(tables[index % tables.length]!, index);
      // What is added refers to one table, which another request changes.
      const sql = own.startsWith("CREATE") || index === 1 ? way(hub!, index) : own;
      writeFileSync(join(cwd, `db/migrations/1${String(index).padStart(3, "0")}_${name}.sql`), `${sql}\n`);
      apply(cwd, [], name);
      apply(cwd, await asked(cwd), "Record");
    }
    for (const name of shuffle(names)) {
      git(cwd, "checkout", "-q", name);
      const way = below(3);
      if (way === 1) git(cwd, "merge", "-q", "-m", "Merge main", "main");
      if (way === 2) git(cwd, "-c", "advice.skippedCherryPicks=false", "rebase", "-q", "main");
      if (way > 0) apply(cwd, await asked(cwd), "Record");
      expect(await asked(cwd)).toEqual([]);
      git(cwd, "checkout", "-q", "main");
      git(cwd, "merge", "-q", "--no-ff", "-m", `Merge ${name}`, name);
      const { files, stale } = await onMain(cwd);
      expect(stale).toEqual([]);
      if (mode === "commit") apply(cwd, files, "Docs");
    }
    apply(cwd, (await onMain(cwd)).files, "Docs");
    expect(await onMain(cwd)).toEqual({ files: [], stale: [] });
  },
);
