import { qualifiedName, sqlName } from "../../names/names.ts";
import { type Advice, asCode } from "../advice.ts";
import type { Said } from "../script.ts";
import { addCheck, addForeignKey, addKey, buildIndex, retryIndex, setNotNull } from "./added-safely.ts";

/** What does the same as a command without blocking others (manual: REINDEX, REFRESH MATERIALIZED VIEW; pg_repack's documentation). */
const instead: Record<string, string> = {
  "VACUUM FULL":
    "VACUUM without FULL, or the extension pg_repack, which locks the table only for a moment at the beginning and the end.",
  CLUSTER: "Use the extension pg_repack, which locks the table only for a moment at the beginning and the end.",
  REINDEX: "REINDEX … CONCURRENTLY, outside a transaction.",
  "REFRESH MATERIALIZED VIEW":
    "REFRESH MATERIALIZED VIEW CONCURRENTLY, which needs a unique index on columns of the view, without WHERE.",
  "ATTACH PARTITION":
    "First add a CHECK for the same bounds to the table as NOT VALID (with AND … IS NOT NULL for a key that allows NULL), and VALIDATE it in a later transaction: ATTACH PARTITION then does not read the rows.",
  "CREATE INDEX": "CREATE INDEX CONCURRENTLY, outside a transaction.",
  "CREATE UNIQUE INDEX": "CREATE UNIQUE INDEX CONCURRENTLY, outside a transaction.",
};

/** What asks the same of rows without blocking others while they are read (manual: ALTER TABLE). */
const insteadOfAdding: Record<NonNullable<Said["demands"]>, string> = {
  "foreign key": "Add the foreign key as NOT VALID, commit, and VALIDATE CONSTRAINT in a later transaction.",
  key: "CREATE UNIQUE INDEX CONCURRENTLY, outside a transaction, then ADD CONSTRAINT … USING INDEX.",
  check: "Add the check as NOT VALID, commit, and VALIDATE CONSTRAINT in a later transaction.",
  "not null":
    "Add CHECK (… IS NOT NULL) as NOT VALID, commit, and VALIDATE CONSTRAINT in a later transaction: SET NOT NULL after that does not read the rows.",
};

/** What PostgreSQL can do without holding others up (manual: CREATE INDEX, ALTER TABLE, ALTER TYPE). */
export const advice: Advice = {
  ...{ addCheck, addForeignKey, addKey, buildIndex, retryIndex, setNotNull },
  rebuildIndex: (indexes) =>
    `${indexes.map((index) => asCode(`REINDEX INDEX CONCURRENTLY ${index}`)).join(", ")}, outside a transaction`,
  dropIndex: ({ schema }, index, isUnique) =>
    `${isUnique ? "Make sure that duplicates may exist and no ON CONFLICT relies on it" : "Check on every server, replicas too, that nothing uses it (pg_stat_user_indexes.idx_scan)"}, then ${asCode(`DROP INDEX CONCURRENTLY ${qualifiedName(schema, index)}`)}, outside a transaction.`,
  changeCollation: () =>
    "On a large table, add a column with the new collation, build its indexes concurrently, then swap the names.",
  limitWaiting: () => "`SET lock_timeout = '5s'` before it, and run the migration again if it times out.",
  insteadOf: ({ command, demands }) => instead[command] ?? (demands && insteadOfAdding[demands]),
  viewInPlace: (old, now, isGuarded) =>
    asCode(`CREATE VIEW ${old}${isGuarded ? " WITH (security_invoker = true)" : ""} AS SELECT * FROM ${now}`),
  addEnumValue: (type) =>
    `Keep the order, and add new values where they belong: ${asCode(`ALTER TYPE ${type} ADD VALUE … BEFORE …`)}.`,
  keepSequence: (sequence) =>
    `Keep it (${asCode(`ALTER SEQUENCE ${sequence} OWNED BY NONE`)}) until nothing draws numbers from it any more.`,
  continueIdentity: (table, column) =>
    `In the same migration, let it continue after the largest value: ${asCode(`SELECT setval(pg_get_serial_sequence('${table.replaceAll("'", "''")}', '${column.replaceAll("'", "''")}'), max(${sqlName(column)})) FROM ${table}`)}.`,
  movePartition: (partition) =>
    `DETACH PARTITION ${partition}, move the rows that the new bounds leave out, add a CHECK for the new bounds as NOT VALID and VALIDATE it, then ATTACH PARTITION ${partition}.`,
  changePartition: (partition) =>
    `Build indexes of ${partition} with CONCURRENTLY, and add constraints as NOT VALID first.`,
  dropPartition: (table, partition) =>
    `${asCode(`ALTER TABLE ${table} DETACH PARTITION ${partition} CONCURRENTLY`)}, outside a transaction (not where there is a default partition), keep it for a while, and drop it after a backup.`,
  keepRowSecurity: (table) =>
    `Keep ${asCode(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`)}, and widen a policy if a role needs more.`,
  forceRowSecurity: (table) =>
    `Keep ${asCode(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`)} if the application connects as the owner.`,
  enableRowSecurity: (table) => asCode(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`),
  secureDefiner: (form, routine) =>
    `Have it SET search_path = '', ${asCode(`REVOKE EXECUTE ON ${form.toUpperCase()} ${routine} FROM PUBLIC`)}, and grant it to the roles that need it.`,
  keepBarrier: (view) => asCode(`ALTER VIEW ${view} SET (security_barrier = true)`),
  readAsCaller: (view) => asCode(`ALTER VIEW ${view} SET (security_invoker = true)`),
};
