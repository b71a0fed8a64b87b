import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Command, run } from "./process.ts";
import { schemaSql } from "./schema.ts";
import type { Server } from "./server.ts";

/** A folder with a schemalog.yml whose connection `bench` is the database at `url`. */
export type BenchWorkspace = { dir: string; url: string; snapshotDir: string };

export type Workspaces = {
  /** Of a database with that many tables, crawled once already. Made on the first call, the same one afterwards. */
  of(tables: number): Promise<BenchWorkspace>;
  /**
   * A new one, without a snapshot. Nothing is deleted before the end: some file systems (ext4 without a journal) create
   * files slowly for minutes after many were deleted.
   */
  fresh(url: string): BenchWorkspace;
  remove(): void;
};

const here = resolve(import.meta.dirname, "..");

/** The built command line in a workspace; that of another `checkout` where it is given. */
export const schemalog = (
  args: string[],
  { dir, url, checkout = here }: { dir?: string; url?: string; checkout?: string } = {},
): Command => ({
  program: process.execPath,
  args: [resolve(checkout, "generator/bin/schemalog.js"), ...args],
  cwd: dir,
  env: { BENCH_DATABASE_URL: url ?? "" },
});

export function openWorkspaces(server: () => Promise<Server>): Workspaces {
  const made = new Map<number, Promise<BenchWorkspace>>();
  const folders: string[] = [];
  const fresh = (url: string): BenchWorkspace => {
    const dir = mkdtempSync(join(tmpdir(), "schemalog-bench-"));
    folders.push(dir);
    writeFileSync(join(dir, "schemalog.yml"), "connections:\n  bench:\n    url: env:BENCH_DATABASE_URL\n");
    return { dir, url, snapshotDir: join(dir, "schema-snapshots/bench/snapshot") };
  };
  const crawled = async (tables: number): Promise<BenchWorkspace> => {
    const workspace = fresh(await (await server()).database(`bench_${tables}`, schemaSql(tables)));
    await run(schemalog(["crawl"], workspace));
    return workspace;
  };
  return {
    of(tables) {
      const workspace = made.get(tables) ?? crawled(tables);
      made.set(tables, workspace);
      return workspace;
    },
    fresh,
    remove() {
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    },
  };
}
