import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { hostname } from "node:os";
import { dirname, join } from "node:path";
import { expect } from "vitest";
import type { Warning } from "../../src/errors.ts";
import { withLock } from "../../src/store/runs/lock.ts";
import { thisProcess } from "../../src/store/runs/process-identity.ts";
import { readSnapshot, writeSnapshot } from "../../src/store/snapshot/index.ts";
import { openWorkspace } from "../../src/workspace/index.ts";
import { filesIn, folder, git, schemalog, write } from "../support/cli.ts";
import { databaseOf, table } from "../support/history.ts";
import { sabotage } from "../support/sabotage.ts";
import { attempt } from "./attempt.ts";

const database = databaseOf(table("notes", ["id integer"]));
const config = "connections:\n  app:\n    url: env:APP_URL\n";
const app = "schema-snapshots/app";
const nobody = { host: hostname(), pid: spawnSync("true").pid ?? 0 };

/** A repository with a snapshot, in a folder with files that are none of its business. */
async function place(files: Record<string, string> = {}) {
  const outside = folder({ "victim.txt": "precious", "elsewhere/tables/victim.json": "precious" });
  const cwd = join(outside, "clone");
  mkdirSync(cwd);
  git(cwd, "init", "-q", "-b", "main");
  git(cwd, "config", "user.name", "Mallory");
  git(cwd, "config", "user.email", "mallory@example.com");
  write(cwd, { "schemalog.yml": config });
  await writeSnapshot(join(cwd, app, "snapshot"), database);
  write(cwd, files);
  return { outside, cwd, dir: join(cwd, app, "snapshot") };
}

/** `place`, whose author commits all of it, ignored or not; then as somebody's clone. */
async function clone(files: Record<string, string>, prepare: (cwd: string) => void = () => undefined) {
  const { outside, cwd } = await place(files);
  prepare(cwd);
  git(cwd, "add", "--all", "--force");
  git(cwd, "commit", "-q", "-m", "Innocent");
  renameSync(cwd, `${cwd}-origin`);
  git(outside, "clone", "-q", `${cwd}-origin`, cwd);
  return { outside, cwd, dir: join(cwd, app, "snapshot") };
}

/** What is below a folder, without Git's own: path → text, or where a link leads. */
function state(dir: string, below = ""): Record<string, string> {
  return Object.fromEntries(
    readdirSync(join(dir, below), { withFileTypes: true }).flatMap((entry): [string, string][] => {
      const path = join(below, entry.name);
      if (entry.isSymbolicLink()) return [[path, `→ ${readlinkSync(join(dir, path))}`]];
      if (!entry.isDirectory()) return [[path, readFileSync(join(dir, path), "latin1")]];
      return entry.name === ".git" ? [] : Object.entries(state(dir, path));
    }),
  );
}

const journal = (paths: Partial<Record<"replaced" | "added" | "deleted", string[]>>) =>
  JSON.stringify({ replaced: [], added: [], deleted: [], ...paths });
const evil = (paths: Parameters<typeof journal>[0], more: Record<string, string> = {}) => ({
  "owner.json": JSON.stringify(nobody),
  "journal.json": journal(paths),
  ...more,
});
const up = "../../../../victim.txt";

/** What a repository may bring along as the staging folder of its snapshot. */
const stagings: Record<string, Record<string, string>> = {
  "a journal that adds a file above the repository": evil({ added: [up] }),
  "one that replaces a file above the repository": evil({ replaced: [up] }, { "../../../victim.txt": "x" }),
  "one that adds an absolute path": evil({ added: ["/tmp/schemalog-victim"] }),
  "one that adds a file of the snapshot": evil({ added: ["public/tables/notes.json"] }),
  "one that replaces a file of the snapshot": evil(
    { replaced: ["public/tables/notes.json"] },
    { "aside/public/tables/notes.json": "{}" },
  ),
  "one that puts a deleted file into the snapshot": evil(
    { deleted: ["public/tables/other.json"] },
    { "aside/public/tables/other.json": "{}" },
  ),
  "one without an owner": { "journal.json": journal({ added: [up] }) },
  "one whose owner is empty": { ...evil({ added: [up] }), "owner.json": "" },
  "one whose owner is cut off": { ...evil({ added: [up] }), "owner.json": '{"host":' },
  "one whose owner is a list": { ...evil({ added: [up] }), "owner.json": "[]" },
  "one whose owner lives": {
    ...evil({ added: [up] }),
    "owner.json": JSON.stringify({ host: hostname(), pid: process.pid }),
  },
  "one whose owner is on another host": {
    ...evil({ added: [up] }),
    "owner.json": JSON.stringify({ host: "elsewhere", pid: 1 }),
  },
  "one whose owner is as a lock has it": {
    ...evil({ added: [up] }),
    "owner.json": JSON.stringify({ ...thisProcess("0123"), pid: nobody.pid }),
    "staging.json": JSON.stringify({ snapshot: "schema-snapshots/app/snapshot", staging: ".snapshot.staging" }),
  },
  "a lock of its own with a journal": { "lock/owner.json": "{}", "lock/journal.json": journal({ added: [up] }) },
  "a journal that is no JSON": { ...evil({}), "journal.json": "\u0000" },
};

