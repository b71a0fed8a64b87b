import type { Dialect } from "../core/dialects/dialect.ts";
import type { Statement } from "../core/dialects/script.ts";
import { printable } from "../core/formats/terminal/escape.ts";
import { inOneLine, shortened } from "../core/masking/index.ts";
import type { Cause } from "../core/model/finding.ts";
import type { StatementError } from "../engines/engine.ts";
import { platforms } from "../engines/registry.ts";
import { SchemalogError } from "../errors.ts";

/** A migration can't be applied; `place` is the statement that the database refuses. */
export class MigrationError extends SchemalogError {
  readonly place: Cause;

  constructor(message: string, place: Cause, options: { hint: string; cause: unknown }) {
    super(`${printable(place.file)}:${place.line}: ${message}`, { exitCode: 2, ...options });
    this.place = place;
  }
}

/** The error for a statement that the database refuses: file, line and statement. */
export function failure(
  file: string,
  { sql, line }: Statement,
  error: StatementError,
  { errors }: Dialect,
): MigrationError {
  const inside = error.offset === undefined ? 0 : sql.slice(0, error.offset).split("\n").length - 1;
  const placeholder = /\$\{[\w.:]+\}/.exec(sql)?.[0];
  const lacked = errors.missingSchema?.(error);
  const platform = platforms().find(({ schemas }) => lacked !== undefined && schemas.includes(lacked));
  const advice = placeholder
    ? `${placeholder} is a placeholder that nothing fills in here.`
    : platform
      ? `If it is for ${platform.label}, which provides that schema, write \`platform: ${platform.name}\` below the connection.`
      : "Correct the migration, or name the folder whose migrations build the database from scratch.";
  const detail = error.detail === undefined ? "" : ` (${error.detail.split("\n").map(inOneLine).join("; ")})`;
  const endLine = line + sql.split("\n").length - 1;
  const place = { file, line: line + inside, endLine, statement: shortened(sql) };
  return new MigrationError(`${inOneLine(error.message)}${detail}`, place, {
    hint: `In: ${place.statement}\n${error.fatal?.hint ?? advice}`,
    cause: error,
  });
}

/** The error for a database that is gone in the midst of a statement. */
export const lost = (file: string, { line }: Statement, error: StatementError) =>
  new SchemalogError(`the shadow database went away at ${printable(file)}:${line}: ${inOneLine(error.message)}`, {
    exitCode: 3,
    hint: "Check that server's log, then run again.",
    cause: error,
  });
