import type { Grant } from "../../../../core/model/common.ts";
import type { PrivilegeRow } from "../queries/privileges.ts";

/** Accounts that servers make for themselves. */
const ofServer = /^'(mysql|mariadb)\.\w+'@'localhost'$/;

/** Grants by account: `'reader'@'%'` as `reader@%`. */
export function translateGrants(rows: PrivilegeRow[]): Grant[] {
  const grants = new Map<string, { privileges: string[]; grantable: string[] }>();
  for (const { grantee, privilege, grantable } of rows) {
    if (ofServer.test(grantee)) continue;
    const name = grantee.replace(/^'(.*)'@'(.*)'$/s, "$1@$2").replace(/^'(.*)'$/s, "$1");
    const held = grants.get(name) ?? { privileges: [], grantable: [] };
    grants.set(name, held);
    held.privileges.push(privilege);
    if (grantable === "YES") held.grantable.push(privilege);
  }
  return [...grants].map(([grantee, { privileges, grantable }]) => ({
    ...{ grantee, privileges },
    ...(grantable.length > 0 && { grantable }),
  }));
}
