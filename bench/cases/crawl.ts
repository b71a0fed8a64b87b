import { statSync } from "node:fs";
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
  progress(`  ${tables} tables`);
  const crawled = await workspaces.of(tables);
  const { dump } = await server();
  const crawl = (workspace: BenchWorkspace) => schemalog(["crawl"], workspace);
  const peer = () => dump(crawled.url);
  const first = await alternate(rounds, {
    ours: async () => (await run(crawl(workspaces.fresh(crawled.url)))).milliseconds,
    peer,
  });
  const before = await modified(crawled);
  const again = await alternate(rounds, { ours: async () => (await run(crawl(crawled))).milliseconds, peer });
  const after = await modified(crawled);
  const written = [...after].filter(([file, time]) => before.get(file) !== time).length;

  const size = `${tables.toLocaleString("en")} tables`;
  const against = (times: { ours: number; peer: number }) => ({
    milliseconds: times.ours,
    peer: "pg_dump -s",
    peerMilliseconds: times.peer,
  });
  const rows = [
    comparison({ what: `crawl, ${size}`, ...against(first), ...(tables >= 1_000 ? { limit: 0.9 } : {}) }),
    comparison({ what: `crawl again, ${size}`, ...against(again) }),
    bounded({ what: `files written by it, of ${after.size}`, value: written, limit: 0, unit: "files" }),
  ];
  if (tables < 10_000) return rows;
  const value = await peakMegabytes(crawl(workspaces.fresh(crawled.url)));
  return [...rows, bounded({ what: `crawl, ${size}: memory`, value, limit: 400, unit: "MB" })];
}

/** When each file of the workspace was last written, to the nanosecond. */
async function modified({ dir }: BenchWorkspace): Promise<Map<string, bigint>> {
  const times = new Map<string, bigint>();
  for await (const file of glob("schema-snapshots/**/*.*", { cwd: dir })) {
    times.set(file, statSync(join(dir, file), { bigint: true }).mtimeNs);
  }
  return times;
}
