import type { ScriptLanguage } from "../script.ts";
import { dependsOnBackslash, tokens } from "./lexer.ts";

/** feature_not_supported, division_by_zero. */
const refusals = ["0A000", "22012"];

/**
 * Where standard_conforming_strings is off, a backslash escapes in all strings, so the server reads more or less of a script
 * as one statement than was cut. It then refuses `U&''` (manual, 4.1.2.3). What is set for a role (pg_db_role_setting) holds in
 * later sessions alone, and so not here, but where each migration has one of its own.
 */
export const endCheck: ScriptLanguage["endCheck"] = {
  isNeeded: (sql) => sql.includes("\\") && [...tokens(sql)].some((token) => dependsOnBackslash(sql, token)),
  sql: `SELECT U&'', 1 OPERATOR(pg_catalog./) (NOT EXISTS (
  SELECT FROM pg_catalog.pg_db_role_setting
  WHERE setconfig::pg_catalog.text OPERATOR(pg_catalog.~*) 'standard_conforming_strings=(?!on|true|yes|1)'
))::pg_catalog.int4`,
  isRefusal: ({ code }) => refusals.includes(code ?? ""),
  message: "standard_conforming_strings is off here, and a backslash decides where a string ends: write it as E'…'",
};
