import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Command, run } from "./process.ts";
import { schemaSql } from "./schema.ts";
import type { Server } from "./server.ts";

/** A folder with a schemalog.yml whose connection `bench` is a database with that many tables. */
export type BenchWorkspace = { dir: string; url: string; snapshotDir: string };

export type Workspaces = {
  /** Crawled once already. Made on the first call, the same one afterwards. */
  of(tables: number): Promise<BenchWorkspace>;
  remove(): void;
};

const bin = resolve(import.meta.dirname, "../generator/bin/schemalog.js");

/** The built command line in a workspace. */
export const schemalog = (args: string[], { dir, url }: { dir?: string; url?: string } = {}): Command => ({
  program: process.execPath,
  args: [bin, ...args],
  cwd: dir,
  env: { BENCH_DATABASE_URL: url ?? "" },
});

export function openWorkspaces(server: () => Promise<Server>): Workspaces {
  const made = new Map<number, Promise<BenchWorkspace>>();
  const folders: string[] = [];
  const make = async (tables: number): Promise<BenchWorkspace> => {
    const dir = mkdtempSync(join(tmpdir(), `schemalog-bench-${tables}-`));
    folders.push(dir);
    const url = await (await server()).database(`bench_${tables}`, schemaSql(tables));
    writeFileSync(join(dir, "schemalog.yml"), "connections:\n  bench:\n    url: env:BENCH_DATABASE_URL\n");
    await run(schemalog(["crawl"], { dir, url }));
    return { dir, url, snapshotDir: join(dir, "schema-snapshots/bench/snapshot") };
  };
  return {
    of(tables) {
      const workspace = made.get(tables) ?? make(tables);
      made.set(tables, workspace);
      return workspace;
    },
    remove() {
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    },
  };
}
