import { naturally } from "../order.ts";
import { placeholders } from "./flyway.ts";
import { baseName, folderOf, isSql, type Tool } from "./tool.ts";

const backwards = /(?:^|[._-])(down|undo|rollback|revert)\.sql$/i;
const numbered = /^v?[0-9]/i;

/**
 * Any other folder of SQL, also that of Supabase: its files in the order of their numbers. Where some have a number, those
 * without (seeds, dumps, helpers) are left out, and so is what goes back.
 */
export const plain: Tool = {
  name: "SQL files",
  calls: "SQL file",
  // Each folder may be one of its own, and a letter behind the number is a part of it.
  versionOf(path) {
    const number = /^v?\d+([._-]\d+)*(?=[._-])/i.exec(baseName(path))?.[0];
    return number && folderOf(path) + number;
  },
  // It may be Flyway's all the same: with other prefixes, or repeatable migrations alone.
  fills: placeholders,
  knows: (files) => plain.choose(files).length > 0,
  choose(files) {
    const scripts = files.filter((file) => isSql(file) && !backwards.test(file.path));
    const counted = scripts.filter(({ path }) => path.split("/").some((part) => numbered.test(part)));
    return (counted.length > 0 ? counted : scripts).sort((a, b) => naturally(a.path, b.path));
  },
  // It is the way of the folder where there are such files already; the first of them may be one that is run.
  leavesOut(path, others) {
    const ending = endingOf(path);
    return ending !== undefined && others.some((other) => endingOf(other.path) === ending);
  },
};

const endingOf = (path: string) => backwards.exec(path)?.[1]?.toLowerCase();
