import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Bench } from "../bench.ts";
import { longHistory } from "../long-history.ts";
import { alternate, run } from "../process.ts";
import { tableName } from "../schema.ts";
import { bounded } from "../table.ts";
import { schemalog } from "../workspaces.ts";

const commits = 1_000;

/** `history` and `blame` of one table in a repository of 10,000 snapshot files and 1,000 commits. */
export const history: Bench = async ({ workspaces, rounds }) => {
  const { snapshotDir } = await workspaces.of(10_000);
  const dir = mkdtempSync(join(tmpdir(), "schemalog-bench-git-"));
  try {
    execFileSync("git", ["init", "-q", "-b", "main", dir]);
    await run({
      program: "git",
      args: ["fast-import", "--quiet"],
      cwd: dir,
      input: await longHistory(snapshotDir, commits),
    });
    await run({ program: "git", args: ["reset", "-q", "--hard"], cwd: dir });
    const timed = (command: string) => async () =>
      (await run(schemalog([command, tableName(0)], { dir }))).milliseconds;
    const measured = await alternate(rounds, { history: timed("history"), blame: timed("blame") });
    const size = "10,000 files, 1,000 commits";
    return [
      bounded({ what: `history, ${size}`, value: measured.history, limit: 5_000, unit: "ms" }),
      bounded({ what: `blame, ${size}`, value: measured.blame, limit: 5_000, unit: "ms" }),
    ];
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
};
