import type { Warning } from "../../../errors.ts";
import type { Session } from "../connection.ts";

/** What is not seen without one of some privileges, how it is called in a snapshot, and the privilege that shows no more than that. */
const needed: { sees: RegExp; facts: string; lacks: string }[] = [
  { sees: /^TRIGGER$/, facts: "triggers", lacks: "TRIGGER" },
  { sees: /^EVENT$/, facts: "event", lacks: "EVENT" },
  { sees: /^(SHOW_ROUTINE|SHOW CREATE ROUTINE|EXECUTE|(CREATE|ALTER) ROUTINE)$/, facts: "routine", lacks: "routine" },
];

/** What shows a table with all of its columns. */
const showsTables = /^(SELECT|INSERT|UPDATE|REFERENCES|ALL PRIVILEGES)$/;

export type Unseen = {
  facts: string[];
  warnings: Warning[];
  /** Where tables and views are hidden: whether one that is shown is whole, for others may be there. */
  isWhole?: (schema: string, name: string) => boolean;
};

/**
 * What this account can't see and would take for missing: servers leave out of information_schema what one has no privilege for.
 * `SHOW GRANTS` names roles without what these give, so with a role nothing is said to be unseen.
 */
export async function unseen({ query, database, server }: Session): Promise<Unseen> {
  const lines = (await query("SHOW GRANTS")).map((row) => String(Object.values(row)[0]));
  if (
    lines.some(
      (line) => /^GRANT `[^`]*`@`[^`]*`(, `[^`]*`@`[^`]*`)* TO /.test(line) || /^GRANT `?[\w-]+`? TO /.test(line),
    )
  )
    return { facts: [], warnings: [] };
  const held = lines.filter((line) => isOn(line, database)).flatMap(privileges);
  if (held.includes("ALL PRIVILEGES")) return { facts: [], warnings: [] };
  const account = lines.map((line) => / TO `([^`]*)`@`([^`]*)`/.exec(line)).find((found) => found !== null);
  const to = account ? `'${account[1]}'@'${account[2]}'` : "it";
  const on = database === undefined ? "*" : quoted(database);
  // MySQL: SELECT on all databases shows routines; MariaDB, and MySQL before 8.0: SELECT on mysql.proc.
  const reads = (on: RegExp) =>
    lines.some(
      (line) => on.test(line) && privileges(line).some((privilege) => /^(SELECT|ALL PRIVILEGES)$/.test(privilege)),
    );
  const seesRoutines = reads(/ ON (\*\.\*|`mysql`\.(\*|`proc`)) TO /);
  const missing = needed.filter(
    ({ sees, facts }) => !held.some((privilege) => sees.test(privilege)) && !(facts === "routine" && seesRoutines),
  );
  const ofRoutines = server.product === "mysql" ? "SHOW_ROUTINE ON *.*" : "SELECT ON mysql.proc";
  const warnings = missing.map(({ facts, lacks }) => ({
    object: facts,
    message: `can't be read: the account has no ${lacks} privilege; the last snapshot's entries for them are kept`,
    remedy: `GRANT ${facts === "routine" ? ofRoutines : `${lacks} ON ${on}.*`} TO ${to}`,
  }));
  // Who may not read the server's own tables is shown what it may do itself, and nothing of others.
  const facts = [...missing.map((one) => one.facts), ...(reads(/ ON (\*\.\*|`mysql`\.\*) TO /) ? [] : ["grants"])];
  if (held.some((privilege) => showsTables.test(privilege))) return { facts, warnings };
  const hidden = {
    object: "tables and views",
    message: "those that the account has no privilege on can't be seen; what the last snapshot has of them is kept",
    remedy: `GRANT SELECT ON ${on}.* TO ${to}`,
  };
  const isWhole = (schema: string, name: string) =>
    lines.some(
      (line) =>
        line.includes(` ON ${quoted(schema)}.${quoted(name)} TO `) &&
        privileges(line).some((privilege) => showsTables.test(privilege)),
    );
  return { facts, warnings: [hidden, ...warnings], isWhole };
}

const quoted = (name: string) => `\`${name.replaceAll("`", "``")}\``;

/** The privileges that a line grants; one that is only on some columns has them in parentheses. */
const privileges = (line: string): string[] => /^GRANT (.*?) ON /.exec(line)?.[1]?.split(/,\s*(?![^(]*\))/) ?? [];

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
