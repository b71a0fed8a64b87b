import type { Globals, ObjectKind } from "../model/database.ts";
import { decodeName, decodeUnits, encodeName } from "../names/file-name.ts";

/** The file of the database itself. */
export const databaseFile = "database.json";

/** The folder of each list of what belongs to no schema. No schema's folder is called so: encodeName() gives no `@`. */
const globalFolderOf: Record<keyof Globals, string> = {
  schemas: "@schemas",
  extensions: "@extensions",
  eventTriggers: "@event-triggers",
  servers: "@servers",
  publications: "@publications",
  defaultPrivileges: "@default-privileges",
  otherObjects: "@other-objects",
};
export const globalLists = Object.keys(globalFolderOf) as (keyof Globals)[];
const globalOf = new Map(globalLists.map((list) => [globalFolderOf[list], list]));

/** Path below `snapshot/` of the file of what belongs to no schema. */
export const globalPath = (list: keyof Globals, name: string): string =>
  `${globalFolderOf[list]}/${encodeName(name)}.json`;

/** The folder of each kind of object, below its schema's. */
export const folderOf: Record<ObjectKind, string> = {
  table: "tables",
  "foreign table": "foreign-tables",
  collection: "collections",
  view: "views",
  "materialized view": "materialized-views",
  sequence: "sequences",
  enum: "enums",
  domain: "domains",
  "composite type": "composite-types",
  "range type": "range-types",
  routine: "routines",
  event: "events",
};
const kindOf = new Map(Object.entries(folderOf).map(([kind, folder]) => [folder, kind as ObjectKind]));

export type Identity = { kind: ObjectKind; schema: string; name: string; signature?: string | undefined };

/** The name that tells an object from the others of its kind and schema: with the signature for a routine, `f(integer)`. */
export const objectName = ({ name, signature }: { name: string; signature?: string | undefined }): string =>
  signature === undefined ? name : `${name}(${signature})`;

/** Path of an object without extension, below the folder of snapshots or docs: `public/tables/orders`. */
export const objectStem = ({ kind, schema, name, signature }: Identity): string =>
  `${encodeName(schema)}/${folderOf[kind]}/${encodeName(name, signature)}`;

/** Path of an object's file below `snapshot/`. */
export const objectPath = (object: Identity): string => `${objectStem(object)}.json`;

/**
 * Whether a path below `snapshot/` is one that a snapshot writes; others in that folder are left alone. No such path leads
 * anywhere else: encodeName() gives no name that begins with a dot, or has a backslash, colon or NUL in it.
 */
export const isSnapshotFile = (path: string): boolean =>
  path === databaseFile || isObjectFile(path) || globalListOf(path) !== undefined;

/** Whether a path below `snapshot/` is one of an object. */
export function isObjectFile(path: string): boolean {
  const [schema = "", folder = "", name = "", ...deeper] = path.split("/");
  const isSafe = !/^([.@]|$)/.test(schema) && !/[\\:\0]/.test(path);
  return isSafe && deeper.length === 0 && kindOf.has(folder) && name.endsWith(".json");
}

/** The list that a path below `snapshot/` is of a member of; undefined for all other paths. */
export function globalListOf(path: string): keyof Globals | undefined {
  const [folder = "", name = "", ...deeper] = path.split("/");
  const isSafe = deeper.length === 0 && name.endsWith(".json") && !/[\\:\0]/.test(name);
  return isSafe ? globalOf.get(folder) : undefined;
}

/** The object that a path below `snapshot/` is the file of; undefined where only its content can tell. */
export function decodePath(path: string): Identity | undefined {
  const [folder = "", kindFolder = "", file = ""] = path.split("/");
  const kind = kindOf.get(kindFolder);
  const schema = decodeName(folder);
  if (kind === undefined || schema === undefined) return undefined;
  const [, start = "", inner] = /^([^(]*)(?:\((.*)\))?\.json$/s.exec(file) ?? [];
  const identity = { kind, schema, name: decodeUnits(start), signature: inner && decodeUnits(inner) };
  return objectPath(identity) === path.normalize("NFC") ? identity : undefined;
}
