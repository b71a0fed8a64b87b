import { createHash } from "node:crypto";
import { SchemalogError } from "../errors.ts";
import type { Database } from "../model/database.ts";
import { canonical } from "./canonical.ts";
import { format, parseDatabaseFile, parseObject } from "./parse.ts";
import { databaseFile, objectPath } from "./path.ts";
import { printFile } from "./print.ts";

/** All files of a canonical database: path below `snapshot/` → text. */
export function toFiles({ objects, ...facts }: Database): Map<string, string> {
  const files = new Map([[databaseFile, printFile({ format, ...facts })]]);
  for (const object of objects) files.set(objectPath(object), printFile(object));
  return files;
}

/** The database that files hold, canonical. Throws SchemalogError naming the file that is broken. */
export function fromFiles(files: Iterable<[path: string, text: string]>): Database {
  const objects: Database["objects"] = [];
  let facts: Omit<Database, "objects"> | undefined;
  for (const [path, text] of files) {
    if (path === databaseFile) facts = parseDatabaseFile(path, text);
    else if (path.endsWith(".json")) objects.push(parseObject(path, text));
  }
  if (!facts) {
    throw new SchemalogError(`there is no ${databaseFile}: this is not a snapshot`, {
      exitCode: 2,
      hint: "A snapshot is the folder schema-snapshots/<connection>/snapshot that `schemalog crawl` writes",
    });
  }
  return canonical({ ...facts, objects });
}

/**
 * The Git tree id (SHA-1, hexadecimal) of a folder with these files, all of mode 100644: the version of the schema, equal
 * to `git rev-parse REV:path/to/snapshot`. See git-scm.com/book/en/v2/Git-Internals-Git-Objects.
 */
export function treeId(files: Map<string, string>): string {
  return hashTree([...files].map(([path, text]) => ({ path: path.split("/"), text }))).toString("hex");
}

type Entry = { path: string[]; text: string };

function hashTree(entries: Entry[]): Buffer {
  const folders = new Map<string, Entry[]>();
  const items: { sortKey: string; header: string; id: Buffer }[] = [];
  for (const { path, text } of entries) {
    const [name = "", ...rest] = path;
    if (rest.length === 0)
      items.push({ sortKey: name, header: `100644 ${name}\0`, id: hashObject("blob", Buffer.from(text)) });
    else (folders.get(name) ?? folders.set(name, []).get(name)!).push({ path: rest, text });
  }
  for (const [name, inner] of folders)
    items.push({ sortKey: `${name}/`, header: `40000 ${name}\0`, id: hashTree(inner) });
  items.sort((a, b) => Buffer.compare(Buffer.from(a.sortKey), Buffer.from(b.sortKey)));
  return hashObject("tree", Buffer.concat(items.flatMap(({ header, id }) => [Buffer.from(header), id])));
}

const hashObject = (type: string, content: Buffer): Buffer =>
  createHash("sha1").update(`${type} ${content.length}\0`).update(content).digest();