for (const [what, files] of Object.entries(stagings)) {
  for (const name of [".snapshot.staging", ".snapshot.staging-0123456789abcdef"]) {
    attempt(`a repository brings ${what} (${name})`, "nothing is rolled back, and the folder is named", async () => {
      const brought = Object.entries(files).map(([path, text]) => [join(app, name, path), text]);
      const { outside, cwd, dir } = await place(Object.fromEntries(brought));
      const before = state(outside);
      const warnings: Warning[] = [];
      await openWorkspace({ cwd, warn: (warning) => warnings.push(warning) });
      expect(warnings).toMatchObject([{ object: `${app}/${name}`, message: expect.stringContaining("it is ignored") }]);
      expect(await readSnapshot(dir)).toEqual(database);
      await writeSnapshot(dir, database);
      expect(state(outside)).toEqual(before);
      await writeSnapshot(dir, databaseOf(table("other", ["id integer"])));
      const changed = Object.keys(state(outside)).filter((path) => state(outside)[path] !== before[path]);
      expect(changed).toEqual([`clone/${app}/snapshot/public/tables/other.json`]);
    });
  }
}

for (const args of [
  ["diff", "HEAD"],
  ["diff", "HEAD", "app@HEAD"],
  ["docs", "--check"],
  ["history", "notes"],
  ["blame", "notes"],
]) {
  attempt(`\`${args.join(" ")}\` in a fresh clone with a journal`, "nothing outside or inside changes", async () => {
    const paths = [up, "../../../../elsewhere/tables/victim.json", "public/tables/notes.json"];
    const { outside, cwd } = await clone(
      Object.fromEntries(
        Object.entries(evil({ added: paths, replaced: paths, deleted: paths })).map(([path, text]) => [
          `${app}/.snapshot.staging/${path}`,
          text,
        ]),
      ),
    );
    const before = state(outside);
    const { stderr } = schemalog(cwd, args);
    expect(stderr).toContain(`warning: ${app}/.snapshot.staging: looks like the remains of an interrupted run`);
    expect(state(outside)).toEqual(before);
  });
}

attempt("a run that ends while another looks for remains", "the other says nothing of it", async () => {
  const { cwd } = await clone({});
  const staging = join(cwd, app, `.snapshot.staging-${"0".repeat(16)}`);
  mkdirSync(staging);
  // The first folder that is listed is the one beside the snapshot.
  const ends = `const names = real(...args); fs.rmdirSync(${JSON.stringify(staging)}); return names;`;
  const { stderr } = schemalog(cwd, ["docs", "--check"], sabotage("readdirSync", 1, ends));
  expect(existsSync(staging)).toBe(false);
  expect(stderr).not.toContain("interrupted run");
});

attempt(
  "`diff HEAD` in a clone whose staging folder is a link",
  "what it leads to stays, and it is named",
  async () => {
    const { outside, cwd } = await clone({}, (cwd) =>
      symlinkSync("../../../elsewhere", join(cwd, app, ".snapshot.staging")),
    );
    write(join(outside, "elsewhere"), {
      "journal.json": journal({ added: [up] }),
      "owner.json": JSON.stringify(nobody),
    });
    const before = state(outside);
    expect(schemalog(cwd, ["diff", "HEAD", "app@HEAD"])).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining("staging"),
    });
    expect(state(outside)).toEqual(before);
  },
);

attempt("`docs` in an archive, without .git, with a journal", "it works, and nothing is rolled back", async () => {
  const { outside, cwd } = await place({
    [`${app}/.snapshot.staging/journal.json`]: journal({ added: [up] }),
    [`${app}/.snapshot.staging/owner.json`]: JSON.stringify(nobody),
  });
  rmSync(join(cwd, ".git"), { recursive: true });
  const before = state(outside);
  expect(schemalog(cwd, ["docs"])).toMatchObject({ exitCode: 0, stderr: expect.stringContaining("it is ignored") });
  const after = Object.entries(state(outside)).filter(([path]) => !path.includes("/docs/"));
  expect(Object.fromEntries(after)).toEqual(before);
});

