import type { Trait } from "../script.ts";
import { leadingTokens, serverCopy } from "./statements.ts";

const phrases: [RegExp, Trait][] = [
  [/^(BEGIN|START TRANSACTION)\b/, "begins"],
  [/^(ROLLBACK( WORK| TRANSACTION)? TO|COMMIT PREPARED|ROLLBACK PREPARED)\b/, undefined],
  [/^(COMMIT|END|ROLLBACK|ABORT)( WORK| TRANSACTION)? AND CHAIN\b/, "chains"],
  [/^(COMMIT|END|ROLLBACK|ABORT)\b/, "ends"],
  [/^(LOCK|SAVEPOINT|RELEASE)\b/, "within"],
  [/^(CREATE|ALTER|DROP|COMMENT ON|SECURITY LABEL ON) DATABASE\b/, "outside"],
  // A table may be called so.
  [/^(GRANT|REVOKE)\b.*? ON DATABASE (?!FROM\b|TO\b|,)/, "outside"],
  [/^(ALTER SYSTEM|CHECKPOINT)\b|^(CREATE|ALTER|DROP|COMMENT ON|SECURITY LABEL ON) SUBSCRIPTION\b/, "outside"],
  [/^CREATE (ROLE|USER|GROUP)(?! MAPPING)\b/, "role"],
  [/^(CREATE( UNIQUE)? INDEX|DROP INDEX|REFRESH MATERIALIZED VIEW) CONCURRENTLY\b/, "alone"],
  [/^REINDEX\b|^ALTER TABLE .* DETACH PARTITION .* CONCURRENTLY\b/, "alone"],
  [/^(VACUUM|CLUSTER|CALL)\b|^(CREATE|DROP) TABLESPACE\b/, "alone"],
  [/^ALTER TYPE .* ADD VALUE\b/, "alone"],
  [/^SET (SESSION |LOCAL )?("?CLIENT_ENCODING"? (=|TO)|NAMES) (?!'?(UTF-?8|UNICODE|SQL_ASCII|DEFAULT)\b)/i, "encoding"],
  [/^(SET|RESET)\b/, "setting"],
  [/^(INSERT|UPDATE|DELETE|MERGE|WITH)\b/, "rows"],
];

/** What is not run, though a snapshot of a live database has it. */
export const reachesOut = (sql: string): string | undefined =>
  /^CREATE SUBSCRIPTION\b/.test(leadingTokens(sql, 2).join(" ")) ? "a subscription" : undefined;

/** In a block of PL/pgSQL, with comments between; a procedure may do so as well. */
const mayCommit = /\b(COMMIT|ROLLBACK)(\s+AND\s+(NO\s+)?CHAIN)?(\s|--[^\n]*\n|\/\*.*?\*\/)*;|\bCALL\s/is;

/** What stands out about a statement, by the manual pages of its command (Notes: "cannot be executed inside a transaction block"). */
export function traitOf(sql: string): Trait {
  // Only quoted tokens have spaces in them; what they hold is no phrase.
  const text = leadingTokens(sql, 24)
    .map((piece) => (piece.includes(" ") ? '"' : piece))
    .join(" ");
  if (/^COPY\b/.test(text)) return serverCopy(sql) && "files";
  if (/^DO\b/.test(text)) return mayCommit.test(sql) ? "alone" : undefined;
  return phrases.find(([phrase]) => phrase.test(text))?.[1];
}

/** Words of statements that run no code of others, and of settings that say only how long to wait. */
const settingNothing =
  /^(ALTER (TABLE|INDEX)|CREATE( UNIQUE)? INDEX|DROP|COMMENT ON|GRANT|REVOKE|SET (SESSION )?(LOCK|STATEMENT)_TIMEOUT) /;

/**
 * What a parenthesis stands behind that calls no function: keywords, a table and its columns, types and their sizes. A word that SQL does
 * not reserve (KEY, SET, INCLUDE, HASH) may be a function's name as well, so what stands before it has to tell.
 */
const noCall =
  /(^|[,(] ?|\b(CHECK|(PRIMARY|FOREIGN) KEY|UNIQUE|WITH|FOR VALUES (IN|FROM)|TO|NULLS (NOT )?DISTINCT|(REFERENCES|ON)( ONLY)? [^ ]+( \. [^ ]+)?( USING (BTREE|HASH|GIN|GIST|SPGIST|BRIN))?|(VARCHAR|(CHARACTER|CHAR|BIT)( VARYING)?|NUMERIC|DECIMAL|TIMESTAMP)) |\) INCLUDE |^ALTER (TABLE|INDEX)( IF EXISTS)?( ONLY)? [^ ]+( \. [^ ]+)? SET )$/;

/** Reserved words and signs, which no function is called (manual, appendix C), and functions of the server's own that set nothing. */
const notSetting =
  /(\b(ALL|AND|ANY|CASE|DEFAULT|ELSE|IN|NOT|OR|SOME|THEN|USING|WHEN|WHERE)|[-+*/<>=~!@#%^&|:]|(^|[^."]) (ABS|BTRIM|CARDINALITY|CHAR_LENGTH|COALESCE|DATE_TRUNC|GREATEST|JSONB_TYPEOF|LEAST|LENGTH|LOWER|MD5|NOW|NULLIF|NUM_NONNULLS|OCTET_LENGTH|ROUND|TO_TSVECTOR|TRIM|UPPER)) $/;

/**
 * Whether a statement leaves no setting behind, be it for the session or for its transaction (SET LOCAL, set_config): it sets
 * none, and calls no function that might.
 */
export function setsNothing(sql: string): boolean {
  const text = `${leadingTokens(sql, 400).join(" ")} `;
  const before = text.split("(").slice(0, -1);
  return (
    text.length < 4_000 &&
    settingNothing.test(text) &&
    before.every((part) => noCall.test(part) || notSetting.test(part))
  );
}

/** Whether a statement runs code that may COMMIT (manual, CALL, DO: transaction control). */
export const endsTransactions = (sql: string): boolean => /^(CALL|DO)$/.test(leadingTokens(sql, 1)[0] ?? "");

/** What SAVEPOINT names, and what ROLLBACK and ABORT take back (manual, ROLLBACK TO SAVEPOINT). */
export function takesBack(sql: string): { savepoint: string } | { since: string | undefined } | undefined {
  const text = leadingTokens(sql, 6).join(" ");
  const [, point] = /^SAVEPOINT (.+)$/.exec(text) ?? [];
  if (point !== undefined) return { savepoint: plainName(point) };
  const [back, , since] =
    /^(ROLLBACK|ABORT)(?: WORK| TRANSACTION)?(?: TO (?:SAVEPOINT )?(.+))?\b(?! PREPARED)/.exec(text) ?? [];
  return back === undefined ? undefined : { since: since === undefined ? undefined : plainName(since) };
}

/** An identifier as the catalog has it. */
export const plainName = (name: string) =>
  name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name.toLowerCase();

/** The extensions that a statement creates, changes, drops or comments: one, but for DROP EXTENSION a, b. */
export function extensionsNamed(sql: string): string[] {
  const phrase = /^(CREATE|ALTER|DROP|COMMENT ON) EXTENSION( IF( NOT)? EXISTS)?(?= )/;
  const [start, verb] = phrase.exec(leadingTokens(sql, 7).join(" ")) ?? [];
  if (start === undefined) return [];
  const names = leadingTokens(sql, Number.POSITIVE_INFINITY).slice(start.split(" ").length);
  return names.filter((_, index) => index === 0 || (verb === "DROP" && names[index - 1] === ",")).map(plainName);
}

/** The extensions that a statement creates, also from within a DO block. */
export function extensionsIn(sql: string): string[] {
  const [first] = leadingTokens(sql, 1);
  if (first === "DO") {
    const created = sql.matchAll(/\bcreate\s+extension\s+(?:if\s+not\s+exists\s+)?("[^"]+"|[a-z_][\w-]*)/gi);
    return [...created].map(([, name]) => plainName(name!));
  }
  return first === "CREATE" ? extensionsNamed(sql) : [];
}

/** The role that a CREATE ROLE, USER or GROUP makes. */
export function roleOf(sql: string): string | undefined {
  const name = /^\s*create\s+(?:role|user|group)\s+("(?:[^"]|"")+"|[^\s;]+)/i.exec(sql)?.[1];
  return name === undefined ? undefined : plainName(name);
}
