import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { shownName, shownUrl } from "../core/masking/index.ts";
import { nearest } from "../core/names/nearest.ts";
import { SchemalogError } from "../errors.ts";
import { resolveCommit } from "../store/git/index.ts";
import { named } from "../workspace/files/index.ts";
import { type Connection, chooseConnections, connectionOf, variableOf, type Workspace } from "../workspace/index.ts";
import { crawlConnection, crawlUrl, type Env } from "./crawl-connection.ts";
import { migrationsSide } from "./migrations.ts";
import type { Side } from "./side.ts";
import { readingsOf, type SideText } from "./side-text.ts";
import { folderSide, revisionSide, snapshotIn } from "./snapshot.ts";

export type SideOptions = {
  cwd: string;
  env: Env;
  /** The connection whose snapshot a bare revision means, and whose settings hold for a URL or migrations. */
  connection?: string | undefined;
};

/**
 * The database that a text of the command line names: a connection (live, or `name@revision`: its snapshot there), a
 * Git revision (the snapshot of `options.connection` there), the folder of a snapshot, a URL, `env:NAME`, or
 * `migrations:<dir>[@<revision>]`. Throws SchemalogError (2) when it names nothing, or two things.
 */
export async function openSide(text: string, workspace: Workspace, options: SideOptions): Promise<Side> {
  const readings = readingsOf(text);
  const [only] = readings;
  if (only && readings.length === 1) return open(only, workspace, options);
  const possible: SideText[] = [];
  for (const reading of readings) possible.push(...(await lookUp(reading, workspace, options)));
  const [chosen] = possible;
  if (!chosen) throw await unknown(text, workspace, options);
  if (possible.length > 1) throw ambiguous(text, possible);
  return open(chosen, workspace, options);
}

async function open(side: SideText, workspace: Workspace, options: SideOptions): Promise<Side> {
  const { cwd, env } = options;
  switch (side.form) {
    case "url": {
      const connection = settingsFor(workspace, options, ({ url }) => url === side.reference);
      const label = variableOf(side.reference) !== undefined ? side.reference : shownUrl(side.reference);
      return { label, ...(await crawlUrl(side.reference, connection, env)) };
    }
    case "migrations": {
      const path = resolve(cwd, side.path);
      return migrationsSide(
        side,
        settingsFor(workspace, options, ({ migrations }) => migrations === path),
        options,
      );
    }
    case "connection": {
      const [connection] = chooseConnections(workspace, [side.name]);
      return { label: side.name, ...(await crawlConnection(connection!, { workspace, env })) };
    }
    case "connection at": {
      const [connection] = chooseConnections(workspace, [side.name]);
      return revisionSide(connection!, side.revision, workspace);
    }
    case "folder": {
      const dir = snapshotIn(named(cwd, side.path));
      if (dir === undefined) throw await unknown(side.path, workspace, options);
      return folderSide(dir, side.path);
    }
    case "revision":
      return revisionSide(meant(side.revision, workspace, options), side.revision, workspace, side.commit);
  }
}

/** A reading of a text, where there is what it means. */
async function lookUp(
  side: SideText,
  { connections, repository }: Workspace,
  { cwd }: SideOptions,
): Promise<SideText[]> {
  if (side.form === "revision") {
    const commit = repository === undefined ? undefined : await commitOf(repository, side.revision);
    return typeof commit === "string" ? [{ ...side, commit }] : [];
  }
  const isThere =
    side.form === "connection" || side.form === "connection at"
      ? connections.some(({ name }) => name === side.name)
      : side.form === "folder" && snapshotIn(resolve(cwd, side.path)) !== undefined;
  return isThere ? [side] : [];
}

/** The commit that a text means, or why it is no Git revision, with what may help (a shallow clone). */
async function commitOf(repository: string, text: string): Promise<string | SchemalogError> {
  try {
    return await resolveCommit(repository, text);
  } catch (error) {
    if (error instanceof SchemalogError) return error;
    throw error;
  }
}

/** The connection whose snapshot a bare revision means. */
function meant(revision: string, workspace: Workspace, { connection }: SideOptions): Connection {
  const [first, ...others] = chooseConnections(workspace, connection === undefined ? [] : [connection]);
  if (first && others.length === 0) return first;
  throw new SchemalogError(`${revision} is ambiguous: there are ${workspace.connections.length} connections`, {
    exitCode: 2,
    hint: `Write one of: ${workspace.connections.map(({ name }) => `${name}@${revision}`).join(", ")}.`,
  });
}

/** The connection whose filter, timeouts and shadow server hold: the one asked for, the one it is of, or the only one. */
/** The settings that hold for a side that is no connection: those asked for, of the one it is of, or of the only one. */
export function settingsFor(
  workspace: Workspace,
  { connection }: SideOptions,
  isOf: (one: Connection) => boolean,
): Connection {
  if (connection !== undefined) return chooseConnections(workspace, [connection])[0]!;
  const { connections, root } = workspace;
  const found = connections.find(isOf) ?? (connections.length === 1 ? connections[0] : undefined);
  return found ?? connectionOf(root, "database");
}

function ambiguous(text: string, possible: SideText[]): SchemalogError {
  const ways = possible.map(({ form }) => {
    if (form === "folder") return `./${text} for the folder`;
    if (form === "revision") return `${text}~0 for the Git revision`;
    return `connection:${text} for the connection`;
  });
  return new SchemalogError(`\`${text}\` is ambiguous: it could be ${possible.length} things`, {
    exitCode: 2,
    hint: `Write ${ways.join(", or ")}.`,
  });
}

async function unknown(text: string, workspace: Workspace, { cwd }: SideOptions): Promise<SchemalogError> {
  const { connections, repository } = workspace;
  const near = nearest(
    text,
    connections.map(({ name }) => name),
  );
  const found = repository === undefined ? undefined : await commitOf(repository, text);
  const noRevision = found instanceof SchemalogError ? found : undefined;
  const hints = [
    ...(near ? [`Did you mean the connection \`${near}\`?`] : []),
    ...(existsSync(resolve(cwd, text)) ? [`If it holds migrations, write migrations:${text}.`] : []),
    ...(noRevision?.hint?.includes("shallow") ? [noRevision.hint] : []),
    "Give a connection, connection@revision, a Git revision, a snapshot folder, a URL, env:NAME or migrations:<dir>[@<revision>].",
  ];
  const tried = ["a connection", "a folder with a snapshot", ...(noRevision ? ["a Git revision"] : [])];
  return new SchemalogError(`\`${shownName(text)}\` is neither ${tried.join(" nor ")}`, {
    exitCode: 2,
    hint: hints.join("\n"),
  });
}
