import { flag, type Is, listOf, number, oid, oneOf, optional, row, text, tupleOf } from "../../../shape.ts";
import { aclOf, type CatalogQuery, commentOn, firstOfUsers, ownerOf, userSchema } from "../../session.ts";

/** Privileges: grantee, privilege, grantable. */
export const acl = listOf(tupleOf(text, text, flag));
export type Acl = Is<typeof acl>;

const relationRow = row({
  oid: oid,
  schema: text,
  name: text,
  /** r table, p partitioned table, v view, m materialized view, f foreign table, c composite type, S sequence */
  kind: oneOf("r", "p", "v", "m", "f", "c", "S"),
  comment: optional(text),
  unlogged: flag,
  row_security: flag,
  force_row_security: flag,
  replica_identity: oneOf("d", "n", "f", "i"),
  storage: optional(listOf(text)),
  access_method: optional(text),
  of_type: optional(text),
  acl: optional(acl),
  owner: optional(text),
  is_partition: flag,
  bound: optional(text),
  partition_key: optional(text),
  definition: optional(text),
});
export type RelationRow = Is<typeof relationRow>;

/** Tables, views, sequences and row types. See the manual on pg_class (catalog-pg-class). */
export const relations = {
  row: relationRow,
  holds: ["table"],
  essential: true,
  spares: {
    pg_get_viewdef: ["view", "materialized view"],
    pg_rewrite: ["view", "materialized view"],
    pg_get_expr: ["partitioning"],
    pg_get_partkeydef: ["partitioning"],
    pg_am: ["options"],
  },
  catalogs: ["pg_class", "pg_namespace", "pg_am", "pg_description"],
  sql: (_, known) => `
SELECT c.oid, n.nspname AS schema, c.relname AS name, c.relkind AS kind, d.description AS comment,
  c.relpersistence = 'u' AS unlogged, c.relrowsecurity AS row_security, c.relforcerowsecurity AS force_row_security,
  c.relreplident AS replica_identity, c.reloptions || CASE WHEN c.reltoastrelid <> 0 THEN (
    SELECT pg_catalog.array_agg('toast.' || o.option) FROM pg_catalog.pg_class t, unnest(t.reloptions) o(option) WHERE t.oid = c.reltoastrelid) END AS storage,
  CASE WHEN am.amname <> 'heap' THEN am.amname END AS access_method,
  CASE WHEN c.reloftype <> 0 THEN pg_catalog.format_type(c.reloftype, NULL) END AS of_type,
  ${aclOf("c.relacl", "c.relowner")} AS acl, ${ownerOf("c.relowner", known)} AS owner,
  c.relispartition AS is_partition,
  CASE WHEN c.relispartition THEN pg_catalog.pg_get_expr(c.relpartbound, c.oid) END AS bound,
  CASE WHEN c.relkind = 'p' THEN pg_catalog.pg_get_partkeydef(c.oid) END AS partition_key,
  CASE WHEN c.relkind IN ('v', 'm') THEN pg_catalog.pg_get_viewdef(c.oid) END AS definition
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
${commentOn("d", "pg_class", "c.oid")}
LEFT JOIN pg_catalog.pg_am am ON am.oid = c.relam
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c', 'S') AND c.relpersistence <> 't' AND ${userSchema("n")}`,
} satisfies CatalogQuery;

const dependencyRow = row({
  catalog: oneOf("pg_class", "pg_rewrite", "pg_policy", "pg_proc"),
  oid: oid,
  relation: oid,
  columns: listOf(number),
});
export type DependencyRow = Is<typeof dependencyRow>;

const catalogs = ["pg_rewrite", "pg_policy", "pg_proc"];

/**
 * What views (by their own id, not their rule's), rules, policies and routines read: relations, and the numbers of columns; 0 for a
 * relation as a whole. What else may name only columns of its own table comes with it. See pg_depend and pg_rewrite.
 */
export const dependencies = {
  row: dependencyRow,
  holds: ["dependsOn"],
  catalogs: ["pg_depend", "pg_rewrite"],
  sql: () => `
SELECT CASE WHEN r.rulename = '_RETURN' THEN 'pg_class' ELSE k.relname END AS catalog,
  CASE WHEN r.rulename = '_RETURN' THEN r.ev_class ELSE d.objid END AS oid,
  d.refobjid AS relation, array_agg(d.refobjsubid) AS columns
FROM pg_catalog.pg_depend d
JOIN pg_catalog.pg_class k ON k.oid = d.classid
LEFT JOIN pg_catalog.pg_rewrite r ON k.relname = 'pg_rewrite' AND r.oid = d.objid
WHERE d.classid IN (${catalogs.map((name) => `'pg_catalog.${name}'::pg_catalog.regclass`).join(", ")}) AND d.objid >= ${firstOfUsers}
  AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid >= ${firstOfUsers} AND d.deptype = 'n'
GROUP BY 1, 2, 3`,
} satisfies CatalogQuery;
