import type { Platform } from "../../engine.ts";

/** Its functions with their arguments, its tables where no alias can stand, its publication: an alias `auth` has none of them. */
const itsWords =
  /(?<![\w."])"?auth"?\s*\.\s*"?(uid|jwt)"?\s*\(\s*\)|\b(references|on|join|from|into|update)\s+"?(auth"?\s*\.\s*"?users|storage"?\s*\.\s*"?(buckets|objects))\b"?|\bsupabase_(realtime|functions|vault)\b/i;

/** Supabase: its schemas are those that its own tool leaves out of `supabase db dump`. */
export const supabase: Platform = {
  name: "supabase",
  label: "Supabase",
  schemas: [
    ...["_analytics", "_realtime", "_supavisor", "auth", "cron", "extensions", "graphql", "graphql_public", "net"],
    ...["pgbouncer", "pgmq", "pgsodium", "pgsodium_masks", "pgtle", "realtime", "storage", "supabase_functions"],
    ...["supabase_migrations", "vault"],
  ],
  extensions: [
    ...["pg_graphql", "pg_net", "pg_stat_statements", "pgcrypto", "pgjwt", "pgsodium", "supabase_vault", "uuid-ossp"],
  ],
  publications: ["supabase_realtime_messages_publication", "supabase_realtime_messages_publication_v2_36_6"],
  roles: ["anon", "authenticated", "service_role", "supabase_admin", "supabase_auth_admin", "supabase_storage_admin"],
  /** Its own roles look into `extensions`, too. */
  session: `SET search_path = "$user", public, extensions`,
  embeddedExtensions: ["uuid-ossp", "pgcrypto"],
  evidence(folder, sql) {
    if (/(^|\/)supabase(\/|$)/.test(folder)) return "they are in supabase/";
    // Whoever makes a schema of that name means that one.
    const [found] =
      (/\bcreate\s+schema\s+(if\s+not\s+exists\s+)?"?auth\b/i.test(sql) ? null : itsWords.exec(sql)) ?? [];
    return found === undefined ? undefined : `they use \`${found.replace(/\s+/g, " ")}\``;
  },
  prelude: async () => (await import("./supabase-prelude.ts")).prelude,
};
