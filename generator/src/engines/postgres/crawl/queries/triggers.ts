import { z } from "zod";
import { type CatalogQuery, commentOn, oid, userSchema } from "../../session.ts";

const triggerRow = z.object({
  relation: oid,
  name: z.string(),
  /** Bits: 1 row, 2 before, 4 insert, 8 delete, 16 update, 32 truncate, 64 instead of (pg_trigger.h). */
  type: z.number(),
  state: z.enum(["O", "D", "R", "A"]),
  is_constraint: z.boolean(),
  deferrable: z.boolean(),
  deferred: z.boolean(),
  columns: z.array(z.number()).optional(),
  /** Hexadecimal; each argument ends with a zero byte. */
  arguments: z.string(),
  old_table: z.string().optional(),
  new_table: z.string().optional(),
  routine_schema: z.string(),
  routine: z.string(),
  /** Only where there is a WHEN condition: nothing else prints it. */
  definition: z.string().optional(),
  comment: z.string().optional(),
});
export type TriggerRow = z.infer<typeof triggerRow>;

/** Triggers that people made. Clones on partitions have a tgparentid since 13, and are internal before. See pg_trigger. */
export const triggers = {
  row: triggerRow,
  holds: ["triggers"],
  catalogs: ["pg_trigger", "pg_proc"],
  sql: (version) => `
SELECT t.tgrelid AS relation, t.tgname AS name, t.tgtype AS type, t.tgenabled AS state, t.tgconstraint <> 0 AS is_constraint,
  t.tgdeferrable AS deferrable, t.tginitdeferred AS deferred, t.tgattr::int2[] AS columns,
  pg_catalog.encode(t.tgargs, 'hex') AS arguments, t.tgoldtable AS old_table, t.tgnewtable AS new_table,
  pn.nspname AS routine_schema, p.proname AS routine,
  CASE WHEN t.tgqual IS NOT NULL THEN pg_catalog.pg_get_triggerdef(t.oid) END AS definition, d.description AS comment
FROM pg_catalog.pg_trigger t
JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid AND c.relpersistence <> 't'
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace AND ${userSchema("n")}
JOIN pg_catalog.pg_proc p ON p.oid = t.tgfoid
JOIN pg_catalog.pg_namespace pn ON pn.oid = p.pronamespace
${commentOn("d", "pg_trigger", "t.oid")}
WHERE NOT t.tgisinternal${version >= 130000 ? " AND t.tgparentid = 0" : ""}`,
} satisfies CatalogQuery;

const ruleRow = z.object({
  relation: oid,
  name: z.string(),
  definition: z.string(),
  state: z.enum(["O", "D", "R", "A"]),
  comment: z.string().optional(),
});

/** Rewrite rules other than those of views. See pg_rewrite. */
export const rules = {
  row: ruleRow,
  holds: ["rules"],
  catalogs: ["pg_rewrite"],
  sql: () => `
SELECT r.ev_class AS relation, r.rulename AS name, pg_catalog.pg_get_ruledef(r.oid) AS definition, r.ev_enabled AS state, d.description AS comment
FROM pg_catalog.pg_rewrite r
JOIN pg_catalog.pg_class c ON c.oid = r.ev_class
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace AND ${userSchema("n")}
${commentOn("d", "pg_rewrite", "r.oid")}
WHERE r.rulename <> '_RETURN'`,
} satisfies CatalogQuery;

const policyRow = z.object({
  relation: oid,
  name: z.string(),
  command: z.enum(["*", "r", "a", "w", "d"]),
  permissive: z.boolean(),
  roles: z.array(z.string()),
  using: z.string().optional(),
  with_check: z.string().optional(),
  comment: z.string().optional(),
});
export type PolicyRow = z.infer<typeof policyRow>;

/** Row-level security policies. See pg_policy. */
export const policies = {
  row: policyRow,
  holds: ["policies"],
  catalogs: ["pg_policy"],
  sql: () => `
SELECT p.polrelid AS relation, p.polname AS name, p.polcmd AS command, p.polpermissive AS permissive,
  (SELECT json_agg(CASE WHEN role = 0 THEN 'PUBLIC' ELSE pg_catalog.pg_get_userbyid(role) END) FROM unnest(p.polroles) role) AS roles,
  pg_catalog.pg_get_expr(p.polqual, p.polrelid) AS using, pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) AS with_check,
  d.description AS comment
FROM pg_catalog.pg_policy p
${commentOn("d", "pg_policy", "p.oid")}`,
} satisfies CatalogQuery;
