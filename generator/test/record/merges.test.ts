import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, type TestContext, test } from "vitest";
import { fromFiles, toFiles, treeId } from "../../src/core/canonical/index.ts";
import { type Database, emptyDatabase } from "../../src/core/model/database.ts";
import { compare } from "../../src/record/compare.ts";
import { planRecord } from "../../src/record/plan.ts";
import { crawlConnection } from "../../src/sources/index.ts";
import { readSnapshotFiles } from "../../src/store/snapshot/index.ts";
import { type Connection, connectionOf, openWorkspace, type Workspace } from "../../src/workspace/index.ts";
import { folder, git } from "../support/cli.ts";
import { corpus } from "../support/corpora.ts";
import { changed, randomChange } from "../support/random-change.ts";
import { random } from "../support/requests.ts";

type Files = Map<string, string>;
type Place = { workspace: Workspace; connection: Connection };
const root = join(import.meta.dirname, "../../..");

const schemas: Record<string, (context: TestContext) => Promise<Database>> = {
  "the demo": async () => fromFiles(readSnapshotFiles(join(root, "schema-snapshots/demo/snapshot"))),
  async Langfuse(context) {
    const path = corpus(context, "postgres/langfuse-migrations/migrations");
    const workspace = await openWorkspace({ cwd: folder() });
    const connection = { ...connectionOf(workspace.root, "shop"), migrations: path, boundary: path };
    return (await crawlConnection(connection, { workspace, env: {} })).database;
  },
};

type Recorded = { from: Database; to: Database; present: Files; base: Files; isDefault?: boolean };

function planOf({ workspace, connection }: Place, { from, to, ...files }: Recorded) {
  return planRecord(workspace, connection, to, { changeSet: compare(connection, from, to, { workspace }), ...files });
}

function applied(files: Files, planned: { path: string; content?: string | undefined }[]): Files {
  const result = new Map(files);
  for (const { path, content } of planned) {
    if (content === undefined) result.delete(path);
    else result.set(path, content);
  }
  return result;
}

/** The input of `git fast-import`: a commit on `main`, and branches from it with what each changes. */
function importStream(base: Files, branches: Map<string, Files>): string {
  const data = (text: string) => `data ${Buffer.byteLength(text)}\n${text}\n`;
  const commit = (ref: string) => `commit refs/heads/${ref}\ncommitter R <r@example.com> 0 +0000\n${data(ref)}`;
  const write = ([path, text]: [string, string]) => `M 100644 inline ${JSON.stringify(path)}\n${data(text)}`;
  let stream = `${commit("main")}${[...base].map(write).join("")}\n`;
  for (const [name, files] of branches) {
    const gone = [...base.keys()].filter((path) => !files.has(path)).map((path) => `D ${JSON.stringify(path)}\n`);
    const written = [...files].filter(([path, text]) => base.get(path) !== text).map(write);
    stream += `${commit(name)}from refs/heads/main\n${[...gone, ...written].join("")}\n`;
  }
  return stream;
}

/** Of each schema; a hundred take two minutes. */
const pairs = Number(process.env.SCHEMALOG_PAIRS ?? 40);

test.for(Object.keys(schemas))(
  `${pairs} pairs of branches that change different objects of %s merge, and the default branch makes all as new`,
  { timeout: 240_000 },
  async (name, context) => {
    const database = await schemas[name]!(context);
    const cwd = folder();
    git(cwd, "init", "-q", "-b", "main");
    const workspace = await openWorkspace({ cwd });
    const place = { workspace, connection: connectionOf(cwd, "shop") };
    const none: Files = new Map();
    const fresh = (to: Database): Files => {
      const plan = planOf(place, { from: emptyDatabase(to.engine), to, present: none, base: none });
      return applied(
        none,
        plan.files.filter(({ path }) => !path.startsWith("changes/")),
      );
    };
    const base = fresh(database);
    const branches = new Map<string, Files>();
    const merged: { both: Database; files: Files }[] = [];
    for (let at = 0; at < pairs; at++) {
      const chance = random(at);
      const first = randomChange(database, chance, `${at}a`);
      const second = randomChange(database, chance, `${at}b`, first.gone);
      const [one, other] = [changed(database, first), changed(database, second)];
      const both = changed(one, second);
      const sides = [one, other].map((to) =>
        applied(base, planOf(place, { from: database, to, present: base, base }).files),
      );
      for (const [index, files] of sides.entries()) branches.set(`${at}-${index}`, files);
      const [left = base, right = base] = sides;
      const files = applied(left, differences(base, right));
      merged.push({ both, files });
    }
    execFileSync("git", ["fast-import", "--quiet"], { cwd, input: importStream(base, branches) });
    for (const [at, { both, files }] of merged.entries()) {
      const { status, stdout } = spawnSync("git", ["merge-tree", "--write-tree", `${at}-0`, `${at}-1`], {
        ...{ cwd, encoding: "utf8" },
      });
      expect(status, stdout).toBe(0);
      expect(stdout.trim()).toBe(treeId(files));
      const plan = planOf(place, { from: both, to: both, present: files, base: files, isDefault: true });
      expect(plan.files).toEqual([]);
      if (at % 4 === 0) expect(withoutChanges(applied(files, plan.waiting))).toEqual(fresh(both));
      expect([...toFiles(both)].every(([path, text]) => files.get(`snapshot/${path}`) === text)).toBe(true);
    }
  },
);

const withoutChanges = (files: Files) => new Map([...files].filter(([path]) => !path.startsWith("changes/")));

const differences = (from: Files, to: Files) => [
  ...[...to].filter(([path, text]) => from.get(path) !== text).map(([path, content]) => ({ path, content })),
  ...[...from.keys()].filter((path) => !to.has(path)).map((path) => ({ path })),
];
