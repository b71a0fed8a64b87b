import { plainly } from "../order.ts";
import { baseName, isSql, type Tool } from "./tool.ts";

/**
 * Prisma Migrate: `<name>/migration.sql`, in the order of the folders' names (Prisma manual, Migration histories).
 * Drizzle from version 1 on keeps the same shape.
 */
export const prisma: Tool = {
  name: "Prisma",
  knows: (files) =>
    files.some(isMigration) &&
    (files.some(({ path }) => baseName(path) === "migration_lock.toml") ||
      files.every((file) => !isSql(file) || isMigration(file))),
  choose: (files) => files.filter(isMigration).sort((a, b) => plainly(a.path, b.path)),
  // Prisma manual, Generating down migrations.
  leavesOut: (path) => /^[^/]+\/down\.sql$/.test(path),
};

const isMigration = ({ path }: { path: string }) => /^[^/]+\/migration\.sql$/.test(path);
