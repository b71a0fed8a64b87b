import { tooPowerful } from "../../too-powerful.ts";
import type { Session } from "../session.ts";

/** Predefined roles by which SQL leaves its database (manual, 22.5): programs and files of the server, other servers. */
const ways: Record<string, string> = {
  pg_execute_server_program: "can run programs on the server",
  pg_read_server_files: "can read files on the server",
  pg_write_server_files: "can write files on the server",
  pg_create_subscription: "can connect the server to other servers",
};

/** The roles that a session may become, and what of them leads out of its database. Those that it has are in no other's hand. */
const powers = (version: number) => `
SELECT rolname AS role, rolsuper AS super, rolcreaterole AS maker FROM pg_catalog.pg_roles
WHERE pg_catalog.pg_has_role(session_user, oid, 'MEMBER') AND (rolsuper OR rolname IN (${Object.keys(ways)
  .map((role) => `'${role}'`)
  .join(", ")})${version < 160_000 ? " OR rolcreaterole" : ""})
ORDER BY rolsuper DESC, rolname LIMIT 1`;

/**
 * Throws SchemalogError (2) where what runs in a session could leave its database: as a superuser, by one of the roles
 * above, or, before PostgreSQL 16, by CREATEROLE, which gives itself any of them.
 */
export async function refusePowerful(session: Session): Promise<void> {
  const [row] = await session.query(powers(session.version));
  if (!row) return;
  const role = String(row.role);
  const what = row.super
    ? `"${role}" is a superuser`
    : row.maker
      ? `"${role}" has CREATEROLE, with which it can, before PostgreSQL 16, give itself access to the server's files and programs`
      : `it is a member of ${role}, which ${ways[role] ?? "can reach beyond the database"}`;
  throw tooPowerful(
    `the shadow server's role has too many privileges: ${what}. A branch's migrations would run with them (COPY … TO PROGRAM)`,
    "Use a role that may only create databases: CREATE ROLE schemalog LOGIN CREATEDB PASSWORD '…'.",
  );
}
