import { z } from "zod";
import { aclOf, type CatalogQuery, commentOn, oid, userSchema } from "../../session.ts";

/** Privileges: grantee, privilege, grantable. */
export const acl = z.array(z.tuple([z.string(), z.string(), z.boolean()]));
export type Acl = z.infer<typeof acl>;

const relationRow = z.object({
  oid: oid,
  schema: z.string(),
  name: z.string(),
  /** r table, p partitioned table, v view, m materialized view, f foreign table, c composite type, S sequence */
  kind: z.enum(["r", "p", "v", "m", "f", "c", "S"]),
  comment: z.string().optional(),
  unlogged: z.boolean(),
  row_security: z.boolean(),
  force_row_security: z.boolean(),
  replica_identity: z.string(),
  storage: z.array(z.string()).optional(),
  access_method: z.string().optional(),
  of_type: z.string().optional(),
  acl: acl.optional(),
  is_partition: z.boolean(),
  bound: z.string().optional(),
  partition_key: z.string().optional(),
  definition: z.string().optional(),
});
export type RelationRow = z.infer<typeof relationRow>;

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
  sql: () => `
SELECT c.oid, n.nspname AS schema, c.relname AS name, c.relkind AS kind, d.description AS comment,
  c.relpersistence = 'u' AS unlogged, c.relrowsecurity AS row_security, c.relforcerowsecurity AS force_row_security,
  c.relreplident AS replica_identity, c.reloptions AS storage,
  CASE WHEN am.amname <> 'heap' THEN am.amname END AS access_method,
  CASE WHEN c.reloftype <> 0 THEN pg_catalog.format_type(c.reloftype, NULL) END AS of_type,
  ${aclOf("c.relacl", "c.relowner")} AS acl,
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

const dependencyRow = z.object({ view: oid, schema: z.string(), name: z.string() });

/** What views read. See the manual on pg_depend and pg_rewrite. */
export const dependencies = {
  row: dependencyRow,
  holds: ["dependsOn"],
  catalogs: ["pg_depend", "pg_rewrite"],
  sql: () => `
SELECT DISTINCT r.ev_class AS view, n.nspname AS schema, c.relname AS name
FROM pg_catalog.pg_rewrite r
JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass AND d.objid = r.oid
  AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid <> r.ev_class AND d.deptype = 'n'
JOIN pg_catalog.pg_class c ON c.oid = d.refobjid AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE r.rulename = '_RETURN' AND ${userSchema("n")}`,
} satisfies CatalogQuery;
