import type { Bench } from "../bench.ts";
import { alternate, run } from "../process.ts";
import { comparison } from "../table.ts";
import { schemalog } from "../workspaces.ts";

/** How long a person waits for --help, against Node itself. */
export const help: Bench = async ({ rounds }) => {
  const { ours, node } = await alternate(rounds * 3, {
    ours: async () => (await run(schemalog(["--help"]))).milliseconds,
    node: async () => (await run({ program: process.execPath, args: ["-e", "0"] })).milliseconds,
  });
  return [
    comparison({ what: "schemalog --help", milliseconds: ours, peer: "node -e 0", peerMilliseconds: node, limit: 2.5 }),
  ];
};
