import { chmodSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commitPaths } from "../../../src/store/git/index.ts";
import { folder, git, repository, write } from "../../support/cli.ts";

const message = "Crawl shop";

test("commits these paths as they are on disk, deletions too, and leaves all else as it was", async () => {
  const cwd = repository({ "snap/a.json": "1\n", "snap/b.json": "1\n", "src/x": "1\n", "src/y": "1\n" });
  write(cwd, { "src/x": "2\n", "src/new": "n\n", "snap/b.json": "staged\n" });
  git(cwd, "add", "-A");
  write(cwd, { "src/x": "3\n", "src/y": "2\n", "snap/b.json": "2\n", "snap/c/d.json": "1\n" });
  rmSync(join(cwd, "snap/a.json"));
  const commit = await commitPaths(cwd, { paths: ["snap"], message });
  expect(git(cwd, "rev-parse", "HEAD")).toBe(commit);
  expect(git(cwd, "show", "--no-renames", "--name-status", "--format=%s", "HEAD")).toBe(
    `${message}\n\nD\tsnap/a.json\nM\tsnap/b.json\nA\tsnap/c/d.json`,
  );
  expect(git(cwd, "show", "HEAD:snap/b.json")).toBe("2");
  expect(git(cwd, "status", "--porcelain")).toBe("A  src/new\nMM src/x\n M src/y");
  expect(git(cwd, "show", ":src/x")).toBe("2");
  expect(git(cwd, "log", "-1", "--format=%an <%ae>")).toBe("Robin Reviewer <robin@example.com>");
});

test("says nothing changed by returning nothing", async () => {
  const cwd = repository({ "snap/a.json": "1\n", "src/x": "1\n" });
  write(cwd, { "src/x": "2\n" });
  git(cwd, "add", "-A");
  expect(await commitPaths(cwd, { paths: ["snap", "changes", join(cwd, "docs")], message })).toBeUndefined();
  expect(git(cwd, "status", "--porcelain")).toBe("M  src/x");
});

test("the first commit, and one on a detached HEAD", async () => {
  const cwd = folder({ "snap/a.json": "1\n", "src/x": "1\n" });
  git(cwd, "init", "-q", "-b", "main");
  git(cwd, "add", "src");
  const author = { name: "Ada\nEvil: yes", email: "ada@example.com" };
  const date = new Date("2024-02-29T10:00:00Z");
  const first = await commitPaths(cwd, { paths: ["snap"], message, author, date });
  expect(git(cwd, "log", "--format=%H %an %cn %aI %cI", "main")).toBe(
    `${first} Ada Evil: yes Ada Evil: yes 2024-02-29T10:00:00+00:00 2024-02-29T10:00:00+00:00`,
  );
  expect(git(cwd, "status", "--porcelain")).toBe("A  src/x");
  git(cwd, "checkout", "-q", "--detach");
  write(cwd, { "snap/a.json": "2\n" });
  const second = await commitPaths(cwd, { paths: ["snap"], message, author });
  expect(git(cwd, "rev-parse", "HEAD", "HEAD^", "main")).toBe(`${second}\n${first}\n${first}`);
});

test("names from a database add neither paragraph nor trailer to the message", async () => {
  const cwd = repository();
  write(cwd, { "snap/a.json": "1\n" });
  await commitPaths(cwd, {
    paths: ["snap"],
    message: "Crawl a\n\nEvil-One: 1\r\n",
    trailers: { "Schemalog-Connection": "b\nEvil-Two: 2", "Schemalog-Actor": "\u2028c\u0000" },
  });
  expect(git(cwd, "log", "-1", "--format=%B")).toBe(
    "Crawl a Evil-One: 1\n\nSchemalog-Connection: b Evil-Two: 2\nSchemalog-Actor: c\n",
  );
  expect(git(cwd, "log", "-1", "--format=%(trailers:key=Schemalog-Actor,valueonly)")).toBe("c\n");
});

