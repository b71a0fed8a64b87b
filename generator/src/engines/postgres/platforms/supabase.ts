import type { Platform } from "../../engine.ts";

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
  seenIn: (sql) =>
    /"?\bauth\b"?\s*\.\s*"?(users|uid|jwt|role|email)\b|"?\bstorage\b"?\s*\.\s*"?(buckets|objects)\b|\bsupabase_(realtime|functions|vault)\b/i.test(
      sql,
    ) && !/\bcreate\s+schema\s+(if\s+not\s+exists\s+)?"?auth\b/i.test(sql),
  prelude: async () => (await import("./supabase-prelude.ts")).prelude,
};
