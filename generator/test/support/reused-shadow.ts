import { postgres } from "../../src/core/dialects/postgres/index.ts";
import type { Database } from "../../src/core/model/database.ts";
import type { Witness } from "../../src/core/model/witness.ts";
import type { Engine, Shadow } from "../../src/engines/engine.ts";
import { engines } from "../../src/engines/registry.ts";
import { buildPair, MigrationError, migrationsIn, noMigrations, witnessOf } from "../../src/migrations/index.ts";
import { startTimings } from "../../src/timings.ts";
import { programs18, startPrograms } from "./servers.ts";

export type Way = { before: Database; after: Database; witness: Witness };

const options = { filter: () => true, statementTimeout: 60_000, lockTimeout: 5_000, skipExtensions: [] };

/** Drops what a script may have left: schemas, roles and what belongs to no schema; the schema that a new database has is as there. */
export const clear = `
DO $$ DECLARE thing record; BEGIN
  FOR thing IN SELECT evtname AS name FROM pg_event_trigger LOOP EXECUTE format('DROP EVENT TRIGGER %I', thing.name); END LOOP;
  FOR thing IN SELECT pubname AS name FROM pg_publication LOOP EXECUTE format('DROP PUBLICATION %I', thing.name); END LOOP;
  FOR thing IN SELECT srvname AS name FROM pg_foreign_server LOOP EXECUTE format('DROP SERVER %I CASCADE', thing.name); END LOOP;
  FOR thing IN SELECT fdwname AS name FROM pg_foreign_data_wrapper LOOP EXECUTE format('DROP FOREIGN DATA WRAPPER %I CASCADE', thing.name); END LOOP;
  FOR thing IN SELECT extname AS name FROM pg_extension WHERE extname <> 'plpgsql' LOOP EXECUTE format('DROP EXTENSION %I CASCADE', thing.name); END LOOP;
  FOR thing IN SELECT nspname AS name FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' LOOP EXECUTE format('DROP SCHEMA %I CASCADE', thing.name); END LOOP;
  FOR thing IN SELECT rolname AS name FROM pg_roles WHERE rolname !~ '^pg_' AND rolname <> current_user LOOP EXECUTE format('DROP OWNED BY %I CASCADE', thing.name); EXECUTE format('DROP ROLE %I', thing.name); END LOOP;
  FOR thing IN SELECT lanname AS name FROM pg_language WHERE oid >= 16384 LOOP EXECUTE format('DROP LANGUAGE %I CASCADE', thing.name); END LOOP;
  FOR thing IN SELECT amname AS name FROM pg_am WHERE oid >= 16384 LOOP EXECUTE format('DROP ACCESS METHOD %I CASCADE', thing.name); END LOOP;
  FOR thing IN SELECT castsource::regtype AS source, casttarget::regtype AS name FROM pg_cast WHERE oid >= 16384 LOOP EXECUTE format('DROP CAST (%s AS %s)', thing.source, thing.name); END LOOP;
  DELETE FROM pg_default_acl;
  EXECUTE format('COMMENT ON DATABASE %I IS NULL', current_database());
END $$;
RESET ALL;
ALTER ROLE CURRENT_USER RESET ALL;
CREATE SCHEMA public AUTHORIZATION pg_database_owner;
GRANT USAGE ON SCHEMA public TO PUBLIC;
COMMENT ON SCHEMA public IS 'standard public schema';
`;

/** A database of a server of its own, for scripts make roles; it reads catalogs several times as fast as the embedded one. */
async function serverShadow(): Promise<Shadow | undefined> {
  const bin = await programs18();
  if (bin === undefined) return undefined;
  const { url, stop } = await startPrograms(bin);
  const shadow = await engines[0]!.shadow({ url, superuser: true, extensions: [], skipExtensions: [] });
  return {
    ...shadow,
    async close() {
      await shadow.close();
      await stop();
    },
  };
}

/**
 * One PostgreSQL 18 that is emptied before each script: what a script makes is crawled without the second that a fresh
 * database takes, and only once: who asks again for the same script gets the same object. It is the embedded one where that is
 * asked for, or there is no other. Throws what the engine throws for a script that fails.
 */
export async function reusedShadow(
  extensions: string[] = [],
  { embedded = false } = {},
): Promise<{
  crawl(sql: string, asked?: { owners: boolean }): Promise<Database>;
  /** What one script makes, what another then makes of it, and what the database tells of the way. */
  follow(before: string, then: string): Promise<Way>;
  close(): Promise<void>;
}> {
  const engine = engines[0]!;
  const server = embedded ? undefined : await serverShadow();
  const shadow = server ?? (await engine.shadow({ extensions, skipExtensions: [] }));
  const crawled = new Map<string, Database>();
  const followed = new Map<string, Way>();
  return {
    async crawl(sql, asked) {
      const key = JSON.stringify([sql, asked]);
      const known = crawled.get(key);
      if (known) return known;
      await shadow.run(clear);
      await shadow.run(sql);
      const { database, warnings } = await shadow.crawl({ ...options, ...asked });
      if (warnings.length > 0) throw new Error(`warnings: ${JSON.stringify(warnings)}`);
      crawled.set(key, database);
      return database;
    },
    async follow(before, then) {
      const known = followed.get(before + then);
      if (known) return known;
      await shadow.run(clear);
      await shadow.run(before);
      const scripts = migrationsIn([["1.sql", then]], "", postgres)?.scripts ?? [];
      const kept: Engine = { ...engine, shadow: async () => ({ ...shadow, close: async () => undefined }) };
      const pair = await buildPair(
        { ...noMigrations, scripts: [] },
        { ...noMigrations, scripts },
        kept,
        options,
        startTimings(),
      );
      if (pair.before instanceof MigrationError) throw pair.before;
      const [old, now] = [pair.before.database, pair.after.database];
      const way = { before: old, after: now, witness: witnessOf(pair, old, now) };
      followed.set(before + then, way);
      return way;
    },
    close: () => shadow.close(),
  };
}
