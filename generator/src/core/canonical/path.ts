import type { ObjectKind } from "../model/database.ts";
import { decodeName, decodeUnits, encodeName } from "../names/file-name.ts";

/** The file of all that belongs to no schema. */
export const databaseFile = "database.json";

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
export function isSnapshotFile(path: string): boolean {
  if (path === databaseFile) return true;
  const [schema = "", folder = "", name = "", ...deeper] = path.split("/");
  const isSafe = !/^(\.|$)/.test(schema) && !/[\\:\0]/.test(path);
  return isSafe && deeper.length === 0 && kindOf.has(folder) && name.endsWith(".json");
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
