import type { Warning } from "../../../errors.ts";
import type { Session } from "../connection.ts";

/** What is not seen without a privilege, and how it is called in a snapshot. */
const needed: [privilege: string, facts: string[]][] = [
  ["TRIGGER", ["triggers"]],
  ["EVENT", ["event"]],
];

/**
 * What this account can't see and would take for missing: servers leave out of information_schema what one has no privilege for.
 * `SHOW GRANTS` names roles without what these give, so with a role nothing is said to be unseen.
 */
export async function unseen({ query, database }: Session): Promise<{ facts: string[]; warnings: Warning[] }> {
  const lines = (await query("SHOW GRANTS")).map((row) => String(Object.values(row)[0]));
  if (
    lines.some(
      (line) => /^GRANT `[^`]*`@`[^`]*`(, `[^`]*`@`[^`]*`)* TO /.test(line) || /^GRANT `?[\w-]+`? TO /.test(line),
    )
  )
    return { facts: [], warnings: [] };
  const wide = lines.filter((line) => isOn(line, database));
  const held = new Set(wide.flatMap((line) => /^GRANT (.*?) ON /.exec(line)?.[1]?.split(/,\s*/) ?? []));
  if (held.has("ALL PRIVILEGES")) return { facts: [], warnings: [] };
  const missing = needed.filter(([privilege]) => !held.has(privilege));
  const on = database === undefined ? "*" : `\`${database.replaceAll("`", "``")}\``;
  return {
    facts: missing.flatMap(([, facts]) => facts),
    warnings: missing.map(([privilege, facts]) => ({
      object: facts.join(", "),
      message: `can't be read: the account has no ${privilege} privilege; the last snapshot's entries for them are kept`,
      remedy: `GRANT ${privilege} ON ${on}.* TO CURRENT_USER(); as an account that may`,
    })),
  };
}

/** Whether a grant is on all of a database: on all databases, or on a pattern that its name fits (MySQL manual, 15.7.1.6 GRANT). */
function isOn(line: string, database: string | undefined): boolean {
  const [, everything, pattern] = /^GRANT .* ON (?:(\*)|`((?:[^`]|``)+)`)\.\* TO /.exec(line) ?? [];
  if (everything !== undefined) return true;
  if (pattern === undefined || database === undefined) return false;
  const parts = pattern.replaceAll("``", "`").matchAll(/\\(.)|(%)|(_)|(.)/gsu);
  const source = [...parts].map(([, escaped, many, one, sign]) => {
    if (many !== undefined) return ".*";
    return one !== undefined ? "." : (escaped ?? sign ?? "").replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
  });
  return new RegExp(`^${source.join("")}$`, "isu").test(database);
}
