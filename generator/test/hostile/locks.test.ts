import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, symlinkSync, utimesSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import { writeFiles } from "../../src/record/generated-files.ts";
import { commitPaths } from "../../src/store/git/index.ts";
import { withLock } from "../../src/store/runs/lock.ts";
import { type Owner, thisProcess } from "../../src/store/runs/process-identity.ts";
import { filesIn, git, repository, write } from "../support/cli.ts";
import { attempt } from "./attempt.ts";

const here = thisProcess("0123456789abcdef");
const gone = spawnSync("true").pid ?? 0;
const owner = (more: Partial<Owner>) => JSON.stringify({ ...here, ...more });
/** Of this test's parent: alive, and none of ours. */
const other = { pid: process.ppid, start: thisProcess("").start };

/** Locks that nobody has any more: who comes takes over at once. */
const dead: Record<string, Record<string, string>> = {
  "of a process that is gone": { "owner.json": owner({ pid: gone }) },
  "of a process that is gone, on a host of another name": {
    "owner.json": owner({ pid: gone, host: "before-restart" }),
  },
  "of a number that another process has now": { "owner.json": owner({ pid: 1, start: "1234567890" }) },
  "of our own number, from before": { "owner.json": owner({ start: "1" }) },
  "of our own number, where no start is known": { "owner.json": owner({ start: undefined }) },
  "of this host before it started anew": {
    "owner.json": owner({ pid: 1, boot: "00000000-0000-0000-0000-000000000000" }),
  },
  "from the future": { "owner.json": owner({ pid: 1, start: "99999999999999" }) },
  "that is empty": { "owner.json": "" },
  "that is cut off": { "owner.json": owner({}).slice(0, 20) },
  "that is no object": { "owner.json": "null" },
  "whose number is none": { "owner.json": '{"token":"x","host":"h","pid":"1"}' },
  "whose number is a group of processes": { "owner.json": owner({ pid: -1 }) },
  "whose number is 0, which is every process of the group": { "owner.json": owner({ pid: 0 }) },
  "without an owner": { "README.md": "" },
  "with an heir that died, too": {
    "owner.json": owner({ pid: gone }),
    "heir/owner.json": owner({ pid: gone, token: "heir" }),
  },
  "with an heir that is broken": { "owner.json": owner({ pid: gone }), "heir/owner.json": "" },
};

const lockOf = (cwd: string) => join(cwd, ".git/schemalog/lock");
const place = (files: Record<string, string>) => {
  const cwd = repository();
  write(lockOf(cwd), files);
  return cwd;
};

for (const [what, files] of Object.entries(dead)) {
  attempt(`a lock ${what}`, "the next run takes it over", async () => {
    const cwd = place(files);
    expect(await withLock(cwd, () => "done", { patience: 0 })).toBe("done");
    expect(existsSync(join(cwd, ".git/schemalog"))).toBe(false);
  });
}

/** Locks that somebody has, or may have: the error says which folder to delete. */
const alive: Record<string, string> = {
  "of a process that lives": owner({ pid: other.pid, start: undefined }),
  "of init, whose start is not known": owner({ pid: 1, start: undefined }),
  "of another machine": owner({ pid: gone, host: "elsewhere", boot: "00000000-0000-0000-0000-000000000000" }),
  "of another container on this machine": owner({ pid: gone, host: "elsewhere", namespace: "pid:[1]" }),
  "of a system that does not tell of boots, elsewhere": owner({ pid: gone, host: "elsewhere", boot: undefined }),
};

for (const [what, text] of Object.entries(alive)) {
  attempt(`a lock ${what}`, "it is respected, and the error names the folder", async () => {
    const cwd = place({ "owner.json": text });
    const said: string[] = [];
    await expect(withLock(cwd, () => "done", { patience: 150, tell: (line) => said.push(line) })).rejects.toMatchObject(
      {
        exitCode: 2,
        message: expect.stringMatching(/^another run \(process \d+ on .*\) is writing /),
        hint: `Wait until it is done. If no git process is running, delete ${lockOf(cwd)}`,
      },
    );
    expect(said).toEqual([
      expect.stringMatching(/^Waiting for another run \(process \d+ on .*\), which is writing in /),
    ]);
    expect(filesIn(lockOf(cwd))).toEqual({ "owner.json": text });
  });
}

attempt("a lock of another container gives no sign of life", "it is taken over after a while", async () => {
  const cwd = place({ "owner.json": owner({ pid: gone, namespace: "pid:[1]" }) });
  expect(await withLock(cwd, () => "done")).toBe("done");
});

attempt("a lock of another container gives signs of life", "it is respected", async () => {
  const cwd = place({ "owner.json": owner({ pid: gone, namespace: "pid:[1]" }) });
  const file = join(lockOf(cwd), "owner.json");
  const life = setInterval(() => utimesSync(file, new Date(), new Date()), 3_000);
  await expect(withLock(cwd, () => "done", { patience: 26_000 })).rejects.toThrow("another run");
  clearInterval(life);
});

