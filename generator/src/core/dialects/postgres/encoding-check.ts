import type { ScriptLanguage } from "../script.ts";

/**
 * Set for the session, or for a role in later sessions (pg_db_role_setting), by whatever way. SQL_ASCII converts nothing
 * (manual, 24.3.4). Operators are named in full, for a script may put others first.
 */
export const encodingCheck: ScriptLanguage["encodingCheck"] = {
  sql: `SELECT 1 OPERATOR(pg_catalog./) (
  pg_catalog.current_setting('client_encoding') OPERATOR(pg_catalog.~) '^(UTF8|SQL_ASCII)$' AND NOT EXISTS (
    SELECT FROM pg_catalog.pg_db_role_setting
    WHERE setconfig::pg_catalog.text OPERATOR(pg_catalog.~*) 'client_encoding=(?!utf|unicode|sql_ascii)'
  ))::pg_catalog.int4`,
  // division_by_zero
  isRefusal: ({ code }) => code === "22012",
};
