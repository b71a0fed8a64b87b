import { shownName } from "../../../core/masking/index.ts";
import { shadowName } from "../../database-shadow.ts";
import { tooPowerful } from "../../too-powerful.ts";
import type { Connection } from "../connection.ts";

/** Server roles whose members run programs of the machine, or give themselves any right (documentation: Server-Level Roles). */
const roles = ["sysadmin", "securityadmin", "serveradmin", "setupadmin", "bulkadmin"];

/**
 * Permissions on the server that lead out of a database (documentation: Permissions, GRANT Server Permissions); a version that does
 * not know one says NULL. CREATE ANY DATABASE is none of them: it is enough, for who makes a database owns it.
 */
const permissions = [
  ...["CONTROL SERVER", "ALTER ANY DATABASE", "ALTER ANY LOGIN", "ALTER ANY SERVER ROLE", "IMPERSONATE ANY LOGIN"],
  ...["CONNECT ANY DATABASE", "SELECT ALL USER SECURABLES", "ADMINISTER BULK OPERATIONS", "ALTER ANY LINKED SERVER"],
  ...["ALTER ANY CREDENTIAL", "ALTER ANY CONNECTION", "ALTER SETTINGS", "ALTER SERVER STATE", "SHUTDOWN"],
  ...["UNSAFE ASSEMBLY", "EXTERNAL ACCESS ASSEMBLY"],
];

/** What every login may open. */
const ofServer = /^(master|tempdb|model|msdb)$/i;

/**
 * Throws SchemalogError (2) where the login could leave the database that is made for it, also into another that it may open:
 * migrations are anybody's who can open a request.
 */
export async function refusePowerful({ query }: Pick<Connection, "query">): Promise<void> {
  const asked = [
    ...roles.map((role) => `IS_SRVROLEMEMBER('${role}') AS "${role}"`),
    ...permissions.map((permission) => `HAS_PERMS_BY_NAME(NULL, NULL, '${permission}') AS "${permission}"`),
  ];
  const [row = {}] = await query(`SELECT ${asked.join(", ")}`);
  const isHeld = (name: string) => Number(row[name]) === 1;
  const [first] = [
    ...roles.filter(isHeld).map((role) => `is a member of ${role}`),
    ...permissions.filter(isHeld).map((permission) => `has ${permission}`),
    ...(await othersOpen(query)).map((database) => `may open database ${shownName(database)}`),
  ];
  if (first === undefined) return;
  throw tooPowerful(
    `the login of \`shadow\` ${first}: SQL of a migration could leave its database, and do what that may on the server`,
    "Use a login that may only create databases: CREATE LOGIN schemalog WITH PASSWORD = '…'; GRANT CREATE ANY DATABASE TO schemalog; (dbcreator may change and drop those of others, too.)",
  );
}

/** Databases of others that the login may open. */
async function othersOpen(query: Connection["query"]): Promise<string[]> {
  const rows = await query("SELECT d.name FROM sys.databases d WHERE HAS_DBACCESS(d.name) = 1");
  return rows.map(({ name }) => String(name)).filter((name) => !ofServer.test(name) && !shadowName.test(name));
}
