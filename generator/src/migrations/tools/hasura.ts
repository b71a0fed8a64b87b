import { naturally } from "../order.ts";
import { baseName, folderOf, leadingNumber, type SourceFile, type Tool } from "./tool.ts";

const folder = "[0-9]{13}_[^/]*";
const isUp = ({ path }: SourceFile) => new RegExp(`(^|/)${folder}/up\\.sql$`).test(path);
const nameOf = (path: string) => baseName(folderOf(path).slice(0, -1));

/** Hasura (cli/migrate/source): `migrations/<database>/<milliseconds>_<name>/up.sql`, each database for itself. */
export const hasura: Tool = {
  name: "Hasura",
  found: new RegExp(`^((?:.*/)?migrations(?:/[^/]+)?)/${folder}/(?:up|down)\\.sql$`),
  knows: (files) => files.some(isUp),
  choose: (files) => files.filter(isUp).sort((a, b) => naturally(nameOf(a.path), nameOf(b.path))),
  // cli/migrate/migrate.go: it runs what the server's list of versions lacks; cli/migrate/source/migration.go: one of a version.
  history: {
    edited: { severity: "risky", does: "Hasura does not run it again" },
    early: { severity: "risky", does: "where that has run, Hasura runs this one after it" },
    clash: { severity: "breaking", does: "Hasura refuses two of one version, and migrates nothing" },
  },
  versionOf: (path) => leadingNumber(nameOf(path)),
  // Hasura manual, Schema API, run_sql: the server runs it in a transaction; hasura/graphql-engine#1483.
  transaction: () => ({
    opens: "Hasura runs a file in a transaction",
    instead:
      "Hasura can't be told not to: run it by hand first, and write it here as a transaction allows it, with IF NOT EXISTS: that then does nothing.",
  }),
  leavesOut: (path) => baseName(path) === "down.sql",
};
