import {
  databaseFile,
  decodePath,
  type Identity,
  isObjectFile,
  parseFacts,
  parseObject,
} from "../core/canonical/index.ts";
import { engineOf } from "../engines/registry.ts";
import { SchemalogError } from "../errors.ts";
import { pathInRepository, readFilesAt, removedFiles, resolveCommit } from "../store/git/index.ts";
import { findObject, unknownObject } from "../store/history/find-object.ts";
import { type Connection, chooseConnections, openWorkspace } from "../workspace/index.ts";
import type { Context, Input } from "./command.ts";

/** An object that a person named, and where its history is. */
export type Found = {
  repository: string;
  /** The commit that HEAD is at. */
  revision: string;
  connection: Connection;
  object: Identity;
  files: Map<string, string>;
};

/**
 * Finds the object that a command is about in the snapshots of HEAD, or, where it is gone from there, in older ones. Throws
 * SchemalogError (2) when there is none of that name, or several.
 */
export async function findCommitted({ args: [text = ""], options }: Input, context: Context): Promise<Found> {
  const workspace = await openWorkspace(context);
  const repository = workspace.repository;
  if (repository === undefined) {
    throw new SchemalogError(`${workspace.root} is not in a Git repository`, {
      exitCode: 2,
      hint: "History comes from Git. Start one with `git init` and `schemalog crawl --commit`.",
    });
  }
  const wanted = typeof options.connection === "string" ? [options.connection] : [];
  const connections = chooseConnections(workspace, wanted);
  const revision = await resolveCommit(repository, "HEAD");
  const found: Found[] = [];
  const known: Identity[] = [];
  for (const connection of connections) {
    const folder = await pathInRepository(repository, connection.snapshotDir);
    const files = await readFilesAt(repository, revision, folder);
    const schema = defaultSchema(files.get(databaseFile));
    const present = identitiesOf(files);
    let object = findObject(text, present, schema);
    known.push(...present);
    if (object === undefined) {
      const gone = (await removedFiles(repository, folder)).flatMap((path) => decodePath(path) ?? []);
      object = findObject(text, gone, schema);
      known.push(...gone);
    }
    if (object) found.push({ repository, revision, connection, object, files });
  }
  const [only, ...others] = found;
  if (only === undefined) throw unknownObject(text, known);
  if (others.length === 0) return only;
  throw new SchemalogError(`\`${text}\` is in several connections`, {
    exitCode: 2,
    hint: `Choose one: --connection ${found.map(({ connection }) => connection.name).join(" or --connection ")}`,
  });
}

/** The objects of a snapshot by the names of their files; only a file whose name is too long to tell is read. */
const identitiesOf = (files: Map<string, string>): Identity[] =>
  [...files].flatMap(([path, text]) => {
    if (!isObjectFile(path)) return [];
    return decodePath(path) ?? parseObject(path, text);
  });

function defaultSchema(text: string | undefined): string {
  return text === undefined ? "" : engineOf(parseFacts(databaseFile, text).engine).defaultSchema;
}
