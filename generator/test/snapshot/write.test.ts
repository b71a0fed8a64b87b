import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, statSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { canonical, toFiles, treeId } from "../../src/core/canonical/index.ts";
import { readSnapshot, readSnapshotFiles, writeSnapshot } from "../../src/store/snapshot/index.ts";
import { arbitraryDatabase } from "../support/arbitrary-database.ts";
import { folder, git, repository, write } from "../support/cli.ts";
import { databaseOf, table } from "../support/history.ts";

const before = databaseOf(table("a", ["id integer"]), table("b", ["id integer"]), table("c", ["id integer"]));
const after = databaseOf(table("b", ["id bigint"]), table("c", ["id integer"]), table("d", ["id integer"]));
const source = (path: string) => JSON.stringify(join(import.meta.dirname, "../../src", path));

/** Everything below a folder, hidden files too: path → text. */
const all = (dir: string) => readdirSync(dir, { recursive: true, encoding: "utf8" }).sort();

test("touches only files that differ, deletes those of dropped objects and their empty folders, leaves others alone", async () => {
  const dir = join(folder(), "snapshot");
  expect((await writeSnapshot(dir, before)).written).toHaveLength(5);
  write(dir, { "README.md": "mine", "public/tables/note.txt": "mine", "public/notes.json": "{}" });
  const untouched = statSync(join(dir, "public/tables/c.json"));
  expect(await writeSnapshot(dir, after)).toEqual({
    written: ["public/tables/b.json", "public/tables/d.json"],
    deleted: ["public/tables/a.json"],
    version: treeId(toFiles(after)),
  });
  const now = statSync(join(dir, "public/tables/c.json"));
  expect([now.mtimeMs, now.ino]).toEqual([untouched.mtimeMs, untouched.ino]);
  expect(await readSnapshot(dir)).toEqual(after);
  expect(await writeSnapshot(dir, after)).toMatchObject({ written: [], deleted: [] });
  await writeSnapshot(dir, databaseOf());
  expect(all(dir)).toEqual([
    "@schemas",
    "@schemas/public.json",
    "README.md",
    "database.json",
    "public",
    "public/notes.json",
    "public/tables",
    "public/tables/note.txt",
  ]);
  expect(all(dirname(dir)).filter((path) => !path.startsWith("snapshot"))).toEqual([]);
});

test("what is written is read back, and its version is the tree id that Git gives it", async () => {
  const cwd = repository();
  await fc.assert(
    fc.asyncProperty(arbitraryDatabase, async (given) => {
      const database = canonical(given);
      await writeSnapshot(join(cwd, "snapshot"), database);
      expect(await readSnapshot(join(cwd, "snapshot"))).toEqual(database);
      git(cwd, "add", "-A");
      const tree = git(cwd, "write-tree");
      expect(treeId(toFiles(database))).toBe(git(cwd, "rev-parse", `${tree}:snapshot`));
    }),
    { numRuns: 20 },
  );
});

test("the tree id sorts as Git does", () => {
  const cwd = repository();
  const files = ["a/x", "a.json", "a-b", "a0", "ab", "é", "z/a/b", "z/a.b", "~", "\ud83d\ude00", "\uff5e"];
  write(cwd, Object.fromEntries(files.map((path) => [`t/${path}`, `${path}\n`])));
  git(cwd, "add", "-A");
  const id = git(cwd, "rev-parse", `${git(cwd, "write-tree")}:t`);
  expect(treeId(files.map((path): [string, string] => [path, `${path}\n`]))).toBe(id);
});

/** Runs `writeSnapshot(dir, after)` in a process that `sabotage` (code with `fs`) has prepared. */
function writeInProcess(dir: string, sabotage: string) {
  const code = `
    import fs from "node:fs";
    import { syncBuiltinESMExports } from "node:module";
    ${sabotage}
    syncBuiltinESMExports();
    const { writeSnapshot } = await import(${source("store/snapshot/index.ts")});
    const { fromFiles } = await import(${source("core/canonical/index.ts")});
    await writeSnapshot(${JSON.stringify(dir)}, fromFiles(${JSON.stringify([...toFiles(after)])})).catch((error) => {
      console.log(error.name + " " + error.exitCode + " " + error.message + " " + error.hint);
    });`;
  return spawnSync(process.execPath, ["--input-type=module", "-e", code], { encoding: "utf8" });
}

