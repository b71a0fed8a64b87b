import { spawnSync } from "node:child_process";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { failure } from "../../../src/store/git/run.ts";
import { repository } from "../../support/cli.ts";

const nobody = 65534;

// Root may write everywhere, so git runs as somebody else then.
test.skipIf(process.platform === "win32")("a repository that may not be written is called so, and not locked", () => {
  const cwd = repository({ "a.txt": "a" });
  chmodSync(cwd, 0o755);
  chmodSync(join(cwd, ".git"), 0o555);
  const as = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};
  const args = [
    "-c",
    `safe.directory=${cwd}`,
    "-c",
    "user.name=a",
    "-c",
    "user.email=a@b.c",
    "rm",
    "--cached",
    "a.txt",
  ];
  const { status, stderr } = spawnSync("git", args, {
    cwd,
    encoding: "utf8",
    env: { ...process.env, LC_ALL: "C" },
    ...as,
  });
  chmodSync(join(cwd, ".git"), 0o755);
  expect(status, stderr).not.toBe(0);
  const { message, hint } = failure(cwd, ["rm"], stderr);
  expect(message).toMatch(/^git cannot write to the repository .*: Unable to create .*Permission denied/);
  expect(hint).toContain(".git folder writable");
});
