import { naturally } from "../order.ts";
import { baseName, isSql, type SourceFile, type Tool } from "./tool.ts";

const backwards = /(^|[._-])(down|undo|rollback|revert)\.sql$/i;
const numbered = /^v?[0-9]/i;

/** Rails keeps one dump of the whole schema next to the migrations in Ruby. */
export const structure: Tool = {
  name: "structure.sql",
  choose(files) {
    const script = files.find(({ path }) => path === "structure.sql");
    return script && [script];
  },
};

/**
 * Any other folder of SQL, also that of goose, dbmate, Supabase: its files in the order of their numbers. Where some
 * have a number, those without (seeds, dumps, helpers) are left out.
 */
export const plain: Tool = {
  name: "SQL files",
  choose(files) {
    const scripts = files.filter((file) => isSql(file) && !backwards.test(file.path));
    const counted = scripts.filter(({ path }) => path.split("/").some((part) => numbered.test(part)));
    const chosen = counted.length > 0 ? counted : scripts;
    return chosen.length > 0 ? chosen.sort((a, b) => naturally(a.path, b.path)) : undefined;
  },
};

/** Atlas (manual, Versioned Migrations): the same; on an empty database it begins with the latest checkpoint. */
export const atlas: Tool = {
  name: "Atlas",
  choose(files) {
    if (!files.some(({ path }) => baseName(path) === "atlas.sum")) return undefined;
    const scripts = plain.choose(files);
    return scripts?.slice(Math.max(0, scripts.findLastIndex(isCheckpoint)));
  },
};

const isCheckpoint = ({ text }: SourceFile) => /^\s*--\s*atlas:checkpoint\b/.test(text);
