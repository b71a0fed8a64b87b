import { join } from "node:path";
import { dialectOf } from "../../generator/src/core/dialects/registry.ts";
import type { Database } from "../../generator/src/core/model/database.ts";
import type { Identities } from "../../generator/src/core/model/witness.ts";
import type { Shadow } from "../../generator/src/engines/engine.ts";
import { usualEngine } from "../../generator/src/engines/registry.ts";
import { SchemalogError } from "../../generator/src/errors.ts";
import { applyScripts, type Run } from "../../generator/src/migrations/apply.ts";
import { extensionsOf, readMigrations } from "../../generator/src/migrations/index.ts";
import { programs18, startPrograms } from "../../generator/test/support/servers.ts";

/** A database behind a file of migrations, with the ids that tell which of its things are those of another state. */
export type State = { file: string; database: Database; ids: Identities };

const engine = usualEngine();
const dialect = dialectOf(engine.name);
const options = { filter: () => true, statementTimeout: 60_000, lockTimeout: 5_000 };

/** Applies a folder's files one by one to one database, which lives through them all. One that fails is told and passed over. */
export async function historyOf(root: string, folder: string, progress: (line: string) => void): Promise<State[]> {
  const { scripts } = readMigrations(join(root, folder), folder, root, dialect);
  const { shadow, close } = await openDatabase(extensionsOf(scripts, dialect));
  const states: State[] = [];
  const run: Run = { shadow, dialect, skipExtensions: [], roles: new Set(), warnings: [], rowsMissing: false };
  try {
    for (const script of scripts) {
      try {
        await applyScripts([script], run);
      } catch (error) {
        if (!(error instanceof SchemalogError)) throw error;
        progress(`${folder}: passed over: ${error.message}`);
      }
      const { database } = await shadow.crawl(options);
      const ids = await shadow.identify?.(options);
      if (ids) states.push({ file: script.file, database, ids });
    }
  } finally {
    await close(run.roles);
  }
  return states;
}

type Opened = { shadow: Shadow; close(roles: Set<string>): Promise<void> };

/** A database of a server of its own, whose catalogs are read several times as fast as the embedded one's, which it is where there is none. */
async function openDatabase(extensions: string[]): Promise<Opened> {
  const bin = await programs18();
  const server = bin === undefined ? undefined : await startPrograms(bin);
  try {
    const shadow = await engine.shadow({ url: server?.url, superuser: true, extensions, skipExtensions: [] });
    return {
      shadow,
      async close(roles) {
        await shadow.close(roles);
        await server?.stop();
      },
    };
  } catch (error) {
    await server?.stop();
    throw error;
  }
}
