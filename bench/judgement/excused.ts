import type { Disagreement } from "./disagreement.ts";

/** Cases in which another judge's word is no measure of ours, and why; about some of its rules alone, or of our codes where it has no word. */
type Excuse = { because: string; of?: string[]; cases: string[] };

/** Why a case of a suite is excused, as far as a rule goes. */
export const excuseOf = (suite: string, name: string, rule: string): string | undefined =>
  excused[suite]?.find(({ of, cases }) => cases.includes(name) && (of?.includes(rule) ?? true))?.because;

/** The cases of a suite in which nothing is left to excuse, once all of it was judged. */
export const unneeded = (suite: string, left: Pick<Disagreement, "place" | "excused">[]): string[] =>
  (excused[suite] ?? []).flatMap(({ because, cases }) =>
    cases.filter((name) => !left.some((one) => one.place === name && one.excused === because)),
  );

const excused: Record<string, Excuse[]> = {
  "squawk's cases": [
    {
      because: "the table is made by the same script, which needs no care for it",
      cases: [
        "adding_foreign_key_constraint/created_table_after_commit_err",
        "adding_primary_key_constraint/created_table_after_commit_err",
        "adding_primary_key_constraint/new_tables_without_transaction_err",
        "constraint_missing_not_valid/created_table_after_commit_err",
        "constraint_missing_not_valid/created_table_in_previous_transaction_err",
        "constraint_missing_not_valid/new_tables_without_transaction_err",
        "disallow_unique_constraint/created_table_after_commit_err",
        "require_concurrent_index_creation/created_table_after_commit_err",
      ],
    },
    {
      because: "the new column is NULL in every row, so that the engine looks at none and locks for a moment: measured",
      cases: ["adding_foreign_key_constraint/add_column_references_lock"],
    },
    {
      because: "the other judge's settings say PostgreSQL 11, where a validated check did not yet help",
      cases: ["adding_not_null_field/pg11_cross_migration_validate_then_set_not_null_err"],
    },
    {
      because:
        "nothing of these names is there, which a script that says OR REPLACE may run into, too: nobody uses them yet",
      cases: ["ban_replace_view_function/err"],
    },
    {
      because: "a rule that does nothing instead of INSERT loses what is written, also where it replaces no other",
      cases: ["ban_replace_view_function/replacement_variants-2"],
    },
    {
      because: "TRUNCATE takes all rows away without CASCADE, too",
      cases: ["ban_truncate_cascade/ok"],
    },
    {
      because: "only REPACK of PostgreSQL 19 is not to be had; the table is rewritten all the same",
      cases: ["prefer_repack/cluster_below_pg19_ok", "prefer_repack/vacuum_full_below_pg19_ok"],
    },
    {
      because: "it can't run: a table that is new inherits from none",
      cases: ["existing_object_compatibility/ban_detach_inheritance/detach_inheritance-2"],
    },
    {
      because: "a column of a foreign table that the other server does not have fails each INSERT",
      cases: ["existing_object_compatibility/ban_new_write_restriction/additional_write_constraint_forms-2"],
    },
  ],
  Stripe: [
    {
      because: "evidence says that it was renamed, which a person may reject; nothing says that it was dropped",
      cases: [
        "foreign_key_constraint_cases_test.go Add and drop FK (conflicting schemas)",
        "materialized_view_cases_test.go Recreate materialized view due to dependent column changing",
        "partitioned_table_cases_test.go Re-creating base table causes partitions to be re-created",
        "policy_cases_test.go Alter policy that references deleted columns and new columns (non-public schema)",
        "policy_cases_test.go Re-create policy that references deleted columns and new columns (non-public schema)",
        "sequence_cases_test.go And and Drop sequences (conflicting schemas)",
        "sequence_cases_test.go Alter ownership (from table to table; original table dropped)",
        "table_cases_test.go Add and drop a table (conflicting schemas)",
        "table_cases_test.go Alter table: effectively drop by changing everything",
        "trigger_cases_test.go Trigger on re-created table is re-created",
        "view_cases_test.go Recreate view due to dependent column changing",
      ],
    },
    {
      because: "an index or a key on the same columns stays, of which ours tells as safe",
      of: ["IndexDropped"],
      cases: [
        "index_cases_test.go Add a primary key when the index already exists but is not unique",
        "index_cases_test.go Add a unique constraint when the index already exists but is not unique",
        "partitioned_index_cases_test.go Add primary key constraint with existing matching base-table index (matching child index does not exist)",
        "partitioned_index_cases_test.go Add unique constraint with existing matching base-table index (matching child index does not exist)",
        "partitioned_index_cases_test.go Add primary key constraint with existing matching base-table index (local matching child index exists)",
      ],
    },
    {
      because: "the constraint takes the index that is there, and gives it its name",
      of: ["IndexDropped", "IndexBuild"],
      cases: [
        "index_cases_test.go Add a primary key when the index already exists but has a name different to the constraint",
        "index_cases_test.go Add a unique constraint when the index already exists but has a name different to the constraint",
      ],
    },
    {
      because: "a grant to one role by its name takes nothing from anybody; ours tells of it as safe",
      of: ["AuthzUpdate"],
      cases: [
        "privilege_cases_test.go Grant multiple privileges to role",
        "privilege_cases_test.go Grant on non-public schema table",
        "privilege_cases_test.go Grant on partitioned parent table",
      ],
    },
    {
      because: "row-level security is off, so that the policy decided nothing",
      of: ["AuthzUpdate"],
      cases: ["policy_cases_test.go Drop non-public schema policy", "policy_cases_test.go Drop policy and columns"],
    },
    {
      because: "FORCE does nothing where row-level security is off",
      of: ["AuthzUpdate"],
      cases: ["table_cases_test.go Unforce RLS"],
    },
    {
      because: "varchar becomes text without a look at a row: measured",
      cases: ["column_cases_test.go Modify data type (varchar -> TEXT) with compatible default"],
    },
    {
      because: "a number for each row has every row written anew: measured",
      of: ["table-rewritten"],
      cases: [
        "column_cases_test.go Add one column with serial",
        "column_cases_test.go Add identity column - always no cycle",
        "column_cases_test.go Add identity column - default cycle",
      ],
    },
    {
      because:
        "its plan makes the table anew, of which it has one hazard; the keys, indexes and policies change all the same",
      of: ["constraint-dropped", "unique-added", "index-added", "policy-changed"],
      cases: [
        "database_schema_source_cases_test.go Drop partitioned table, Add partitioned table with local keys",
        "schema_cases_test.go Drop partitioned table, Add partitioned table with local keys",
        "materialized_view_cases_test.go Recreate materialized view due to table recreation (unpartitioned to partitioned)",
        "view_cases_test.go Recreate view due to table recreation (unpartitioned to partitioned)",
        "partitioned_table_cases_test.go Partitioned to unpartitioned and child tables still exist",
        "policy_cases_test.go Alter policy (table is re-created)",
      ],
    },
    {
      because: "it has no hazard for columns of views, which queries read",
      of: ["column-dropped"],
      cases: [
        "materialized_view_cases_test.go alter - removing select column",
        "view_cases_test.go alter - removing select column",
      ],
    },
    {
      because: "it has no hazard for triggers",
      of: ["partition-changed"],
      cases: [
        "trigger_cases_test.go Create triggers with quoted names on partitioned table and partition",
        "trigger_cases_test.go Drop triggers with quoted names on partitioned table and partition",
      ],
    },
    {
      because: "its plan adds the foreign key without a look at rows, and validates it then",
      of: ["partition-changed"],
      cases: ["foreign_key_constraint_cases_test.go Add FK on partition"],
    },
    {
      because: "the schema after it is in a folder that the case does not have",
      cases: ["database_schema_source_cases_test.go Dir src - happy path"],
    },
  ],
};
