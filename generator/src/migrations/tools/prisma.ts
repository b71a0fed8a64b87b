import { plainly } from "../order.ts";
import { baseName, isSql, type Tool } from "./tool.ts";

/**
 * Prisma Migrate: `<name>/migration.sql`, in the order of the folders' names (Prisma manual, Migration histories).
 * Drizzle from version 1 on keeps the same shape.
 */
export const prisma: Tool = {
  name: "Prisma",
  choose(files) {
    const scripts = files.filter(({ path }) => /^[^/]+\/migration\.sql$/.test(path));
    const ours =
      files.some(({ path }) => baseName(path) === "migration_lock.toml") ||
      files.every((file) => !isSql(file) || scripts.includes(file));
    return scripts.length > 0 && ours ? scripts.sort((a, b) => plainly(a.path, b.path)) : undefined;
  },
};