attempt("a file beside a snapshot is named to write into the terminal", "it is not shown", async () => {
  const { cwd } = await place({ [`${app}/.snapshot.staging\u001b[31m/journal.json`]: journal({ added: [up] }) });
  const warnings: Warning[] = [];
  await openWorkspace({ cwd, warn: (warning) => warnings.push(warning) });
  expect(warnings).toEqual([]);
});

const name = ".snapshot.staging-0123456789abcdef";
const snapshot = `${app}/snapshot`;
const begun = { snapshot, staging: name };
const dead = () => JSON.stringify({ ...thisProcess("0123456789abcdef"), pid: nobody.pid });
const aside = (path: string) => `${app}/${name}/aside/${path}`;
const notes = "public/tables/notes.json";

type Left = {
  begun?: unknown;
  journal?: string;
  /** Files in the repository. */
  files?: Record<string, string>;
  links?: Record<string, string>;
};

const here = (path: string) => ({ [`${snapshot}/${path}`]: "mine" });
/** A folder as a snapshot, and a staging folder beside it. */
const elsewhere = (dir: string, staging: string) => ({ [`${dir}/${notes}`]: "mine", [`${staging}/keep`]: "mine" });
const kept = { [aside(notes)]: "mine" };

/** What a dead run's lock may say, had somebody been able to write into it. */
const locks: Record<string, Left> = {
  "adds a path out of the repository": { journal: journal({ added: [up] }) },
  "adds a path out of the snapshot that looks like an object's": {
    journal: journal({ added: ["../tables/x.json"] }),
    files: { [`${app}/tables/x.json`]: "mine" },
  },
  "puts back a path out of the snapshot that looks like an object's": {
    journal: journal({ deleted: ["../tables/x.json"] }),
    files: { [`${app}/${name}/tables/x.json`]: "mine" },
  },
  "adds a path with a backslash": {
    journal: journal({ added: ["a\\b/tables/x.json"] }),
    files: here("a\\b/tables/x.json"),
  },
  "adds a path with a drive": { journal: journal({ added: ["c:/tables/x.json"] }), files: here("c:/tables/x.json") },
  "adds an absolute path": { journal: journal({ added: ["/tables/x.json"] }), files: here("tables/x.json") },
  "adds a hidden folder": { journal: journal({ added: [".git2/tables/x.json"] }), files: here(".git2/tables/x.json") },
  "adds a file that is none of a snapshot": { journal: journal({ added: ["README.md"] }), files: here("README.md") },
  "adds a file deeper than a snapshot has any": {
    journal: journal({ added: ["public/tables/a/b.json"] }),
    files: here("public/tables/a/b.json"),
  },
  "adds a folder that no object has": {
    journal: journal({ added: ["public/mine/b.json"] }),
    files: here("public/mine/b.json"),
  },
  "names a folder out of the repository as the snapshot": {
    begun: { ...begun, snapshot: "../x/snapshot" },
    journal: journal({ added: [notes] }),
    files: elsewhere("../x/snapshot", `../x/${name}`),
  },
  "names the parent of the repository as the snapshot": {
    begun: { snapshot: "..", staging: `.${name.replace("snapshot", ".")}` },
    journal: journal({ added: [notes] }),
    files: elsewhere("..", `.${name.replace("snapshot", ".")}`),
  },
  "names an absolute snapshot": {
    begun: { ...begun, snapshot: "/x/snapshot" },
    journal: journal({ added: [notes] }),
    files: elsewhere("x/snapshot", `x/${name}`),
  },
  "names the folders above as the staging folder": { begun: { ...begun, staging: "../.." } },
  "names docs as the staging folder": {
    begun: { ...begun, staging: "docs" },
    files: { [`${app}/docs/mine.md`]: "mine" },
  },
  "names the staging folder of another snapshot": {
    begun: { ...begun, staging: name.replace("snapshot", "mine") },
    files: { [`${app}/${name.replace("snapshot", "mine")}/keep`]: "mine" },
  },
  "is cut off": { journal: journal({ added: [notes] }).slice(0, -5), files: kept },
  "is empty": { journal: "", files: kept },
  "is a list": { journal: "[]", files: kept },
  "lies in a staging folder that is a link": {
    journal: journal({ deleted: ["public/tables/x.json"] }),
    files: { "elsewhere/aside/public/tables/x.json": "mine" },
    links: { [`${app}/${name}`]: "../../elsewhere" },
  },
  "has a link put aside": {
    journal: journal({ deleted: ["public/tables/x.json"] }),
    links: { [aside("public/tables/x.json")]: "../../../../../../../victim.txt" },
  },
  "has a link to a folder put aside": {
    journal: journal({ deleted: ["public/tables/victim.json"] }),
    links: { [aside("public/tables")]: "../../../../../../elsewhere/tables" },
  },
  "puts back through a link in the snapshot": {
    journal: journal({ deleted: ["other/tables/victim.json"] }),
    files: { [aside("other/tables/victim.json")]: "mine" },
    links: { [`${snapshot}/other`]: "../../../../elsewhere" },
  },
  "takes away through a link in the snapshot": {
    journal: journal({ added: ["other/tables/victim.json"] }),
    files: kept,
    links: { [`${snapshot}/other`]: "../../../../elsewhere" },
  },
};

