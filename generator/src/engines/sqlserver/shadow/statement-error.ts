import { StatementError } from "../../engine.ts";
import { codeOf } from "../errors.ts";

type ServerError = { message?: string; lineNumber?: number; errors?: ServerError[] };

/** The server says "See previous errors." behind the error that tells why. */
const follows = /^Could not (create|drop|enable) constraint|See previous errors/;

/** A driver's error about a batch, and where it stands; the name of the database is ours, and another one each time. */
export function toStatementError(error: unknown, sql: string, database: string): StatementError {
  const { errors = [error as ServerError] } = error as ServerError;
  const told = errors.find(({ message = "" }) => !follows.test(message)) ?? errors[0] ?? {};
  const message = (told.message ?? String(error)).replaceAll(`${database}.`, "").replaceAll(`[${database}].`, "");
  const code = codeOf(told);
  return new StatementError(message, {
    ...(code !== "" && { code }),
    offset: told.lineNumber === undefined ? undefined : startOfLine(sql, told.lineNumber),
    cause: error,
  });
}

/** Where a line of a batch begins, but for its blanks; undefined for none of it, as of a line in a procedure that it calls. */
function startOfLine(sql: string, line: number): number | undefined {
  const before = sql.split("\n").slice(0, line - 1);
  const own = sql.split("\n")[line - 1];
  if (line < 1 || own === undefined) return undefined;
  return before.reduce((sum, one) => sum + one.length + 1, 0) + (/^\s*/.exec(own)?.[0].length ?? 0);
}
