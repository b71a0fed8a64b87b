import type { ScriptLanguage } from "../script.ts";

/** A query for one value that has two: an error that only the branch of a CASE that is taken raises. */
const refused = "(SELECT 1 UNION SELECT 2)";
/** Subquery returns more than 1 row. */
const isRefusal = ({ code }: { code?: string | undefined }): boolean => code === "1242";

/** Whether backslashes escape, and what stands in double quotes is a text (manual, 7.1.11 Server SQL Modes). */
export const endCheck: Omit<NonNullable<ScriptLanguage["endCheck"]>, "isNeeded"> = {
  sql: `SELECT CASE WHEN @@sql_mode REGEXP 'NO_BACKSLASH_ESCAPES|ANSI_QUOTES' THEN ${refused} END`,
  isRefusal,
  message:
    "with this sql_mode (NO_BACKSLASH_ESCAPES, ANSI_QUOTES), a text with a backslash ends elsewhere: write it without one, or without that mode",
};

export const encodingCheck: ScriptLanguage["encodingCheck"] = {
  sql: `SELECT CASE WHEN @@character_set_client NOT REGEXP '^(utf8|binary)' THEN ${refused} END`,
  isRefusal,
};

/** Variables of the session that decide how statements are read, and what they do. */
const variables =
  "sql_mode foreign_key_checks unique_checks sql_safe_updates sql_notes time_zone default_storage_engine lock_wait_timeout";

/** DEFAULT is the opposite for `foreign_key_checks` and `unique_checks` on MySQL 8 and 9, which keep them inverted. */
const settings = variables.split(" ").map((name) => `${name} = @@GLOBAL.${name}`);

export const reset = `SET NAMES utf8mb4, autocommit = 1, ${settings.join(", ")}`;
