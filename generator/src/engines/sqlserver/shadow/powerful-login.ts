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
      hint: "Use a login that is a member of dbcreator alone. If the server has nothing else on it, such as a service container of CI, set `shadow-superuser: true`.",
    },
  );
}
