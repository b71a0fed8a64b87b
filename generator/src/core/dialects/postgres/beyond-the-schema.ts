import { leadingTokens } from "./statements.ts";

/** Statements that do something which no snapshot has, and no verdict tells (manual: CREATE ROLE, 20.11, 54). */
const beyond: [statement: RegExp, does: string][] = [
  [
    /^(CREATE|ALTER) (ROLE|USER|GROUP) .*?\b(SUPERUSER|BYPASSRLS|CREATEROLE|CREATEDB|REPLICATION)\b/,
    "gives a role power over the whole server",
  ],
  [
    /^(ALTER GROUP .*? (ADD|DROP) USER|(GRANT|REVOKE) (?!.* ON\b).*? (TO|FROM))\b/,
    "changes which roles have the rights of another one",
  ],
  [/^(GRANT|REVOKE) .*? ON DATABASE\b/, "changes who may use the database"],
  [/^(GRANT|REVOKE) .*? ON LANGUAGE (SQL|C|INTERNAL|PL\w+)\b/, "changes who may use a language"],
  [/^ALTER (ROLE|USER) .*?\bNOLOGIN\b/, "keeps a role from connecting"],
  [/^DROP (ROLE|USER|GROUP)\b/, "drops a role"],
  [/^ALTER (ROLE|USER) .*? RENAME TO\b/, "renames a role"],
  [/^(DROP|REASSIGN) OWNED\b/, "changes whatever a role owns, in whichever way that is on a server"],
  [
    /^SET (SESSION |LOCAL )?"?SESSION_REPLICATION_ROLE"? (=|TO) '?REPLICA\b/i,
    "switches off triggers and foreign keys of all tables for what follows",
  ],
  [/^(UPDATE|DELETE FROM|INSERT INTO|MERGE INTO) (ONLY )?(PG_CATALOG \. )?PG_/, "writes to PostgreSQL's own catalogs"],
  [/^SET (SESSION |LOCAL )?"?ALLOW_SYSTEM_TABLE_MODS"? (=|TO) (?!'?(OFF|FALSE|NO|0)\b)/i, "lets catalogs be written"],
];

/** What a statement does beyond the schema, as a clause; undefined for most. */
export function beyondTheSchema(sql: string): string | undefined {
  const text = leadingTokens(sql, 40)
    .map((piece) => (piece.includes(" ") ? '"' : piece))
    .join(" ");
  return beyond.find(([statement]) => statement.test(text))?.[1];
}