for (const [what, { begun: said = begun, journal: text, files = {}, links = {} }] of Object.entries(locks)) {
  attempt(`the journal of a dead run ${what}`, "nothing outside of the snapshot is touched", async () => {
    const lock = {
      "owner.json": dead(),
      "staging.json": JSON.stringify(said),
      ...(text !== undefined && { "journal.json": text }),
    };
    const inLock = Object.entries(lock).map(([file, text]) => [`.git/schemalog/lock/${file}`, text]);
    const { outside, cwd, dir } = await place({ ...Object.fromEntries(inLock), ...files });
    for (const [path, target] of Object.entries(links)) {
      mkdirSync(dirname(join(cwd, path)), { recursive: true });
      symlinkSync(target, join(cwd, path));
    }
    const before = state(outside);
    await readSnapshot(dir).catch((error) => expect(error.message).toContain("symbolic link"));
    expect(await withLock(cwd, () => "done", { patience: 0 })).toBe("done");
    expect(state(outside)).toEqual(before);
    expect(readFileSync(join(outside, "victim.txt"), "utf8")).toBe("precious");
  });
}

const roots: Record<string, (cwd: string) => string> = {
  "in a repository": (cwd) => cwd,
  "in a second work tree": (cwd) => {
    git(cwd, "add", "-A");
    git(cwd, "commit", "-q", "-m", "Start");
    git(cwd, "worktree", "add", "-q", `${cwd}-tree`, "-b", "other");
    return `${cwd}-tree`;
  },
  "in a submodule": (cwd) => {
    git(cwd, "add", "-A");
    git(cwd, "commit", "-q", "-m", "Start");
    const outer = `${cwd}-outer`;
    git(dirname(cwd), "init", "-q", outer);
    git(outer, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", cwd, "inner");
    return join(outer, "inner");
  },
  "outside of Git": (cwd) => {
    rmSync(join(cwd, ".git"), { recursive: true });
    return cwd;
  },
};

for (const [where, prepare] of Object.entries(roots)) {
  attempt(`a run is killed in the middle of its moves ${where}`, "the next reader puts back what it took", async () => {
    const { cwd } = await place();
    const dir = join(prepare(cwd), snapshot);
    const source = join(import.meta.dirname, "../../src/store/snapshot/index.ts");
    const code = `
      import fs from "node:fs";
      import { syncBuiltinESMExports } from "node:module";
      const real = fs.renameSync;
      let calls = 0;
      fs.renameSync = (...args) => {
        real(...args);
        if (++calls === 3) process.kill(process.pid, "SIGKILL");
      };
      syncBuiltinESMExports();
      const { writeSnapshot, readSnapshot } = await import(${JSON.stringify(source)});
      const database = await readSnapshot(${JSON.stringify(dir)});
      await writeSnapshot(${JSON.stringify(dir)}, { ...database, objects: [] });`;
    expect(spawnSync(process.execPath, ["--input-type=module", "-e", code]).signal).toBe("SIGKILL");
    expect(existsSync(join(dir, notes))).toBe(false);
    await writeSnapshot(join(dirname(dir), "elsewhere/snapshot"), database);
    expect(await readSnapshot(dir)).toEqual(database);
    expect(Object.keys(filesIn(dirname(dir))).filter((path) => path.includes("staging"))).toEqual([]);
  });
}
