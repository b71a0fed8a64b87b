import type { Dialect } from "../core/dialects/dialect.ts";
import { leading, type Statement } from "../core/dialects/script.ts";
import { printable } from "../core/formats/terminal/escape.ts";
import { inOneLine, maskSecrets, shortened } from "../core/masking/index.ts";
import type { Cause, Refused } from "../core/model/finding.ts";
import { StatementError } from "../engines/engine.ts";
import { engineOfTokens } from "../engines/foreign-sql.ts";
import { engineCalled, platforms, usualEngine } from "../engines/registry.ts";
import { SchemalogError } from "../errors.ts";
import { toWrite } from "./placeholders.ts";

/** What more is known of a statement that fails. */
type More = {
  /** What to do, where more can be said than to correct it. */
  advice?: string | undefined;
  /** The first statement of its file that has no effect; absent where the database is not there any more to tell. */
  undone?: Statement | undefined;
};

/** A migration can't be applied; `place` is the statement that the database refuses, `reason` why, in its words. */
export class MigrationError extends SchemalogError {
  readonly place: Cause;
  readonly reason: string;
  readonly advice: string | undefined;
  readonly undone: Statement | undefined;

  constructor(reason: string, place: Cause, { advice, undone, ...options }: More & { hint: string; cause: unknown }) {
    super(`${printable(place.file)}:${place.line}: ${reason}`, { exitCode: 2, ...options });
    this.place = place;
    this.reason = reason;
    this.advice = advice;
    this.undone = undone;
  }
}

/** Where a statement is that the database refuses, and why; in words that can be shown. */
export function refused(file: string, { sql, line }: Statement, error: StatementError): Refused {
  const inside = error.offset === undefined ? 0 : sql.slice(0, error.offset).split("\n").length - 1;
  const detail = error.detail === undefined ? "" : ` (${error.detail.split("\n").map(inOneLine).join("; ")})`;
  const endLine = line + sql.split("\n").length - 1;
  return {
    cause: { file, line: line + inside, endLine, statement: shortened(sql) },
    reason: maskSecrets(`${inOneLine(error.message)}${detail}`).text,
  };
}

/** The error for a statement that the database refuses: file, line and statement; `undone` as MigrationError has it. */
export function failure(
  file: string,
  statement: Statement,
  error: StatementError,
  dialect: Dialect,
  undone?: Statement,
): MigrationError {
  const { sql } = statement;
  const { errors } = dialect;
  const [placeholder, name = ""] = /\$\{([\w.:]+)\}/.exec(sql) ?? [];
  const lacked = errors.missingSchema?.(error);
  const platform = platforms().find(({ schemas }) => lacked !== undefined && schemas.includes(lacked));
  const program = errors.missingProgram?.(error);
  const advice = placeholder
    ? `${placeholder} is a placeholder that nothing fills in here. ${toWrite(name)}`
    : platform
      ? `If it is for ${platform.label}, which provides that schema, write \`platform: ${platform.name}\` below the connection.`
      : program
        ? `Where migrations are built there is no ${program}. Name a server that has it below the connection (\`shadow: env:SHADOW_DATABASE_URL\`); a temporary database is created there and dropped.`
        : errors.isOfTransaction?.(error)
          ? errors.outOfTransaction?.(error)
          : (errors.ofShadow?.(error) ??
            (errors.isAboutRows(error)
              ? "Correct it, or make it work on a database that has only the rows that migrations insert: a new environment gets the same error."
              : otherEngine(sql, dialect)));
  const { cause: place, reason } = refused(file, statement, error);
  const general = "Correct it, or name the folder whose migrations build the database from scratch.";
  return new MigrationError(reason, place, {
    hint: `In: ${place.statement}\n${error.fatal?.hint ?? advice ?? general}`,
    cause: error,
    advice,
    undone: error.fatal ? undefined : undone,
  });
}

/** What to do about SQL of another engine, where nothing says which one is meant. */
function otherEngine(sql: string, { name, script }: Dialect): string | undefined {
  if (name !== usualEngine().name) return undefined;
  const found = engineOfTokens(leading(script, sql, mostTokens).join(" "));
  if (found === undefined || found === name) return undefined;
  const engine = engineCalled(found);
  const what = `This is SQL of ${found}, but it is read as that of ${name}, for nothing says otherwise.`;
  if (engine === undefined) return `${what} schemalog has no engine for ${found}.`;
  const where = engine.isEmbedded ? "" : ", and a server to build it on (`shadow: env:SHADOW_DATABASE_URL`)";
  return `${what} Write \`engine: ${engine.name}\` below the connection${where}.`;
}
const mostTokens = 300;

/** The error for a transaction that a script begins and leaves open. */
export function neverCommitted(file: string, begin: Statement): MigrationError {
  const advice = "End it with COMMIT.";
  const { cause, reason } = refused(
    file,
    begin,
    new StatementError("the transaction that starts here is never committed", {}),
  );
  return new MigrationError(reason, cause, {
    hint: `In: ${cause.statement}\n${advice}`,
    cause: undefined,
    advice,
    undone: begin,
  });
}

/** The error for a database that is gone in the midst of a statement. */
export const lost = (file: string, { line }: Statement, error: StatementError) =>
  new SchemalogError(`the shadow database went away at ${printable(file)}:${line}: ${inOneLine(error.message)}`, {
    exitCode: 3,
    hint: "Check that server's log, then run again.",
    cause: error,
  });
