import type { Database } from "../core/model/database.ts";
import { writeSnapshot } from "../store/snapshot/index.ts";
import type { Connection } from "../workspace/index.ts";
import { writeFiles } from "./generated-files.ts";
import type { PlannedFile } from "./plan.ts";

/** Carries out a plan in the work tree, the snapshot as a whole. Throws SchemalogError (2) when it cannot be written. */
export async function writePlanned(connection: Connection, database: Database, files: PlannedFile[]): Promise<void> {
  const { snapshotDir, changesDir, docsDir, boundary } = connection;
  await writeSnapshot(snapshotDir, database, { boundary });
  for (const [name, dir] of Object.entries({ changes: changesDir, docs: docsDir })) {
    const own = files
      .filter(({ path }) => path.startsWith(`${name}/`))
      .map((file) => ({ ...file, path: file.path.slice(name.length + 1) }));
    const wanted = own.flatMap(({ path, content }) => (content === undefined ? [] : [[path, content] as const]));
    const superfluous = own.filter(({ content }) => content === undefined).map(({ path }) => path);
    writeFiles(dir, new Map(wanted), { missing: wanted.map(([path]) => path), stale: [], superfluous }, boundary);
  }
}
