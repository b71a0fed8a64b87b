import { StatementError } from "../engine.ts";

/** A driver's error about a script; the server counts characters from 1. */
export function toStatementError(error: unknown): StatementError {
  const { message, position, code } = error as { message?: string; position?: string; code?: string };
  return new StatementError(message ?? String(error), {
    offset: position === undefined ? undefined : Number(position) - 1,
    code,
    cause: error,
  });
}