const onCall = (call: string, number: number, action: string) =>
  `let calls = 0; const real = fs.${call}; fs.${call} = (...args) => { if (++calls === ${number}) { ${action} } return real(...args); };`;
const fail = (code: string) => `throw Object.assign(new Error("${code}: no"), { code: "${code}" });`;

test.each([1, 2])("a full disk at file %i leaves what was there before whole", async (number) => {
  const dir = join(folder(), "snapshot");
  await writeSnapshot(dir, before);
  // The first three files are the lock's own.
  const { stdout } = writeInProcess(dir, onCall("writeFileSync", number + 2, fail("ENOSPC")));
  expect(stdout).toMatch(/^SchemalogError 2 cannot write the snapshot in .*ENOSPC.* intact The disk is full/);
  expect(await readSnapshot(dir)).toEqual(before);
  expect(all(dirname(dir)).filter((path) => !path.startsWith("snapshot"))).toEqual([]);
});

test.each([1, 2, 3, 4, 5, 6])("a failing move number %i is rolled back", async (number) => {
  const dir = join(folder(), "snapshot");
  await writeSnapshot(dir, before);
  const { stdout } = writeInProcess(dir, onCall("renameSync", number, fail("EIO")));
  expect(stdout).toMatch(/^SchemalogError 2 cannot write the snapshot/);
  expect(await readSnapshot(dir)).toEqual(before);
  expect(all(dirname(dir)).filter((path) => !path.startsWith("snapshot"))).toEqual([]);
});

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  "a run killed before move number %i is rolled back by the next reader or run",
  async (number) => {
    for (const next of ["read", "write"]) {
      const dir = join(folder(), "snapshot");
      await writeSnapshot(dir, before);
      const { signal } = writeInProcess(dir, onCall("renameSync", number, 'process.kill(process.pid, "SIGKILL");'));
      expect(signal).toBe(number <= 7 ? "SIGKILL" : null);
      // The seventh gives the lock back: all is done by then.
      if (next === "read") expect(await readSnapshot(dir)).toEqual(number <= 6 ? before : after);
      await writeSnapshot(dir, databaseOf(table("e", ["id integer"])));
      expect(all(dir)).toEqual([
        ...["@schemas", "@schemas/public.json", "database.json", "public", "public/tables", "public/tables/e.json"],
      ]);
      expect(all(dirname(dir)).filter((path) => path.startsWith(".snapshot.staging"))).toEqual([]);
    }
  },
);

test("links are not followed, neither to read nor to write", async () => {
  for (const [link, target] of [
    ["snapshot/public/tables", ""],
    ["snapshot/public/tables/a.json", "a.json"],
    ["snapshot", ""],
  ] as const) {
    const root = folder({ "outside/a.json": "{}\n" });
    const dir = join(root, "snapshot");
    mkdirSync(dirname(join(root, link)), { recursive: true });
    symlinkSync(join(root, "outside", target), join(root, link));
    for (const attempt of [readSnapshot(dir), writeSnapshot(dir, before)]) {
      await expect(attempt).rejects.toMatchObject({ exitCode: 2, message: expect.stringContaining("symbolic link") });
    }
    expect(all(join(root, "outside"))).toEqual(["a.json"]);
  }
});

test("a folder that is read-only", async () => {
  const root = folder();
  const dir = join(root, "snapshot");
  await writeSnapshot(dir, before);
  chmodSync(root, 0o555);
  onTestFinished(() => chmodSync(root, 0o755));
  // Root may write anywhere: then as nobody.
  const { stdout } = writeInProcess(dir, "if (process.getuid() === 0) process.setuid(65534);");
  expect(stdout).toMatch(/^SchemalogError 2 cannot write the snapshot in .*EACCES.* Check the permissions there/);
  expect(await readSnapshot(dir)).toEqual(before);
});

test("a file where a folder should be is one clear error", async () => {
  const root = folder({ "snapshot/public": "a file" });
  await expect(writeSnapshot(join(root, "snapshot"), before)).rejects.toMatchObject({ exitCode: 2 });
  expect(existsSync(join(root, "snapshot/database.json"))).toBe(false);
  expect(readSnapshotFiles(join(root, "nowhere")).size).toBe(0);
});
