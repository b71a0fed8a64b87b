import { SchemalogError } from "../../errors.ts";
import type { Database, DatabaseFacts } from "../model/database.ts";
import { canonical } from "./canonical.ts";
import { checkPlace, format, parseFacts, parseObject } from "./parse.ts";
import { databaseFile, isSnapshotFile, objectPath } from "./path.ts";
import { printFacts, printObject } from "./print.ts";

/** All files of a canonical database: path below `snapshot/` → text. */
export function toFiles({ objects, ...facts }: Database): Map<string, string> {
  const files = new Map([[databaseFile, printFacts(format, facts)]]);
  for (const object of objects) {
    const path = objectPath(object);
    if (files.has(path)) {
      throw new Error(`two objects are named "${object.schema}"."${object.name}" (${object.kind})`);
    }
    files.set(path, printObject(object));
  }
  return files;
}

/**
 * The canonical database that files (path below `snapshot/` → text) hold; other files among them do not count. `where` is
 * the folder, or the revision and folder, for messages. Throws SchemalogError naming the file that is broken.
 */
export function fromFiles(files: Iterable<[path: string, text: string]>, where = ""): Database {
  const folder = where === "" || /[/:]$/.test(where) ? where : `${where}/`;
  const objects: Database["objects"] = [];
  let facts: DatabaseFacts | undefined;
  for (const [path, text] of files) {
    if (path === databaseFile) facts = parseFacts(folder + path, text);
    if (path === databaseFile || !isSnapshotFile(path)) continue;
    const object = parseObject(folder + path, text);
    checkPlace(object, path, folder + path);
    objects.push(object);
  }
  if (!facts) {
    throw new SchemalogError(`there is no snapshot${where ? ` in ${where}` : ""}: it has no ${databaseFile}`, {
      exitCode: 2,
      hint: "Write one with `schemalog crawl`; it is the folder schema-snapshots/<connection>/snapshot.",
    });
  }
  return canonical({ ...facts, objects });
}
