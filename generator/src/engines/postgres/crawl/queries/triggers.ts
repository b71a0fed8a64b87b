import { flag, type Is, listOf, number, oid, oneOf, optional, row, text } from "../../../shape.ts";
import { type CatalogQuery, columnsNamed, commentOn, userSchema } from "../../session.ts";

const triggerRow = row({
  relation: oid,
  name: text,
  /** Bits: 1 row, 2 before, 4 insert, 8 delete, 16 update, 32 truncate, 64 instead of (pg_trigger.h). */
  type: number,
  state: oneOf("O", "D", "R", "A"),
  is_constraint: flag,
  deferrable: flag,
  deferred: flag,
  columns: optional(listOf(number)),
  /** Hexadecimal; each argument ends with a zero byte. */
  arguments: text,
  old_table: optional(text),
  new_table: optional(text),
  routine_schema: text,
  routine: text,
  /** The other table of a constraint trigger. */
  from: optional(oid),
  /** Only where there is a WHEN condition: nothing else prints it. */
  definition: optional(text),
  /** Columns that this condition names, or UPDATE OF. */
  reads: optional(listOf(number)),
  comment: optional(text),
  /** It is the table's, in nothing else than there: only its comment is its own. */
  inherited: optional(flag),
});
export type TriggerRow = Is<typeof triggerRow>;

/**
 * Triggers that people made. Clones on partitions have a tgparentid since 13, and are internal before; as in a dump, only those in another
 * state than their parent's, and also those with a comment. See pg_trigger.
 */
export const triggers = {
  row: triggerRow,
  holds: ["triggers"],
  catalogs: ["pg_trigger", "pg_proc", "pg_depend"],
  sql: (version) => `
SELECT t.tgrelid AS relation, t.tgname AS name, t.tgtype AS type, t.tgenabled AS state, t.tgconstraint <> 0 AS is_constraint,
  t.tgdeferrable AS deferrable, t.tginitdeferred AS deferred, t.tgattr::int2[] AS columns,
  pg_catalog.encode(t.tgargs, 'hex') AS arguments, t.tgoldtable AS old_table, t.tgnewtable AS new_table,
  pn.nspname AS routine_schema, p.proname AS routine, nullif(t.tgconstrrelid, 0) AS "from",
  CASE WHEN t.tgqual IS NOT NULL THEN pg_catalog.pg_get_triggerdef(t.oid) END AS definition,
  CASE WHEN t.tgqual IS NOT NULL THEN ${columnsNamed(
    "d.classid = 'pg_catalog.pg_trigger'::pg_catalog.regclass AND d.objid = t.oid",
    "t.tgrelid",
  )} END AS reads, d.description AS comment,
  ${version >= 130000 ? "CASE WHEN t.tgenabled = u.tgenabled THEN true END" : "NULL"} AS inherited
FROM pg_catalog.pg_trigger t
JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid AND c.relpersistence <> 't'
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace AND ${userSchema("n")}
JOIN pg_catalog.pg_proc p ON p.oid = t.tgfoid
JOIN pg_catalog.pg_namespace pn ON pn.oid = p.pronamespace
${version >= 130000 ? "LEFT JOIN pg_catalog.pg_trigger u ON u.oid = t.tgparentid" : ""}
${commentOn("d", "pg_trigger", "t.oid")}
WHERE ${
    version >= 130000
      ? `(NOT t.tgisinternal AND t.tgparentid = 0) OR (t.tgparentid <> 0 AND t.tgname !~ '^RI_ConstraintTrigger_'
  AND (t.tgenabled <> u.tgenabled OR d.description IS NOT NULL))`
      : "NOT t.tgisinternal"
  }`,
} satisfies CatalogQuery;

const ruleRow = row({
  oid: oid,
  relation: oid,
  name: text,
  definition: text,
  state: oneOf("O", "D", "R", "A"),
  comment: optional(text),
});

/** Rewrite rules other than those of views. See pg_rewrite. */
export const rules = {
  row: ruleRow,
  holds: ["rules"],
  catalogs: ["pg_rewrite"],
  sql: () => `
SELECT r.oid, r.ev_class AS relation, r.rulename AS name, pg_catalog.pg_get_ruledef(r.oid) AS definition, r.ev_enabled AS state, d.description AS comment
FROM pg_catalog.pg_rewrite r
JOIN pg_catalog.pg_class c ON c.oid = r.ev_class
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace AND ${userSchema("n")}
${commentOn("d", "pg_rewrite", "r.oid")}
WHERE r.rulename <> '_RETURN'`,
} satisfies CatalogQuery;

const policyRow = row({
  oid: oid,
  relation: oid,
  name: text,
  command: oneOf("*", "r", "a", "w", "d"),
  permissive: flag,
  roles: listOf(text),
  using: optional(text),
  with_check: optional(text),
  comment: optional(text),
});
export type PolicyRow = Is<typeof policyRow>;

/** Row-level security policies. See pg_policy. */
export const policies = {
  row: policyRow,
  holds: ["policies"],
  catalogs: ["pg_policy"],
  sql: () => `
SELECT p.oid, p.polrelid AS relation, p.polname AS name, p.polcmd AS command, p.polpermissive AS permissive,
  (SELECT json_agg(CASE WHEN role = 0 THEN 'PUBLIC' ELSE pg_catalog.pg_get_userbyid(role) END) FROM unnest(p.polroles) role) AS roles,
  pg_catalog.pg_get_expr(p.polqual, p.polrelid) AS using, pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) AS with_check,
  d.description AS comment
FROM pg_catalog.pg_policy p
${commentOn("d", "pg_policy", "p.oid")}`,
} satisfies CatalogQuery;
