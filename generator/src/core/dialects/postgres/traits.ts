import type { Trait } from "../script.ts";
import { leadingTokens } from "./statements.ts";

const phrases: [RegExp, Trait][] = [
  [/^(BEGIN|START TRANSACTION)\b/, "begins"],
  [/^(ROLLBACK( WORK| TRANSACTION)? TO|COMMIT PREPARED|ROLLBACK PREPARED)\b/, undefined],
  [/^(COMMIT|END|ROLLBACK|ABORT)( WORK| TRANSACTION)? AND CHAIN\b/, "chains"],
  [/^(COMMIT|END|ROLLBACK|ABORT)\b/, "ends"],
  [/^(LOCK|SAVEPOINT|RELEASE)\b/, "within"],
  [/^(CREATE|ALTER|DROP|COMMENT ON|SECURITY LABEL ON) DATABASE\b/, "outside"],
  // A table may be called so.
  [/^(GRANT|REVOKE)\b.*? ON DATABASE (?!FROM\b|TO\b|,)/, "outside"],
  [/^(ALTER SYSTEM|CHECKPOINT)\b/, "outside"],
  [/^CREATE (ROLE|USER|GROUP)(?! MAPPING)\b/, "role"],
  [/^(CREATE( UNIQUE)? INDEX|DROP INDEX|REFRESH MATERIALIZED VIEW) CONCURRENTLY\b/, "alone"],
  [/^REINDEX\b|^ALTER TABLE .* DETACH PARTITION .* CONCURRENTLY\b/, "alone"],
  [/^(VACUUM|CLUSTER|CALL)\b|^(CREATE|DROP) TABLESPACE\b|^(CREATE|ALTER|DROP) SUBSCRIPTION\b/, "alone"],
  [/^ALTER TYPE .* ADD VALUE\b/, "alone"],
  [/^(SET|RESET)\b/, "setting"],
  [/^(INSERT|UPDATE|DELETE|MERGE|WITH)\b/, "rows"],
];

/** In a block of PL/pgSQL; a procedure may do so as well. */
const mayCommit = /\b(COMMIT|ROLLBACK)(\s+AND\s+(NO\s+)?CHAIN)?\s*;|\bCALL\s/i;

/** What stands out about a statement, by the manual pages of its command (Notes: "cannot be executed inside a transaction block"). */
export function traitOf(sql: string): Trait {
  // Only quoted tokens have spaces in them; what they hold is no phrase.
  const text = leadingTokens(sql, 24)
    .map((piece) => (piece.includes(" ") ? '"' : piece))
    .join(" ");
  if (/^DO\b/.test(text)) return mayCommit.test(sql) ? "alone" : undefined;
  return phrases.find(([phrase]) => phrase.test(text))?.[1];
}

/** Whether a statement runs code that may COMMIT (manual, CALL, DO: transaction control). */
export const endsTransactions = (sql: string): boolean => /^(CALL|DO)$/.test(leadingTokens(sql, 1)[0] ?? "");

/** An identifier as the catalog has it. */
export const plainName = (name: string) =>
  name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name.toLowerCase();

/** The extension that a statement creates, changes, drops or comments; undefined when it is about none. */
export function extensionOf(sql: string): string | undefined {
  const words = leadingTokens(sql, 7);
  const [start] = /^(CREATE|ALTER|DROP|COMMENT ON) EXTENSION( IF( NOT)? EXISTS)?(?= )/.exec(words.join(" ")) ?? [];
  const name = start === undefined ? undefined : words[start.split(" ").length];
  if (start === undefined || name === undefined) return undefined;
  // Of DROP EXTENSION a, b each would have to be one that is left out.
  return words[start.split(" ").length + 1] === "," ? undefined : plainName(name);
}

/** The extensions that a statement creates, also from within a DO block. */
export function extensionsIn(sql: string): string[] {
  const [first] = leadingTokens(sql, 1);
  if (first === "DO") {
    const created = sql.matchAll(/\bcreate\s+extension\s+(?:if\s+not\s+exists\s+)?("[^"]+"|[a-z_][\w-]*)/gi);
    return [...created].map(([, name]) => plainName(name!));
  }
  const name = first === "CREATE" ? extensionOf(sql) : undefined;
  return name === undefined ? [] : [name];
}

/** The role that a CREATE ROLE, USER or GROUP makes. */
export function roleOf(sql: string): string | undefined {
  const name = /^\s*create\s+(?:role|user|group)\s+("(?:[^"]|"")+"|[^\s;]+)/i.exec(sql)?.[1];
  return name === undefined ? undefined : plainName(name);
}
