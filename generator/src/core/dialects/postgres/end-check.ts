import type { ScriptLanguage } from "../script.ts";
import { dependsOnBackslash, tokens } from "./lexer.ts";

const featureNotSupported = "0A000";

/**
 * Where standard_conforming_strings is off, a backslash escapes in all strings, so the server reads more or less of a script
 * as one statement than was cut. It then refuses `U&''` (manual, 4.1.2.3).
 */
export const endCheck: ScriptLanguage["endCheck"] = {
  isNeeded: (sql) => sql.includes("\\") && [...tokens(sql)].some((token) => dependsOnBackslash(sql, token)),
  sql: "SELECT U&''",
  isRefusal: ({ code }) => code === featureNotSupported,
  message: "standard_conforming_strings is off here, and a backslash decides where a string ends: write it as E'…'",
};
