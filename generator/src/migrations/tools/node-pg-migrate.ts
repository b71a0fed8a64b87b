import { naturally } from "../order.ts";
import { isSql, type SourceFile, type Tool } from "./tool.ts";
import { topmost } from "./trouble.ts";

const up = /^\s*--[\s-]*up\s+migration/i;
const all = (files: SourceFile[]) => topmost(files.filter(isSql)).sort((a, b) => naturally(a.path, b.path));

/** node-pg-migrate, its files in SQL (src/sqlMigration.ts): a file without a line for the way up is run whole. */
export const nodePgMigrate: Tool = {
  name: "node-pg-migrate",
  // src/runner.ts, ensureMigrationsTable().
  keeps: [
    { name: "pgmigrations", columns: "id integer PRIMARY KEY, name varchar(255) NOT NULL, run_on timestamp NOT NULL" },
  ],
  knows: (files) => all(files).some(({ text }) => text.split("\n").some((line) => up.test(line))),
  choose: all,
  markers: {
    up,
    down: /^\s*--[\s-]*down\s+migration/i,
    like: /^\s*--[\s-]*(up|down)\b/i,
    surely: /^\s*--[\s-]*(up|down)\s+migration\b/i,
  },
  // src/runner.ts, checkOrder(): it knows files by their names.
  history: {
    edited: { severity: "risky", does: "node-pg-migrate does not run it again" },
    removed: {
      severity: "breaking",
      does: "node-pg-migrate refuses to go on in databases that ran what is deleted, where others follow",
    },
    early: {
      severity: "breaking",
      does: "node-pg-migrate refuses to go on in databases that ran that, unless told to by --no-check-order",
    },
  },
  // src/runner.ts: singleTransaction. Of a file in SQL nothing can switch that off.
  transaction: () => ({
    opens:
      "node-pg-migrate opens one transaction for all files that it runs, or with --no-single-transaction one for each",
    instead: "Write that migration in JavaScript, with pgm.noTransaction().",
  }),
};
