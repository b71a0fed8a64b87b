import { plainly } from "../order.ts";
import { breakpoint } from "./drizzle.ts";
import { baseName, fileOfItsOwn, folderOf, isSql, type Tool } from "./tool.ts";
import { passesOver, refuses } from "./trouble.ts";

const lock = "migration_lock.toml";
const isLock = ({ path }: { path: string }) => baseName(path) === lock;

/**
 * Prisma Migrate: `<name>/migration.sql`, in the order of the folders' names (Prisma manual, Migration histories).
 * Drizzle from version 1 on keeps the same shape.
 */
export const prisma: Tool = {
  name: "Prisma",
  // prisma-engines, schema-connector, create_migrations_table().
  keeps: [
    {
      name: "_prisma_migrations",
      columns:
        "id varchar(36) NOT NULL PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamp with time zone, migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamp with time zone, started_at timestamp with time zone NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0",
    },
  ],
  journal: lock,
  cutsAt: breakpoint,
  // prisma/orm#14456: one query for each file; from 7.4 on, CONCURRENTLY is cut out of it (prisma-engines#5767, #5799).
  transaction: ({ statements }) =>
    statements < 2
      ? "none"
      : {
          opens: "Prisma before version 7.4 sends a file as one query, whose statements share a transaction",
          instead: fileOfItsOwn,
        },
  knows: (files) =>
    files.some(isMigration) && (files.some(isLock) || files.every((file) => !isSql(file) || isMigration(file))),
  choose: (files) => files.filter(isMigration).sort((a, b) => plainly(a.path, b.path)),
  engine: (files) => /\bprovider\s*=\s*"(\w+)"/.exec(files.find(isLock)?.text ?? "")?.[1],
  hasChecksums: true,
  // Prisma manual, Migration histories; About the shadow database: `migrate dev` replays them.
  history: {
    edited: {
      severity: "risky",
      does: "`prisma migrate deploy` does not run it again, and `prisma migrate dev` wants to reset databases that ran it",
    },
    removed: {
      severity: "risky",
      does: "`prisma migrate dev` wants to reset databases that ran what is deleted",
    },
    early: { severity: "risky", does: "where that has run, `prisma migrate deploy` runs this one after it" },
  },
  // Error reference, P3015: each folder has to have a migration.sql.
  troubles: (files, chosen) =>
    files.filter(isSql).flatMap(({ path }) => {
      const folder = path.split("/")[0];
      if (chosen.some((script) => folderOf(script.path) === `${folder}/`)) return [];
      if (path.includes("/")) {
        const does = "`prisma migrate deploy` ends with error P3015 before it runs anything";
        const instead = "Call it migration.sql, or move its folder elsewhere.";
        return [refuses({ path, why: "is in a folder without a migration.sql", does, instead })];
      }
      const does = "Prisma runs migration.sql of each folder, and never a file beside them";
      return [
        passesOver({ path, why: "is in no folder of its own", does, instead: "Move it to <name>/migration.sql." }),
      ];
    }),
  // Prisma manual, Generating down migrations.
  leavesOut: (path) => /^[^/]+\/down\.sql$/.test(path),
};

const isMigration = ({ path }: { path: string }) => /^[^/]+\/migration\.sql$/.test(path);
