// Prints the milliseconds of the first diff of a process: the snapshot in the given folder against one with 21 changes.
import { diff } from "../generator/src/core/diff/index.ts";
import type { Database, SchemaObject } from "../generator/src/core/model/database.ts";
import { readSnapshot } from "../generator/src/store/snapshot/index.ts";

const [folder = ""] = process.argv.slice(2);
const before = await readSnapshot(folder);
// Read anew: the two sides must share no object, or a comparison by identity would do.
const after = changed(await readSnapshot(folder));

const begin = performance.now();
const changes = diff(before, after);
const milliseconds = performance.now() - begin;
if (changes.length !== 21) throw new Error(`21 changes were made, the diff has ${changes.length}`);
console.log(milliseconds);

function changed(database: Database): Database {
  const step = Math.floor(database.objects.length / 22);
  const chosen = new Set(Array.from({ length: 21 }, (_, index) => (index + 1) * step));
  return {
    ...database,
    objects: database.objects.map((object, index) => (chosen.has(index) ? edited(object) : object)),
  };
}

function edited(object: SchemaObject): SchemaObject {
  return { ...object, comment: `${object.comment ?? ""} Described anew.` };
}
