import { shownName } from "../../../core/masking/index.ts";
import { tooPowerful } from "../../too-powerful.ts";
import type { Session } from "../connection.ts";

/** Of privileges on everything, those with which SQL reads and writes no other database: PROCESS tells how a table was built anew. */
const harmless = ["USAGE", "PROCESS", "SHOW DATABASES"];
/** The databases that are made for shadows, as a pattern of GRANT has them, with its wildcards escaped or not. */
const ofShadows = /^`schemalog\\*_shadow\\*_[^`]*`\.\*$/;

/**
 * Throws SchemalogError (2) where the account could leave the databases that are made for it, by a privilege or by a role, whose
 * privileges nobody lists: migrations are anybody's who can open a request.
 */
export async function refusePowerful({ query }: Pick<Session, "query">): Promise<void> {
  const lines = (await query("SHOW GRANTS")).map((row) => String(Object.values(row)[0]));
  const beyond = lines.map(beyondShadows).find((what) => what !== undefined);
  if (beyond === undefined) return;
  throw tooPowerful(
    `the account of \`shadow\` has too many privileges: ${beyond}. A branch's migrations would run with them (DROP DATABASE, LOAD_FILE)`,
    "Use an account that has nothing but its own databases: GRANT ALL ON `schemalog\\_shadow\\_%`.* TO …; and GRANT PROCESS ON *.* TO …, so that more is known of what is built anew.",
  );
}

/** What a line of SHOW GRANTS gives that leads out of the shadows. What is not understood does, too. */
function beyondShadows(line: string): string | undefined {
  const [, privileges, on] =
    /^GRANT (.*?) ON ((?:[A-Z]+ )?(?:\*|`(?:[^`]|``)*`)(?:\.(?:\*|`(?:[^`]|``)*`))?) TO /s.exec(line) ?? [];
  if (privileges === undefined || on === undefined) {
    if (/^SET DEFAULT ROLE /.test(line)) return undefined;
    const [, role] = /^GRANT (`(?:[^`]|``)*`(?:@`(?:[^`]|``)*`)?)(?:,.*)? TO /s.exec(line) ?? [];
    return role === undefined ? "one that is not known here" : `the role ${shownName(role)}`;
  }
  if (ofShadows.test(on)) return undefined;
  const beyond = privileges.split(/,\s*/).filter((privilege) => on !== "*.*" || !harmless.includes(privilege));
  if (beyond.length === 0) return undefined;
  const [first = "", ...more] = beyond;
  return `${first.replace(/\(.*/s, "").trim()}${more.length > 0 ? ` and ${more.length} more` : ""} on ${shownName(on)}`;
}
