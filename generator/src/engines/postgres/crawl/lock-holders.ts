import { sqlName } from "../../../core/names/names.ts";
import type { Session } from "../session.ts";

const mostNamed = 3;

/** Relations that another session has for itself alone (manual: view-pg-locks, monitoring-stats); in a transaction of its own. */
const held = `BEGIN READ ONLY; SET LOCAL lock_timeout = 1000; SET LOCAL statement_timeout = 5000;
SELECT DISTINCT n.nspname AS schema, c.relname AS name, l.pid, a.application_name AS application
FROM pg_catalog.pg_locks l
JOIN pg_catalog.pg_class c ON c.oid = l.relation AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace AND n.nspname !~ '^pg_toast'
LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
WHERE l.locktype = 'relation' AND l.granted AND l.mode = 'AccessExclusiveLock' AND l.pid <> pg_catalog.pg_backend_pid()
  AND l.database = (SELECT b.oid FROM pg_catalog.pg_database b WHERE b.datname = pg_catalog.current_database())
ORDER BY 1, 2`;

/** Who keeps a crawl waiting: `public.orders is locked by process 123 (psql)`; undefined where nobody is to be seen. */
export async function lockHolders(session: Session): Promise<string | undefined> {
  try {
    const rows = await session.query(held);
    const words = rows.slice(0, mostNamed).map(({ schema, name, pid, application }) => {
      const who = application ? `process ${pid} (${application})` : `process ${pid}`;
      return `${sqlName(String(schema))}.${sqlName(String(name))} is locked by ${who}`;
    });
    const more = rows.length > words.length ? [`${rows.length - words.length} more`] : [];
    return rows.length === 0 ? undefined : [...words, ...more].join(", ");
  } catch {
    return undefined; // the first error is what matters
  } finally {
    await session.query("ROLLBACK").catch(() => {});
  }
}
