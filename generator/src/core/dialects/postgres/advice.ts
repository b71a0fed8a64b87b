import { sqlName } from "../../names/names.ts";
import type { Advice } from "../advice.ts";

/** What does the same as a command without blocking others (manual: REINDEX, REFRESH MATERIALIZED VIEW; pg_repack's documentation). */
const instead: Record<string, string> = {
  "VACUUM FULL":
    "VACUUM without FULL, or the extension pg_repack, which locks the table only for a moment at the beginning and the end.",
  CLUSTER: "Use the extension pg_repack, which locks the table only for a moment at the beginning and the end.",
  REINDEX: "REINDEX … CONCURRENTLY, outside a transaction.",
  "REFRESH MATERIALIZED VIEW":
    "REFRESH MATERIALIZED VIEW CONCURRENTLY, which needs a unique index on columns of the view, without WHERE.",
  "ATTACH PARTITION":
    "First add a CHECK for the same bounds to the table as NOT VALID, and VALIDATE it in a later transaction: ATTACH PARTITION then does not read the rows.",
  "CREATE INDEX": "CREATE INDEX CONCURRENTLY, outside a transaction.",
  "CREATE UNIQUE INDEX": "CREATE UNIQUE INDEX CONCURRENTLY, outside a transaction.",
};

/** What PostgreSQL can do without holding others up (manual: CREATE INDEX, ALTER TABLE, ALTER TYPE). */
export const advice: Advice = {
  buildIndex: (index, table) => `CREATE INDEX CONCURRENTLY ${index} ON ${table} (…), outside a transaction.`,
  rebuildIndex: (index) =>
    `CREATE INDEX CONCURRENTLY under another name, DROP INDEX CONCURRENTLY ${index}, then ALTER INDEX … RENAME TO ${index}.`,
  retryIndex: (index) =>
    `DROP INDEX CONCURRENTLY IF EXISTS ${index} first, then CREATE INDEX CONCURRENTLY ${index} without IF NOT EXISTS.`,
  dropIndex: (index, isUnique) =>
    `${isUnique ? "Make sure that duplicates may exist and no ON CONFLICT relies on it" : "Check on every server, replicas too, that nothing uses it (pg_stat_user_indexes.idx_scan)"}, then DROP INDEX CONCURRENTLY ${index}, outside a transaction.`,
  addUnique(table, columns, kind) {
    if (kind === "index")
      return `Look for duplicates of (${columns}), then CREATE UNIQUE INDEX CONCURRENTLY on ${table}, outside a transaction.`;
    const look = kind === "unique" ? "duplicates" : "NULLs and duplicates";
    const prove = kind === "unique" ? "" : ", make the columns NOT NULL (proved by a CHECK)";
    return `Look for ${look} of (${columns})${prove}, CREATE UNIQUE INDEX CONCURRENTLY on ${table} outside a transaction, then ADD CONSTRAINT … USING INDEX.`;
  },
  buildUnique: (table, isConstraint) =>
    `CREATE UNIQUE INDEX CONCURRENTLY on ${table}${isConstraint ? ", then ADD CONSTRAINT … USING INDEX" : ", outside a transaction"}.`,
  addForeignKey: (table, { name, columns, parent }) =>
    `ALTER TABLE ${table} ADD CONSTRAINT ${name} FOREIGN KEY (${columns}) REFERENCES ${parent} NOT VALID, commit, then VALIDATE CONSTRAINT ${name} in a later transaction.`,
  addCheck: (owner, check) =>
    `ALTER ${owner.kind.toUpperCase()} ${owner.name} ADD CONSTRAINT ${check} CHECK … NOT VALID, commit, correct the rows, then VALIDATE CONSTRAINT ${check} ${owner.kind === "domain" ? "at a quiet time: it blocks writes to these tables" : "in a later transaction"}.`,
  setNotNull: (table, column) =>
    `Fill the NULLs. Then, each in a transaction of its own: ADD CONSTRAINT … CHECK (${column} IS NOT NULL) NOT VALID; VALIDATE it; ALTER TABLE ${table} ALTER COLUMN ${column} SET NOT NULL, which then does not read the rows.`,
  changeCollation: () =>
    "On a large table, add a column with the new collation, build its indexes concurrently, then swap the names.",
  limitWaiting: () => "SET lock_timeout = '5s' before it, and run the migration again if it times out.",
  insteadOf: (command) => instead[command],
  addEnumValue: (type) =>
    `Keep the order, and add new values where they belong: ALTER TYPE ${type} ADD VALUE … BEFORE ….`,
  keepSequence: (sequence) =>
    `Keep it (ALTER SEQUENCE ${sequence} OWNED BY NONE) until nothing draws numbers from it any more.`,
  continueIdentity: (table, column) =>
    `In the same migration, let it continue after the largest value: SELECT setval(pg_get_serial_sequence('${table.replaceAll("'", "''")}', '${column.replaceAll("'", "''")}'), max(${sqlName(column)})) FROM ${table}.`,
  movePartition: (partition) =>
    `Move the rows to another partition first, then DETACH and ATTACH PARTITION ${partition} in one transaction.`,
  changePartition: (partition) =>
    `Build indexes of ${partition} with CONCURRENTLY, and add constraints as NOT VALID first.`,
  dropPartition: (table, partition) =>
    `ALTER TABLE ${table} DETACH PARTITION ${partition} CONCURRENTLY, outside a transaction (not where there is a default partition), keep it for a while, and drop it after a backup.`,
  keepRowSecurity: (table) =>
    `Keep ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, and widen a policy if a role needs more.`,
  forceRowSecurity: (table) =>
    `Keep ALTER TABLE ${table} FORCE ROW LEVEL SECURITY if the application connects as the owner.`,
  enableRowSecurity: (table) => `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
  secureDefiner: (form, routine) =>
    `Have it SET search_path = '', REVOKE EXECUTE ON ${form.toUpperCase()} ${routine} FROM PUBLIC, and grant it to the roles that need it.`,
  readAsCaller: (view) => `ALTER VIEW ${view} SET (security_invoker = true)`,
};