attempt("many wait for the lock of a dead run", "one at a time has it", async () => {
  const cwd = place({ "owner.json": owner({ pid: gone }) });
  let inside = 0;
  const most: number[] = [];
  const work = async () => {
    most.push(++inside);
    await sleep(5);
    inside -= 1;
  };
  await Promise.all(Array.from({ length: 20 }, () => withLock(cwd, work)));
  expect(most).toEqual(Array.from({ length: 20 }, () => 1));
});

attempt("a run that has the lock asks for it again", "it has it already, also from within a folder", async () => {
  const cwd = repository({ "a/b/c.txt": "" });
  const inner = () => withLock(join(cwd, "a/b"), () => "done", { patience: 0 });
  expect(await withLock(cwd, inner)).toBe("done");
});

attempt("work that fails", "gives the lock back", async () => {
  const cwd = repository();
  await expect(withLock(cwd, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await withLock(cwd, () => "done", { patience: 0 })).toBe("done");
});

attempt("a branch brings a lock of its own", "git does not check it out, and none beside it counts", async () => {
  const cwd = repository({
    "schemalog/lock/owner.json": owner({ pid: 1, start: undefined }),
    ".schemalog/lock/owner.json": owner({ pid: 1 }),
  });
  const add = spawnSync(
    "git",
    [
      "update-index",
      "--add",
      "--cacheinfo",
      `100644,${git(cwd, "hash-object", "-w", "--stdin")},.git/schemalog/lock/owner.json`,
    ],
    { cwd, encoding: "utf8" },
  );
  expect(add.stderr).toMatch(/Invalid path/i);
  expect(await withLock(cwd, () => "done", { patience: 0 })).toBe("done");
});

attempt("a link in the place of the lock", "what it leads to stays", async () => {
  const cwd = repository({ "mine/owner.json": "mine" });
  mkdirSync(join(cwd, ".git/schemalog"));
  symlinkSync("../../mine", lockOf(cwd));
  await withLock(cwd, () => "done", { patience: 0 }).catch((error) => expect(error).toBeInstanceOf(Error));
  expect(filesIn(join(cwd, "mine"))).toEqual({ "owner.json": "mine" });
});

const leftovers = (cwd: string) => readdirSync(join(cwd, ".git")).filter((file) => file.includes("schemalog"));

for (const [what, pid, stays] of [
  ["a run that was killed", gone, false],
  ["an earlier process of our number", process.pid, false],
  ["a process that lives", process.ppid, true],
] as const) {
  attempt(`the index of ${what}`, stays ? "stays" : "goes with the next commit", async () => {
    const cwd = repository({ "a.txt": "a" });
    write(cwd, {
      [`.git/index.schemalog-${pid}`]: "x",
      [`.git/index.schemalog-${pid}.lock`]: "",
      ".git/index.mine-1": "",
      "a.txt": "b",
    });
    expect(await commitPaths(cwd, { paths: ["a.txt"], message: "b" })).toBeDefined();
    expect(leftovers(cwd)).toEqual(stays ? [`index.schemalog-${pid}`, `index.schemalog-${pid}.lock`] : []);
    expect(existsSync(join(cwd, ".git/index.mine-1"))).toBe(true);
    expect(git(cwd, "status", "--porcelain")).toBe("");
  });

  attempt(`half a page of ${what}`, stays ? "stays" : "goes with the next that are written", () => {
    const cwd = repository({
      [`docs/public/a.md.${pid}.tmp`]: "x",
      "docs/public/b.1.tmp": "mine",
      "docs/mine.tmp": "mine",
      [`outside/c.md.${pid}.tmp`]: "mine",
    });
    symlinkSync("../../outside", join(cwd, "docs/public/link"));
    writeFiles(join(cwd, "docs"), new Map(), { missing: [], stale: [], superfluous: [] });
    const kept = stays ? [`docs/public/a.md.${pid}.tmp`] : [];
    const found = Object.keys(filesIn(cwd)).filter((path) => path.endsWith("tmp") && !path.includes("/link/"));
    expect(found).toEqual(["docs/mine.tmp", ...kept, "docs/public/b.1.tmp", `outside/c.md.${pid}.tmp`]);
  });
}

attempt("the host's name is the lock's, and the boot is not told", "a process that is gone is gone", async () => {
  const cwd = place({
    "owner.json": JSON.stringify({
      token: "x",
      host: hostname(),
      pid: gone,
      boot: here.boot,
      namespace: here.namespace,
    }),
  });
  expect(await withLock(cwd, () => "done", { patience: 0 })).toBe("done");
});
