import { shownUrl } from "../core/masking/index.ts";
import { type ExitCode, SchemalogError, type Warning } from "../errors.ts";
import {
  type Connection,
  checkFolders,
  chooseConnections,
  connectionOf,
  variableOf,
  type Workspace,
} from "../workspace/index.ts";

/** A connection, and the URL that is read in place of what it says, where a person gave one. */
export type Chosen = { connection: Connection; url?: string | undefined };

/** Connections by name; a URL is one of its own, called as its database is. Throws SchemalogError (2). */
export function choose(workspace: Workspace, args: string[]): Chosen[] {
  const isUrl = (text: string) => text.includes("://") || variableOf(text) !== undefined;
  if (!args.some(isUrl)) return chooseConnections(workspace, args).map((connection) => ({ connection }));
  return args.flatMap((text): Chosen[] => {
    if (!isUrl(text)) return chooseConnections(workspace, [text]).map((connection) => ({ connection }));
    const connection = connectionOf(workspace.root, nameOf(text));
    checkFolders(connection, workspace);
    return [{ connection, url: text }];
  });
}

/** From what may be shown of the URL: where a password has a `/` or `#` in it, the database is not where it seems. */
function nameOf(url: string): string {
  const variable = variableOf(url);
  const name =
    variable !== undefined
      ? (/^\w+$/.exec(variable)?.[0] ?? "").toLowerCase()
      : (/\/([^/]+)$/.exec(shownUrl(url).replace("://", ":"))?.[1] ?? "");
  return name.replace(/[^A-Za-z0-9_-]+/g, "-").replace(/^-+|-+$/g, "") || "database";
}

export const inConnection = (warning: Warning, { name }: Connection): Warning => ({
  ...warning,
  object: warning.object ? `${name}: ${warning.object}` : name,
});

/** Runs the work for each connection, one after the other; those that fail don't stop the others. */
export async function eachApart<T>(
  chosen: Chosen[],
  work: (chosen: Chosen) => Promise<T>,
): Promise<{ results: T[]; failure: SchemalogError | undefined }> {
  const results: T[] = [];
  const failures: Failure[] = [];
  for (const one of chosen) {
    try {
      results.push(await work(one));
    } catch (error) {
      if (!(error instanceof SchemalogError)) throw error;
      failures.push({ connection: one.connection, error });
    }
  }
  return { results, failure: together(failures) };
}

type Failure = { connection: Connection; error: SchemalogError };

/** The message behind the connection's name, where it does not begin with a database of that name. */
const named = ({ connection: { name }, error: { message } }: Failure): string =>
  message.startsWith(`database "${name}"`) ? message : `${name}: ${message}`;

/** One error for all connections that failed; the most serious exit code counts. */
function together(failures: Failure[]): SchemalogError | undefined {
  const [only] = failures;
  if (only === undefined) return undefined;
  if (failures.length === 1) {
    const { hint, exitCode } = only.error;
    return new SchemalogError(named(only), {
      exitCode,
      ...(hint && { hint }),
      cause: only.error,
    });
  }
  const lines = failures.map((one) => `  ${named(one)}\n    ${one.error.hint ?? ""}`.trimEnd());
  const exitCode = Math.max(...failures.map(({ error }) => error.exitCode)) as ExitCode;
  return new SchemalogError(`${failures.length} connections failed\n${lines.join("\n")}`, { exitCode });
}

/** `1 object`, `2 objects`. */
