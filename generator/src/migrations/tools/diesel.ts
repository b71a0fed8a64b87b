import { plainly } from "../order.ts";
import { baseName, folderOf, isSql, type SourceFile, type Tool } from "./tool.ts";
import { passesOver, refuses, topmost } from "./trouble.ts";

const isUp = ({ path }: SourceFile) => /(^|\/)[^/.][^/]*\/up\.sql$/.test(path);
const nameOf = (path: string) => baseName(folderOf(path).slice(0, -1));

/** migrations_internals, version_from_string(). */
const versionOf = (path: string) => nameOf(path).split("_")[0]?.replaceAll("-", "");

/** Diesel (diesel_migrations/src/file_based_migrations.rs): `<version>_<name>/up.sql`, in the order of the versions' texts. */
export const diesel: Tool = {
  name: "Diesel",
  reads: /^metadata\.toml$/,
  // migrations_internals; diesel/src/migration/setup_migration_table.sql.
  keeps: [
    {
      name: "__diesel_schema_migrations",
      columns: "version varchar(50) NOT NULL PRIMARY KEY, run_on timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP",
    },
  ],
  knows: (files) => files.some(isUp),
  choose: (files) => topmost(files.filter(isUp)).sort((a, b) => plainly(versionOf(a.path)!, versionOf(b.path)!)),
  // migration_harness.rs, pending_migrations(): it runs what is new in a map by version, and looks at nothing else.
  history: {
    edited: { severity: "risky", does: "Diesel does not run it again" },
    removed: { severity: "risky", does: "Diesel can't revert what is deleted where it has run" },
    early: { severity: "risky", does: "where that has run, Diesel runs this one after it" },
    clash: { severity: "breaking", does: "Diesel takes the two for one, and runs one of them only" },
  },
  versionOf,
  settingsOf: (path) => `${folderOf(path)}metadata.toml`,
  noTransaction: /^[ \t]*run_in_transaction[ \t]*=[ \t]*false[ \t\r]*(#.*)?$/m,
  // migration_harness.rs, run_migration(); without it, batch_execute() sends the file as one query all the same.
  transaction: ({ asksForNone, statements }) =>
    asksForNone && statements < 2
      ? "none"
      : {
          opens: asksForNone
            ? "Diesel sends a file as one query, whose statements share a transaction"
            : "Diesel opens a transaction for each migration",
          instead: asksForNone
            ? "Put it into a migration of its own, with no other statement, and run_in_transaction = false in its metadata.toml."
            : "Put it into a migration of its own, with no other statement, and write run_in_transaction = false into a file metadata.toml beside it.",
        },
  leavesOut: (path) => baseName(path) === "down.sql",
  troubles(files, chosen) {
    const depth = chosen[0]?.path.split("/").length ?? 0;
    const folders = new Set(chosen.map(({ path }) => folderOf(path)));
    const folderOfMigration = (path: string) =>
      `${path
        .split("/")
        .slice(0, depth - 1)
        .join("/")}/`;
    return files.filter(isSql).flatMap(({ path, text }) => {
      const parts = path.split("/").length;
      if (parts < depth) {
        if (!/^\d/.test(baseName(path))) return [];
        const does = "Diesel runs up.sql of each folder, and never a file beside them";
        return [
          passesOver({ path, why: "is in no folder of its own", does, instead: "Move it to <version>_<name>/up.sql." }),
        ];
      }
      const does = "Diesel ends with an error before it runs anything";
      if (!folders.has(folderOfMigration(path))) {
        return [refuses({ path, why: "is in a folder without a file up.sql", does, instead: "Add an up.sql there." })];
      }
      if (text !== "" || !chosen.some((one) => one.path === path)) return [];
      const instead = "Write a statement or a comment into it, or delete its folder.";
      return [refuses({ path, why: "is empty", does: "Diesel ends with an error when it comes to it", instead })];
    });
  },
};