test("hostile paths are paths", async () => {
  const cwd = repository({ "*.json": "1\n", "x.json": "1\n", ":(top)y": "1\n", "-f/a b": "1\n" });
  write(cwd, { "*.json": "2\n", "x.json": "2\n", ":(top)y": "2\n", "-f/a b": "2\n" });
  await commitPaths(cwd, { paths: ["*.json", ":(top)y", "-f"], message });
  expect(git(cwd, "-c", "core.quotePath=false", "show", "--name-only", "--format=", "HEAD")).toBe(
    "*.json\n-f/a b\n:(top)y",
  );
  expect(git(cwd, "status", "--porcelain")).toBe(" M x.json");
});

test.each(["../outside", "/etc/passwd", ".git/config", ".", "link/x"])(
  "refuses %s: not in the repository",
  async (path) => {
    const cwd = repository({ "a.json": "1\n" });
    symlinkSync("/etc", join(cwd, "link"));
    await expect(commitPaths(cwd, { paths: [path], message })).rejects.toMatchObject({ exitCode: 2 });
  },
);

test("an ignored path, a locked index and an unknown committer commit nothing and say why", async () => {
  const cwd = repository({ ".gitignore": "docs/\n", "snap/a.json": "1\n" });
  const head = git(cwd, "rev-parse", "HEAD");
  write(cwd, { "docs/a.md": "1\n", "snap/a.json": "2\n" });
  await expect(commitPaths(cwd, { paths: ["snap", "docs"], message })).rejects.toMatchObject({
    message: expect.stringContaining("docs"),
    hint: expect.stringContaining(".gitignore"),
  });
  write(cwd, { ".git/index.lock": "" });
  await expect(commitPaths(cwd, { paths: ["snap"], message })).rejects.toThrow(/another git/);
  rmSync(join(cwd, ".git/index.lock"));
  git(cwd, "config", "user.useConfigOnly", "true");
  git(cwd, "config", "--unset", "user.email");
  git(cwd, "config", "user.name", "");
  await expect(commitPaths(cwd, { paths: ["snap"], message })).rejects.toThrow(/no author for this commit/);
  expect(git(cwd, "rev-parse", "HEAD")).toBe(head);
  expect(git(cwd, "status", "--porcelain").trim()).toBe("M snap/a.json");
});

test("hooks do not run, and a commit is signed where git is set to", async () => {
  const cwd = repository({ "snap/a.json": "1\n" });
  const signature = "-----BEGIN PGP SIGNATURE-----\n\nx\n-----END PGP SIGNATURE-----";
  write(cwd, {
    ".git/hooks/pre-commit": "#!/bin/sh\nexit 1\n",
    ".git/gpg": `#!/bin/sh\ncat >/dev/null; echo "\n[GNUPG:] SIG_CREATED " >&2; echo "${signature}"\n`,
    "snap/a.json": "2\n",
  });
  for (const file of ["hooks/pre-commit", "gpg"]) chmodSync(join(cwd, ".git", file), 0o755);
  git(cwd, "config", "gpg.program", join(cwd, ".git/gpg"));
  git(cwd, "config", "commit.gpgSign", "true");
  expect(await commitPaths(cwd, { paths: ["snap"], message })).toMatch(/^[0-9a-f]{40}$/);
  expect(git(cwd, "cat-file", "-p", "HEAD")).toContain("gpgsig -----BEGIN PGP SIGNATURE-----");
});

test("a file that changes again within the same tick, at the same size, is not missed", async () => {
  const cwd = repository({ "snap/a.json": "x\n" });
  for (let run = 0; run < 10; run++) {
    write(cwd, { "snap/a.json": `${run}\n` });
    expect(await commitPaths(cwd, { paths: ["snap"], message })).toBeDefined();
  }
  expect(git(cwd, "status", "--porcelain")).toBe("");
});
