import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { git, repository, write } from "../../generator/test/support/cli.ts";
import { build } from "../src/build.ts";
import { checkReplaceable, markAsSite } from "../src/replaceable.ts";
import { workspace } from "./support/sites.ts";

const isReplaceable = (folder: string) =>
  checkReplaceable(folder).then(
    () => true,
    (error: Error) => error.message,
  );
const refused = expect.stringContaining("contains files that are not part of a schemalog site");
/** A site whose marker does not know its files. */
const site = { "work/.schemalog-site": "", "work/index.html": "<p>" };

test("a committed site that was built again, and not committed yet, is replaced; not with another file in it", async () => {
  const repo = repository(site);
  const work = join(repo, "work");
  write(repo, { "work/index.html": "<p>again", "work/more/index.html": "<p>" });
  expect(await isReplaceable(work)).toEqual(refused);
  markAsSite(work);
  expect(await isReplaceable(work)).toBe(true);
  write(repo, { "work/mine.txt": "x" });
  expect(await isReplaceable(work)).toEqual(refused);
});

test.each([
  ["there is none", {}, {}, true],
  ["it has other files", { "work/mine.txt": "x" }, {}, refused],
  ["a marker says that it is a site, and does not know its files", {}, site, refused],
  ["so it does, and Git ignores it", { ".gitignore": "work\n" }, site, refused],
  ["a site is committed there", site, {}, true],
  ["a commit says that it is a site, and the person's own files are in it", site, { "work/mine.txt": "x" }, refused],
  [
    "a commit says so, and Git ignores the person's own files",
    { ".gitignore": "private\n", ...site },
    { "work/private": "x" },
    refused,
  ],
  ["a commit says so, and what it brought was edited", site, { "work/index.html": "<p>mine" }, refused],
])("a folder is replaced as it should be where %s", async (_name, committed, own, expected) => {
  const repo = repository({ "README.md": "x", ...committed });
  write(repo, own);
  expect(git(repo, "status")).toContain("On branch main");
  expect(await isReplaceable(join(repo, "work"))).toEqual(expected);
});

test.each<[string, (repo: string) => void]>([
  [
    "a file that is only staged",
    (repo) => {
      write(repo, { "work/mine.txt": "x" });
      git(repo, "add", "work/mine.txt");
    },
  ],
  [
    "an edit that is only staged",
    (repo) => {
      write(repo, { "work/index.html": "<p>mine" });
      git(repo, "add", "work");
    },
  ],
  ...["--assume-unchanged", "--skip-worktree"].map((flag): [string, (repo: string) => void] => [
    `an edit that ${flag} hides`,
    (repo) => {
      git(repo, "update-index", flag, "work/index.html");
      write(repo, { "work/index.html": "<p>mine" });
    },
  ]),
  [
    "a file that differs from one of its own by case alone",
    (repo) => {
      git(repo, "config", "core.ignoreCase", "true");
      write(repo, { "work/INDEX.html": "mine" });
    },
  ],
  [
    "a repository of its own",
    (repo) => {
      write(repo, { "work/nested/mine.txt": "x" });
      git(join(repo, "work/nested"), "init", "-q");
    },
  ],
  [
    "a submodule with files of its own",
    (repo) => {
      const nested = join(repo, "work/nested");
      write(repo, { "work/nested/mine.txt": "x" });
      git(nested, "init", "-q");
      git(nested, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "--allow-empty", "-m", "x");
      git(repo, "add", "work/nested");
      git(repo, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-q", "-m", "Add it");
      write(repo, { "work/nested/.git/info/exclude": "mine.txt\n" });
    },
  ],
])("a folder with a committed site is not replaced where it has %s", async (_name, change) => {
  const repo = repository({ "README.md": "x", ...site });
  change(repo);
  expect(await isReplaceable(join(repo, "work"))).toEqual(refused);
});

test("a file that somebody puts there while a site is built stays, and the site is not replaced", async () => {
  const database = '{ "format": 1, "engine": "postgres", "schemas": [{ "name": "public" }] }\n';
  const cwd = workspace({
    "schemalog.yml": "connections: { shop: { url: env:SHOP } }\n",
    "schema-snapshots/shop/snapshot/database.json": database,
  });
  const out = join(cwd, "out");
  await build({ cwd, out });
  const again = build({ cwd, out });
  await new Promise((resolve) => setTimeout(resolve, 300));
  write(out, { "mine.txt": "x" });
  await expect(again).rejects.toThrow("contains files that are not part of a schemalog site");
  expect(["mine.txt", "index.html"].map((name) => existsSync(join(out, name)))).toEqual([true, true]);
});
