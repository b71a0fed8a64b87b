import { StatementError } from "../../engine.ts";

/** Classes of errors whose detail quotes rows: data exception, integrity constraint violation (PostgreSQL manual, appendix A). */
const aboutRows = /^2[23]/;

/** A driver's error about a script; the server counts characters from 1. */
export function toStatementError(error: unknown, isOfProbe = false): StatementError {
  const { message, position, code, detail } = error as Record<
    "message" | "position" | "code" | "detail",
    string | undefined
  >;
  return new StatementError(message ?? String(error), {
    offset: position === undefined ? undefined : Number(position) - 1,
    code,
    detail: aboutRows.test(code ?? "") ? undefined : detail,
    isOfProbe,
    cause: error,
  });
}
