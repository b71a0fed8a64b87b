import { copyFileSync, mkdirSync } from "node:fs";
import { basename, dirname, extname, join, relative } from "node:path";
import { dialectOf } from "../core/dialects/registry.ts";
import type { Database } from "../core/model/database.ts";
import { applyScripts, type Run } from "../migrations/apply.ts";
import { extensionsOf, readMigrations } from "../migrations/index.ts";
import { engineFor } from "../sources/index.ts";
import { type Connection, objectFilter, shadowOf } from "../workspace/index.ts";

/** The database of a connection, which grows by one migration at a time. */
export type Growing = {
  /** Adds a file of the template to the repository and to the database. Returns the file's path, and what there is then. */
  add(migration: string): Promise<{ file: string; database: Database }>;
  close(): Promise<void>;
};

/**
 * The database of a connection of the repository in `dir`, whose migrations are in `source`: of a folder of migrations each comes
 * on top; a connection that has one file gets another version of it each time.
 */
export async function growing(
  connection: Connection & { migrations: string },
  { source, dir, env }: { source: string; dir: string; env: Record<string, string | undefined> },
): Promise<Growing> {
  const engine = engineFor(connection, env);
  const dialect = dialectOf(engine.name);
  const { migrations, include, exclude, statementTimeout, lockTimeout } = connection;
  const isFile = extname(migrations) !== "";
  const scriptsIn = (path: string) => readMigrations(path, relative(dir, migrations), undefined, dialect).scripts;
  const all = isFile ? [] : scriptsIn(source);
  const { shadow: url, shadowSuperuser: superuser } = shadowOf(connection, env);
  const shadow = await engine.shadow({ url, superuser, extensions: extensionsOf(all, dialect), skipExtensions: [] });
  const run: Run = { shadow, dialect, skipExtensions: [], roles: new Set(), warnings: [], rowsMissing: false };
  const options = { filter: objectFilter(include, exclude), statementTimeout, lockTimeout };
  return {
    async add(migration) {
      const from = join(source, migration);
      const file = isFile ? migrations : join(migrations, migration);
      copyInto(file, from);
      const scripts = isFile ? scriptsIn(from) : all.filter((one) => basename(one.file) === migration);
      await applyScripts(scripts, run);
      const { database } = await shadow.crawl(options);
      return { file, database };
    },
    close: () => shadow.close(run.roles),
  };
}

/** A copy, with the folders above it. */
export function copyInto(target: string, source: string): void {
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(source, target);
}
