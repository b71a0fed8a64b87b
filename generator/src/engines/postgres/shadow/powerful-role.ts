import { SchemalogError } from "../../../errors.ts";
import type { Session } from "../session.ts";

/** Predefined roles by which SQL leaves its database (manual, 22.5): programs and files of the server, other servers. */
const ways: Record<string, string> = {
  pg_execute_server_program: "runs programs on the server",
  pg_read_server_files: "reads files of the server",
  pg_write_server_files: "writes files of the server",
  pg_create_subscription: "connects the server to others",
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
      ? `"${role}" has CREATEROLE, which before PostgreSQL 16 gives itself the rights to files and programs of the server`
      : `it is a member of ${role}, which ${ways[role] ?? "leads out of the database"}`;
  throw new SchemalogError(
    `the role of the scratch server has too many rights: ${what}. The migrations of a branch run with them (COPY … TO PROGRAM)`,
    {
      exitCode: 2,
      hint: [
        "Give it a role that may do nothing but make databases: CREATE ROLE schemalog LOGIN CREATEDB PASSWORD '…'.",
        "Where the server is thrown away after the run, such as a service container of the job, write instead, below the connection in schemalog.yml:",
        "  scratch-superuser: allow",
      ].join("\n"),
    },
  );
}
