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

type Branch = { name: string; from?: string; files: Files };

/** The input of `git fast-import`: a commit for each branch, on what it comes from. */
function importStream(branches: Branch[]): string {
  const known = new Map<string | undefined, Files>([[undefined, new Map()]]);
  const data = (text: string) => `data ${Buffer.byteLength(text)}\n${text}\n`;
  let stream = "";
  for (const { name, from, files } of branches) {
    const lines = differences(known.get(from) ?? new Map(), files).map(({ path, content }) =>
      content === undefined
        ? `D ${JSON.stringify(path)}\n`
        : `M 100644 inline ${JSON.stringify(path)}\n${data(content)}`,
    );
    stream += `commit refs/heads/${name}\ncommitter R <r@example.com> 0 +0000\n${data(name)}`;
    stream += `${from === undefined ? "" : `from refs/heads/${from}\n`}${lines.join("")}\n`;
    known.set(name, files);
  }
  return stream;
}

/** Of each schema; two hundred take minutes. */
const pairs = Number(process.env.SCHEMALOG_PAIRS ?? 20);

test.for(Object.keys(schemas))(
  `${pairs} pairs of branches that change different objects of %s merge, and the default branch makes all as new`,
  { timeout: pairs * 6000 + 60_000 },
  async (name, context) => {
    const database = await schemas[name]!(context);
    const cwd = folder();
    git(cwd, "init", "-q", "-b", "main");
    git(cwd, "config", "user.name", "Robin");
    git(cwd, "config", "user.email", "robin@example.com");
    const workspace = await openWorkspace({ cwd });
    const place = { workspace, connection: connectionOf(cwd, "shop") };
    const none: Files = new Map();
    const fresh = (to: Database): Files =>
      withoutChanges(
        applied(none, planOf(place, { from: emptyDatabase(to.engine), to, present: none, base: none }).files),
      );
    const base = fresh(database);
    /** The files of a branch that makes one change after the other, each recorded. */
    const record = (changes: Parameters<typeof changed>[1][]) => {
      let [to, files] = [database, base];
      return changes.map((change) => {
        to = changed(to, change);
        files = applied(files, planOf(place, { from: database, to, present: files, base }).files);
        return files;
      });
    };
    /** What the run on the default branch makes of files. */
    const tidied = (to: Database, files: Files): Files => {
      const plan = planOf(place, { from: to, to, present: files, base: files, isDefault: true });
      expect(plan.files).toEqual([]);
      return applied(files, plan.waiting);
    };
    const branches: Branch[] = [{ name: "main", files: base }];
    const wanted: { both: Database; merged: Files; later: Files }[] = [];
    for (let at = 0; at < pairs; at++) {
      const chance = random(at);
      const first = randomChange(database, chance, `${at}a`);
      const second = randomChange(database, chance, `${at}b`, first);
      const third = randomChange(changed(database, second), chance, `${at}c`, first);
      const one = changed(database, first);
      const [left = base] = record([first]);
      const [middle = base, right = base] = record([second, third]);
      const main = tidied(one, left);
      branches.push({ name: `${at}-left`, from: "main", files: left });
      branches.push({ name: `${at}-main`, from: `${at}-left`, files: main });
      branches.push({ name: `${at}-middle`, from: "main", files: middle });
      branches.push({ name: `${at}-right`, from: `${at}-middle`, files: right });
      const both = changed(changed(one, second), third);
      const change = differences(base, right);
      wanted.push({ both, merged: applied(left, change), later: applied(main, change) });
    }
    execFileSync("git", ["fast-import", "--quiet"], { cwd, input: importStream(branches) });
    const merge = (ours: string, theirs: string) => {
      const { status, stdout } = spawnSync("git", ["merge-tree", "--write-tree", ours, theirs], {
        ...{ cwd, encoding: "utf8" },
      });
      expect(status, stdout).toBe(0);
      return stdout.trim();
    };
    for (const [at, { both, merged, later }] of wanted.entries()) {
      const [left, main, right] = ["left", "main", "right"].map((side) => `${at}-${side}`) as [string, string, string];
      expect(merge(left, right)).toBe(treeId(merged));
      expect(merge(right, left)).toBe(treeId(merged));
      expect(merge(main, right)).toBe(treeId(later));
      git(cwd, "checkout", "-q", right);
      git(cwd, "rebase", "-q", main);
      expect(git(cwd, "rev-parse", "HEAD^{tree}")).toBe(treeId(later));
      expect([...toFiles(both)].every(([path, text]) => merged.get(`snapshot/${path}`) === text)).toBe(true);
      const tidy = withoutChanges(tidied(both, merged));
      expect(withoutChanges(tidied(both, later))).toEqual(tidy);
      if (at % 4 === 0) expect(tidy).toEqual(fresh(both));
    }
  },
);

const withoutChanges = (files: Files) => new Map([...files].filter(([path]) => !path.startsWith("changes/")));

const differences = (from: Files, to: Files): { path: string; content?: string }[] => [
  ...[...to].filter(([path, text]) => from.get(path) !== text).map(([path, content]) => ({ path, content })),
  ...[...from.keys()].filter((path) => !to.has(path)).map((path) => ({ path })),
];
