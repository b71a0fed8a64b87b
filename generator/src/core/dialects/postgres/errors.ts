import type { DatabaseError, Dialect } from "../dialect.ts";

const undefinedObject = "42704";
const duplicateObject = "42710";
/** active_sql_transaction (what is never in a transaction block), invalid_transaction_termination (COMMIT in a procedure), unsafe_new_enum_value_usage. */
const ofTransaction = new Set(["25001", "2D000", "55P04"]);

/** What PostgreSQL says went wrong, by its SQLSTATE (manual, appendix A). */
export const errors: Dialect["errors"] = {
  // Classes 08 and 57P are about the connection; what has no SQLSTATE comes from the driver.
  isAnswer: ({ code }) => /^(?!08|57P)[0-9A-Z]{5}$/.test(code ?? ""),
  isAboutRows: ({ code }) => code?.startsWith("23") ?? false,
  isOfTransaction: ({ code }) => ofTransaction.has(code ?? ""),
  outOfTransaction: ({ code }) =>
    code === "55P04"
      ? "Commit the new value first: put ALTER TYPE … ADD VALUE into an earlier transaction or a migration of its own."
      : "Take it out of the transaction: put it before BEGIN or after COMMIT, or into a migration of its own.",
  alreadyExists: ({ code }) => code === duplicateObject,
  missingRole,
  missingSchema: ({ message }) => /^schema "(\w+)" does not exist/.exec(message)?.[1],
  missingProgram,
  unknownSetting: ({ code, message }) => code === undefinedObject && /parameter/.test(message),
};

/** The role that a statement failed for; undefined for any other failure. */
export function missingRole({ code, message }: DatabaseError): string | undefined {
  return code === undefinedObject ? /role "(.*)" does not exist/s.exec(message)?.[1] : undefined;
}

/** What no SQL brings along: libraries of functions in C, and languages, which are extensions. */
function missingProgram({ message }: DatabaseError): string | undefined {
  const library = /^could not (?:load library|access file) "(?:[^"]*\/)?([^"/]+?)(?:\.so)?"/.exec(message)?.[1];
  const language = /^language "([^"]+)" does not exist/.exec(message)?.[1];
  return library !== undefined ? `library "${library}"` : language && `language "${language}"`;
}
