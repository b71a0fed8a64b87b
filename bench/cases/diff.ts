import { resolve } from "node:path";
import type { Bench, Tools } from "../bench.ts";
import { alternate, run } from "../process.ts";
import { changesSql, schemaSql } from "../schema.ts";
import { bounded, comparison, type Row } from "../table.ts";
import { schemalog } from "../workspaces.ts";

/** Two snapshots in memory, and two live databases as a whole process; with 21 changes between them. */
export const diff: Bench = async (tools) => [await inMemory(tools), await live(tools)];

async function inMemory({ workspaces, rounds }: Tools): Promise<Row> {
  const { snapshotDir } = await workspaces.of(10_000);
  const script = resolve(import.meta.dirname, "../diff-in-memory.ts");
  const { value } = await alternate(rounds, {
    value: async () => Number((await run({ program: process.execPath, args: [script, snapshotDir] })).stdout),
  });
  return bounded({ what: "diff in memory, 10,000 tables, cold", value, limit: 300, unit: "ms" });
}

async function live({ server, rounds }: Tools): Promise<Row> {
  const tables = 1_000;
  const { database, dump } = await server();
  const before = await database("diff_before", schemaSql(tables));
  const after = await database("diff_after", `${schemaSql(tables)}\n${changesSql(tables)}`);
  const env = { BENCH_BEFORE: before, BENCH_AFTER: after };
  const command = { ...schemalog(["diff", "env:BENCH_BEFORE", "env:BENCH_AFTER"]), env };
  const { ours, peer } = await alternate(rounds, {
    ours: async () => (await run(command)).milliseconds,
    peer: () => dump(before),
  });
  const what = "diff of two live databases, 1,000 tables";
  return comparison({ what, milliseconds: ours, peer: "pg_dump -s", peerMilliseconds: peer, limit: 2 });
}
