import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Bench } from "../bench.ts";
import { alternate, run } from "../process.ts";
import { comparison } from "../table.ts";
import { schemalog } from "../workspaces.ts";

/** Snapshot to Markdown pages; there is no limit, pg_dump is there as a yardstick of the machine. */
export const docs: Bench = async ({ server, workspaces, rounds }) => {
  const workspace = await workspaces.of(10_000);
  const { dump } = await server();
  const command = schemalog(["docs"], workspace);
  const { first, again, peer } = await alternate(Math.min(rounds, 3), {
    first: async () => {
      rmSync(join(workspace.dir, "schema-snapshots/bench/docs"), { recursive: true, force: true });
      return (await run(command)).milliseconds;
    },
    again: async () => (await run(command)).milliseconds,
    peer: () => dump(workspace.url),
  });
  const against = { peer: "pg_dump -s", peerMilliseconds: peer };
  return [
    comparison({ what: "docs, 10,000 tables", milliseconds: first, ...against }),
    comparison({ what: "docs again, 10,000 tables", milliseconds: again, ...against }),
  ];
};
