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
  type Places,
  placesOf,
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
  /** Newest first. */
  entries: Entry[];
  objects: SchemaObject[];
  places: Places;
  /** The columns of the object with this stem. */
  columnsOf(stem: string): string[];
  /** Path of the page of the change that came with a commit; undefined where none did. */
  changeStemOf(commit: Commit): string | undefined;
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
  const changes = readChanges(connection, entries, commits);
  const stemOfCommit = new Map(changes.toReversed().map((change) => [change.commit?.id, change.stem]));
  const byStem = new Map(database.objects.map((object) => [lookup.stem(object), object]));
  return {
    connection,
    page: connectionPage(connection.name, lookup, annotations),
    changes,
    entries,
    objects: database.objects,
    places: placesOf(lookup),
    columnsOf(stem) {
      const object = byStem.get(stem);
      return object && "columns" in object ? object.columns.map(({ name }) => name) : [];
    },
    changeStemOf: ({ id }) => stemOfCommit.get(id),
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
