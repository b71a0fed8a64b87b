import { SchemalogError } from "../../errors.ts";
import { type Database, emptyDatabase } from "../model/database.ts";
import { canonical } from "./canonical.ts";
import { type Content, checkPlace, format, formatOf, parseFile } from "./parse.ts";
import { databaseFile, globalListOf, globalLists, globalPath, isSnapshotFile, objectPath } from "./path.ts";
import { printFacts, printGlobal, printObject } from "./print.ts";

/** All files of a canonical database: path below `snapshot/` → text. */
export function toFiles({ objects, ...facts }: Database): Map<string, string> {
  const files = new Map([[databaseFile, printFacts(format, facts)]]);
  for (const list of globalLists) {
    for (const each of facts[list])
      add(globalPath(list, each.name), printGlobal(list, each), `"${each.name}" (${list})`);
  }
  for (const object of objects) {
    const { kind, schema, name } = object;
    add(objectPath(object), printObject(object), `"${schema}"."${name}" (${kind})`);
  }
  return files;

  function add(path: string, text: string, what: string) {
    if (files.has(path)) throw new Error(`two objects are named ${what}`);
    files.set(path, text);
  }
}

/**
 * The canonical database that files (path below `snapshot/` → text) hold; other files among them do not count. `where` is
 * the folder, or the revision and folder, for messages. Throws SchemalogError naming the file that is broken.
 */
export function fromFiles(files: Iterable<[path: string, text: string]>, where = ""): Database {
  const folder = where === "" || /[/:]$/.test(where) ? where : `${where}/`;
  const all = new Map(files);
  const own = all.get(databaseFile);
  // An older schemalog, at work after a newer one, leaves files that its format does not have.
  const isFirst = own !== undefined && formatOf(own) === 1;
  const contents: Content[] = [];
  for (const [path, text] of all) {
    if (!isSnapshotFile(path) || (isFirst && globalListOf(path) !== undefined)) continue;
    const content = parseFile(path, folder + path, text);
    checkPlace(content, path, folder + path);
    contents.push(content);
  }
  if (own === undefined) {
    throw new SchemalogError(`there is no snapshot${where ? ` in ${where}` : ""}: it has no ${databaseFile}`, {
      exitCode: 2,
      hint: "Write one with `schemalog crawl`; it is the folder schema-snapshots/<connection>/snapshot.",
    });
  }
  return gathered(contents);
}

/** The canonical database that contents of files are of together; of `engine` where none of them says so. */
export function gathered(contents: Content[], engine = ""): Database {
  const facts = contents.flatMap((content) => ("facts" in content ? [content.facts] : []));
  const objects = contents.flatMap((content) => ("object" in content ? [content.object] : []));
  const own = facts.find((each) => each.engine !== undefined);
  const listed = Object.fromEntries(
    globalLists.map((list) => [list, facts.flatMap((each): unknown[] => each[list] ?? [])]),
  );
  return canonical({ ...emptyDatabase(own?.engine ?? engine), ...own, ...listed, objects });
}
