import { naturally } from "../order.ts";
import { baseName, isSql, type SourceFile, type Tool } from "./tool.ts";

const backwards = /(?:^|[._-])(down|undo|rollback|revert)\.sql$/i;
const numbered = /^v?[0-9]/i;

/** Rails keeps one dump of the whole schema next to the migrations in Ruby. */
export const structure: Tool = {
  name: "structure.sql",
  knows: (files) => files.some(({ path }) => path === "structure.sql"),
  choose: (files) => files.filter(({ path }) => path === "structure.sql"),
  leavesOut: (path) => !/\.sql$/i.test(path),
};

/**
 * Any other folder of SQL, also that of Supabase: its files in the order of their numbers. Where some have a number, those
 * without (seeds, dumps, helpers) are left out, and so is what goes back.
 */
export const plain: Tool = {
  name: "SQL files",
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

/** Atlas (manual, Versioned Migrations): the same; on an empty database it begins with the latest checkpoint. */
export const atlas: Tool = {
  ...plain,
  name: "Atlas",
  knows: (files) => files.some(({ path }) => baseName(path) === "atlas.sum") && plain.knows(files),
  choose(files) {
    const scripts = plain.choose(files);
    return scripts.slice(Math.max(0, scripts.findLastIndex(isCheckpoint)));
  },
};

const isCheckpoint = ({ text }: SourceFile) => /^\s*--\s*atlas:checkpoint\b/.test(text);
