import { rmSync, statSync } from "node:fs";
import { glob } from "node:fs/promises";
import { join } from "node:path";
import type { Bench, Tools } from "../bench.ts";
import { alternate, peakMegabytes, run } from "../process.ts";
import { bounded, comparison, type Row } from "../table.ts";
import { type BenchWorkspace, schemalog } from "../workspaces.ts";

/** Database to written files, against `pg_dump -s` of the same server; then once more, with nothing to write. */
export const crawl: Bench = async (tools) => {
  const rows: Row[] = [];
  for (const tables of [100, 1_000, 10_000]) rows.push(...(await crawlOf(tables, tools)));
  return rows;
};

async function crawlOf(tables: number, { server, workspaces, rounds, progress }: Tools): Promise<Row[]> {
  const workspace = await workspaces.of(tables);
  const { dump } = await server();
  progress(`  ${tables} tables`);
  const command = schemalog(["crawl"], workspace);
  const timed = async () => (await run(command)).milliseconds;
  const fresh = () => {
    rmSync(workspace.snapshotDir, { recursive: true, force: true });
    return timed();
  };
  const size = tables.toLocaleString("en");
  const first = await alternate(rounds, { ours: fresh, dump: () => dump(workspace.url) });
  const before = await modified(workspace);
  const again = await alternate(rounds, { ours: timed, dump: () => dump(workspace.url) });
  const after = await modified(workspace);
  const written = [...after].filter(([file, time]) => before.get(file) !== time).length;
  const peer = "pg_dump -s";
  const rows = [
    comparison({
      what: `crawl, ${size} tables`,
      milliseconds: first.ours,
      peer,
      peerMilliseconds: first.dump,
      ...(tables >= 1_000 ? { limit: 0.9 } : {}),
    }),
    comparison({ what: `crawl again, ${size} tables`, milliseconds: again.ours, peer, peerMilliseconds: again.dump }),
    bounded({ what: `files written by it, of ${after.size}`, value: written, limit: 0, unit: "files" }),
  ];
  if (tables < 10_000) return rows;
  rmSync(workspace.snapshotDir, { recursive: true, force: true });
  const value = await peakMegabytes(command);
  return [...rows, bounded({ what: `crawl, ${size} tables: memory`, value, limit: 400, unit: "MB" })];
}

/** When each file of the workspace was last written, to the nanosecond. */
async function modified({ dir }: BenchWorkspace): Promise<Map<string, bigint>> {
  const times = new Map<string, bigint>();
  for await (const file of glob("schema-snapshots/**/*.*", { cwd: dir })) {
    times.set(file, statSync(join(dir, file), { bigint: true }).mtimeNs);
  }
  return times;
}
