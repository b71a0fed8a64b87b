import { anchorOf, type Change, inWordsOf, kindWord } from "schemalog";
import { schemaStem, slugOf } from "../url.ts";
import type { ConnectionData } from "./workspace.ts";

/**
 * What the sidebar of every page lists, fetched once: `objects` are name, kind and path below `path`. All paths are below the
 * base of the site, and without a slash at their end.
 */
export type Names = {
  connections: {
    name: string;
    path: string;
    /** What its tables have as columns, where that is called otherwise. */
    part?: string;
    schemas: { name: string; path: string; folder: string; objects: [name: string, kind: string, path: string][] }[];
  }[];
};

/** A column: its name alone where that is in its anchor as it is, after `column-`. */
export type ColumnName = string | [name: string, anchor: string];

/** What the search looks through beside the names: columns in the order of the objects, and what is gone. */
export type MoreNames = {
  columns: ColumnName[][];
  /** What a change took away: its name in parts, what it was, the connection, and the path of the change. */
  gone: [name: string[], kind: string, connection: string, path: string][];
};

export const namesOf = (connections: ConnectionData[]): Names => ({
  connections: connections.map(({ connection: { name }, page, objects }) => ({
    name,
    path: slugOf(name, "").replace(/\/$/, ""),
    ...partOf(objects, page.engine),
    schemas: page.schemas.map((schema) => ({
      name: schema.name,
      path: slugOf(name, schemaStem(schema.folder)),
      folder: slugOf(name, schema.folder),
      objects: schema.groups.flatMap(({ kind, entries }) =>
        entries.map((entry): [string, string, string] => [
          entry.name,
          kind,
          slugOf("", entry.link.stem.slice(schema.folder.length + 1)).slice(1),
        ]),
      ),
    })),
  })),
});

function partOf(objects: ConnectionData["objects"], engine: string): { part?: string } {
  const collection = objects.find(({ kind }) => kind === "collection");
  if (collection === undefined) return {};
  return {
    part: inWordsOf(engine, () => kindWord({ kind: "column", parent: { kind: "collection", name: "" }, name: "" })),
  };
}

export const moreNamesOf = (connections: ConnectionData[]): MoreNames => ({
  columns: connections.flatMap(({ page, columnsOf }) =>
    page.schemas.flatMap(({ groups }) =>
      groups.flatMap(({ entries }) => entries.map(({ link }) => columnsOf(link.stem).map(columnName))),
    ),
  ),
  gone: connections.flatMap((each) => inWordsOf(each.page.engine, () => goneOf(each))),
});

function columnName(name: string): ColumnName {
  const anchor = anchorOf("column", name);
  return anchor === `column-${name}` ? name : [name, anchor];
}

function goneOf({ connection: { name }, entries, changeStemOf }: ConnectionData): MoreNames["gone"] {
  return entries.flatMap(({ commit, changes }) => {
    const stem = changeStemOf(commit);
    if (stem === undefined) return [];
    return changes
      .flatMap(takenAway)
      .map(([names, kind]): MoreNames["gone"][number] => [names, kind, name, slugOf(name, stem)]);
  });
}

/** The names that a change took away: of an object, with its columns, or of a column. */
function takenAway(change: Change): [names: string[], kind: string][] {
  if (change.op !== "removed" && change.op !== "renamed") return [];
  const target = change.op === "removed" ? change.target : change.from;
  const { kind, schema, parent, name } = target;
  if (schema === undefined || (parent !== undefined && kind !== "column")) return [];
  if (change.op === "renamed")
    return [[[schema, ...(parent ? [parent.name] : []), name], `renamed ${kindWord(target)}`]];
  const columns = ("columns" in change.before && change.before.columns) || [];
  return [
    [[schema, ...(parent ? [parent.name] : []), name], `dropped ${kindWord(target)}`],
    ...columns.map((column): [string[], string] => [
      [schema, name, nameOf(column)],
      `dropped ${kindWord({ kind: "column", parent: { kind: target.kind as "table", name }, name: "" })}`,
    ]),
  ];
}

/** Indexes and keys have names of columns where tables have columns. */
const nameOf = (column: string | { name: string }): string => (typeof column === "string" ? column : column.name);
