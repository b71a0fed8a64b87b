import { existsSync } from "node:fs";
import {
  addedBy,
  type BlamedColumn,
  blame,
  byObject,
  type Commit,
  type Connection,
  type ConnectionPage,
  connectionHistory,
  connectionPage,
  type Entry,
  lookupOf,
  type ObjectPage,
  objectPage,
  readAnnotations,
  readSnapshot,
  SchemalogError,
  type SchemaObject,
  type Workspace,
} from "schemalog";
import { type ChangeFile, readChanges } from "./changes.ts";

/** All that the pages of a connection show. Object pages are made one at a time: thousands would not fit side by side. */
export type ConnectionData = {
  connection: Connection;
  page: ConnectionPage;
  changes: ChangeFile[];
  objects: SchemaObject[];
  pageOf(object: SchemaObject): { page: ObjectPage; entries: Entry[]; blamed: BlamedColumn[] };
};

/** Reads a workspace: snapshots, annotations, change files, and their history where it is in Git. */
export async function readSite(workspace: Workspace): Promise<ConnectionData[]> {
  const connections: ConnectionData[] = [];
  for (const connection of workspace.connections.filter(isCrawled)) {
    connections.push(await readConnection(workspace, connection));
  }
  return connections;
}

/** Whether there is something to show of a connection yet. */
export const isCrawled = ({ snapshotDir }: Connection): boolean => existsSync(snapshotDir);

async function readConnection(workspace: Workspace, connection: Connection): Promise<ConnectionData> {
  const database = await readSnapshot(connection.snapshotDir);
  const { annotations } = readAnnotations(connection);
  const { entries, commits } = await historyOf(workspace, connection);
  const lookup = lookupOf(database);
  const entriesOf = byObject(entries);
  return {
    connection,
    page: connectionPage(connection.name, lookup, annotations),
    changes: readChanges(connection, entries, commits),
    objects: database.objects,
    pageOf(object) {
      const own = entriesOf(object);
      const columns = "columns" in object ? object.columns : [];
      return { page: objectPage(lookup, object, annotations), entries: own, blamed: blame(columns, own) };
    },
  };
}

/** Nothing outside of a repository, and before its first commit. */
async function historyOf({ repository }: Workspace, connection: Connection) {
  if (repository === undefined) return { entries: [], commits: new Map<string, Commit>() };
  try {
    const { entries } = await connectionHistory(repository, connection);
    return { entries, commits: entries.length === 0 ? new Map() : await addedBy(repository, connection.changesDir) };
  } catch (error) {
    if (!(error instanceof SchemalogError)) throw error;
    return { entries: [], commits: new Map() }; // what git can't tell is no reason to show nothing at all
  }
}
