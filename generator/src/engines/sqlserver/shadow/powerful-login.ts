import { SchemalogError } from "../../../errors.ts";
import type { Connection } from "../connection.ts";

/** Server roles whose members run programs of the machine, or give themselves any right (documentation: Server-Level Roles). */
const roles = ["sysadmin", "securityadmin", "serveradmin", "setupadmin", "bulkadmin"];

/** Throws SchemalogError (2) where the login could leave the database that is made for it: migrations are anybody's who can open a request. */
export async function refusePowerful({ query }: Pick<Connection, "query">): Promise<void> {
  const asked = roles.map((role) => `IS_SRVROLEMEMBER('${role}') AS ${role}`);
  const [row = {}] = await query(`SELECT ${asked.join(", ")}`);
  const held = roles.filter((role) => Number(row[role]) === 1);
  if (held.length === 0) return;
  throw new SchemalogError(
    `the login of \`shadow\` is a member of ${held.join(", ")}: SQL of a migration could leave its database, and do what that may on the server`,
    {
      exitCode: 2,
      hint: [
        "Use a login that may only create databases: a member of the server role dbcreator, and of no other.",
        "If the server is thrown away after the run, such as the job's service container, add this to the connection in schemalog.yml instead:",
        "  shadow-superuser: allow",
        "For `crawl`, `diff` and `ci --host local` say it yourself, too, with the name of the variable: export SCHEMALOG_SHADOW_SUPERUSER=SHADOW_DATABASE_URL",
      ].join("\n"),
    },
  );
}
