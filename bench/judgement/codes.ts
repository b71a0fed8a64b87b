// What the rules of others are called here. A rule that is in no table is held against every finding of ours.

const rewrites = ["column-type-rewritten", "column-type-narrowed", "table-rewritten", "not-null-column-added"];
const access = ["policy-changed", "row-security-changed", "grant-added", "grant-revoked"];
const routines = ["routine-dropped", "routine-signature-changed"];

/** Our codes that say what a rule of squawk says. */
export const squawkCodes: Record<string, string[]> = {
  "adding-field-with-default": rewrites,
  "adding-foreign-key-constraint": ["foreign-key-added", "writes-blocked"],
  "adding-not-nullable-field": ["made-not-null", "not-null-column-added", "writes-blocked"],
  "adding-required-field": ["not-null-column-added"],
  "adding-serial-primary-key-field": ["unique-added", "table-rewritten", "not-null-column-added"],
  "ban-alter-domain-with-add-constraint": ["check-added", "made-not-null", "writes-blocked"],
  "ban-alter-function-options": [...routines, "stored-results-stale", "option-changed", "executing-role-changed"],
  "ban-alter-view-options": ["view-changed", "executing-role-changed", "option-changed"],
  "ban-alter-generated-expression": ["table-rewritten"],
  "ban-alter-policy-condition": access,
  "ban-alter-policy-roles": access,
  "ban-alter-row-level-security": access,
  "ban-concurrent-index-creation-in-transaction": ["not-in-transaction", "statement-fails"],
  "ban-create-policy": access,
  "ban-disable-trigger": ["trigger-dropped", "triggers-disabled", "row-security-changed"],
  "ban-detach-inheritance": ["partition-dropped", "inheritance-changed"],
  "ban-drop-column": ["column-dropped"],
  "ban-drop-constraint": ["constraint-dropped"],
  // A default that goes with the statement that adds its column is told of with the column.
  "ban-drop-default": ["default-dropped", "not-null-column-added"],
  "ban-drop-domain": ["type-dropped"],
  "ban-drop-extension": ["extension-dropped"],
  "ban-drop-function": ["routine-dropped"],
  "ban-drop-generated-expression": ["default-dropped"],
  "ban-drop-index": ["index-dropped"],
  "ban-drop-policy": access,
  "ban-drop-schema": ["schema-dropped", "table-dropped"],
  "ban-drop-sequence": ["sequence-dropped"],
  "ban-drop-table": ["table-dropped", "partition-dropped"],
  "ban-drop-trigger": ["trigger-dropped"],
  "ban-drop-type": ["type-dropped"],
  "ban-drop-view": ["view-dropped"],
  "ban-new-write-restriction": [
    ...["check-added", "deferrability-changed", "foreign-key-added", "foreign-table-changed", "made-not-null"],
    ...["not-null-column-added", "unique-added", "constraint-dropped", "writes-blocked", "table-rewritten"],
  ],
  "ban-replace-view-function": [
    "view-column-changed",
    "view-changed",
    "writes-lost",
    "stored-results-stale",
    ...routines,
  ],
  "ban-replica-identity": ["option-changed", "publication-narrowed"],
  "ban-revoke": [...access, "role-weakened"],
  "ban-set-schema": ["table-renamed", "view-renamed", "object-renamed"],
  "ban-truncate-cascade": ["table-emptied"],
  "changing-column-type": [
    "column-type-rewritten",
    "column-type-narrowed",
    "column-type-incompatible",
    "type-redefined",
    "foreign-table-changed",
  ],
  "constraint-missing-not-valid": ["foreign-key-added", "check-added", "writes-blocked"],
  "disallowed-unique-constraint": ["unique-added", "writes-blocked"],
  "prefer-repack": ["table-rewritten"],
  "renaming-column": ["column-renamed"],
  "renaming-object": [
    "view-renamed",
    "object-renamed",
    "routine-dropped",
    "type-dropped",
    "sequence-dropped",
    "schema-dropped",
  ],
  "renaming-table": ["table-renamed"],
  "require-concurrent-index-creation": ["index-added", "unique-added"],
  "require-concurrent-index-deletion": ["index-dropped"],
  "require-concurrent-partition-detach": ["partition-dropped"],
  "require-concurrent-reindex": ["writes-blocked"],
};

