import { quoted } from "../../../core/dialects/sqlserver/names.ts";
import type { Warning } from "../../../errors.ts";
import type { Server } from "../server.ts";

/** What is seen in part without VIEW DEFINITION, and how it is called in a snapshot. */
const facts = ["grants", "policies", "rowSecurity"];

/** What this login can't see and would take for missing (documentation: Metadata Visibility Configuration). */
export function unseen({ seesDefinitions, database }: Server): { facts: string[]; warnings: Warning[] } {
  if (seesDefinitions) return { facts: [], warnings: [] };
  const warning = {
    object: "grants, security policies, and all that the login has no permission on",
    message:
      "can't be seen: the login lacks VIEW DEFINITION on the database. The last snapshot's grants and policies are kept; objects that it may not use look as if they were not there",
    remedy: `USE ${quoted(database)}; GRANT VIEW DEFINITION TO the user of the login`,
  };
  return { facts, warnings: [warning] };
}
