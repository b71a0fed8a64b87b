import { cpSync } from "node:fs";
import type { Bench } from "../bench.ts";
import { alternate, run } from "../process.ts";
import { comparison } from "../table.ts";
import { type BenchWorkspace, schemalog } from "../workspaces.ts";

/** Snapshot to Markdown pages; there is no limit, pg_dump is there as a yardstick of the machine. */
export const docs: Bench = async ({ server, workspaces, rounds }) => {
  const crawled = await workspaces.of(10_000);
  const { dump } = await server();
  const timed = async (workspace: BenchWorkspace) => (await run(schemalog(["docs"], workspace))).milliseconds;
  const { ours, peer } = await alternate(Math.min(rounds, 3), {
    ours: () => {
      const workspace = workspaces.fresh(crawled.url);
      cpSync(crawled.snapshotDir, workspace.snapshotDir, { recursive: true });
      return timed(workspace);
    },
    peer: () => dump(crawled.url),
  });
  return [comparison({ what: "docs, 10,000 tables", milliseconds: ours, peer: "pg_dump -s", peerMilliseconds: peer })];
};
