import type { Shadow } from "../../generator/src/engines/engine.ts";
import { openShadow } from "./judge.ts";

/** Leaves a database as new: to start one for each of hundreds of cases would take an hour. */
const cleared = `
ROLLBACK;
RESET ALL;
SET allow_system_table_mods = on;
DELETE FROM pg_catalog.pg_default_acl;
RESET allow_system_table_mods;
DO $$
DECLARE one record;
BEGIN
  FOR one IN SELECT evtname AS name FROM pg_event_trigger LOOP
    EXECUTE format('DROP EVENT TRIGGER %I CASCADE', one.name);
  END LOOP;
  FOR one IN SELECT pubname AS name FROM pg_publication LOOP
    EXECUTE format('DROP PUBLICATION %I', one.name);
  END LOOP;
  FOR one IN SELECT fdwname AS name FROM pg_foreign_data_wrapper LOOP
    EXECUTE format('DROP FOREIGN DATA WRAPPER %I CASCADE', one.name);
  END LOOP;
  FOR one IN SELECT extname AS name FROM pg_extension WHERE extname <> 'plpgsql' LOOP
    EXECUTE format('DROP EXTENSION IF EXISTS %I CASCADE', one.name);
  END LOOP;
  FOR one IN SELECT nspname AS name FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' LOOP
    EXECUTE format('DROP SCHEMA %I CASCADE', one.name);
  END LOOP;
  FOR one IN SELECT rolname AS name FROM pg_roles WHERE rolname !~ '^pg_' AND rolname <> current_user AND oid > 16383 LOOP
    EXECUTE format('DROP OWNED BY %I CASCADE', one.name);
    EXECUTE format('DROP ROLE %I', one.name);
  END LOOP;
END $$;
CREATE SCHEMA public;
GRANT USAGE ON SCHEMA public TO PUBLIC`;

/** A shadow database for case after case; `clear` takes all out of it, or starts another one where that fails or extensions are asked for. */
export type Scratch = { shadow: Shadow; clear(extensions?: string[]): Promise<void> };

export async function openScratch(): Promise<Scratch> {
  const scratch: Scratch = {
    shadow: await openShadow(),
    async clear(extensions = []) {
      try {
        if (extensions.length > 0) throw new Error("it can't be had without them");
        await scratch.shadow.run(cleared);
      } catch {
        await scratch.shadow.close().catch(() => undefined);
        scratch.shadow = await openShadow(extensions);
      }
    },
  };
  return scratch;
}