/** Rules of squawk that are about taste or about how a script is written: no finding of ours would say them. */
export const squawkStyle: readonly string[] = [
  "ban-add-column",
  "ban-add-composite-attribute",
  "ban-add-enum-value",
  "ban-alter-database-options",
  "ban-alter-extension",
  "ban-alter-role-options",
  "ban-alter-sequence-values",
  "ban-alter-system-options",
  "ban-char-field",
  "ban-create-domain-with-constraint",
  "ban-drop-database",
  "ban-drop-not-null",
  "ban-duplicate-column-assignments",
  "ban-set-default",
  "ban-uncommitted-transaction",
  "identifier-too-long",
  "prefer-bigint-over-int",
  "prefer-bigint-over-smallint",
  "prefer-identity",
  "prefer-robust-stmts",
  "prefer-text-field",
  "prefer-timestamp-tz",
  "require-enum-value-ordering",
  "require-lock-timeout",
  "require-statement-timeout",
  "require-table-schema",
  "require-timeout-settings",
  "syntax-error",
  "transaction-nesting",
  "unused-ignore",
];

/** Our codes, or these with what they say becomes of it, that say what a hazard of Stripe's pg-schema-diff says. */
export const stripeCodes: Record<string, string[]> = {
  AcquiresAccessExclusiveLock: [
    ...rewrites,
    "made-not-null",
    "unique-added",
    "check-added",
    "index-dropped",
    "partition-changed",
    "table-repartitioned",
    "constraint-dropped",
    "column-dropped",
  ],
  AcquiresShareRowExclusiveLock: ["foreign-key-added"],
  AcquiresShareLock: ["index-added", "unique-added"],
  AuthzUpdate: access,
  Correctness: ["option-changed", "sequence-dropped", "enum-values-reordered", "routine-signature-changed"],
  DeletesData: [
    "table-dropped",
    "column-dropped",
    "partition-dropped",
    "schema-dropped",
    "sequence-dropped",
    "column-type-narrowed",
    "table-repartitioned",
  ],
  ImpactsDatabasePerformance: ["column-type-rewritten", "column-type-narrowed", "index-added", "index-dropped"],
  IndexBuild: ["index-added", "unique-added", "partition-changed", "index-dropped: is rebuilt"],
  IndexDropped: ["index-dropped", "constraint-dropped", "column-dropped", "partition-changed"],
};

/** Hazards that are about the plan of that tool, not about the change: with what would say them here. */
export const stripePlanOnly: Record<string, string> = {
  ExtensionVersionUpgrade: "the version of an extension is what the server has, and no part of a snapshot",
  HasUntrackableDependencies: "the order in that tool's plan may be wrong; migrations say the order themselves",
};

const planned =
  "its plan adds it without a look at rows, and validates it then; that this fails where rows do not satisfy it is no hazard of that tool";

/** Our codes, or these of one kind of target, that it has no hazard for: with why. */
export const stripeNoHazard: Record<string, string> = {
  "check-added": planned,
  "foreign-key-added": planned,
  "made-not-null": planned,
  "not-null-column-added":
    "that it fails where there are rows, and inserts fail that omit it, is no hazard of that tool",
  "constraint-dropped: check": "it has no hazard for rows that become possible",
  "constraint-dropped: foreign key": "it has no hazard for rows that become possible",
  "option-changed: materialized view": "it has no hazard for storage options",
  "option-changed: routine": "it has no hazard for options of functions",
  "schema-dropped": "it has no hazard for schemas",
};
