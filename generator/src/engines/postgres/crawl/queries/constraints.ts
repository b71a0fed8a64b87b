import { flag, type Is, listOf, number, oid, oneOf, optional, row, text } from "../../../shape.ts";
import { type CatalogQuery, commentOn, userSchema } from "../../session.ts";

const constraintRow = row({
  name: text,
  /** p primary key, u unique, f foreign key, c check, x exclusion, n not null */
  type: oneOf("p", "u", "f", "c", "x", "n"),
  relation: oid,
  domain: oid,
  index: oid,
  columns: optional(listOf(number)),
  target: oid,
  target_columns: optional(listOf(number)),
  on_update: optional(text),
  on_delete: optional(text),
  delete_columns: optional(listOf(number)),
  match: optional(text),
  deferrable: flag,
  deferred: flag,
  validated: flag,
  enforced: flag,
  period: flag,
  no_inherit: flag,
  is_local: flag,
  /** Of a partition: the constraint of its parent that it comes from. */
  parent: oid,
  expression: optional(text),
  definition: optional(text),
  comment: optional(text),
});
export type ConstraintRow = Is<typeof constraintRow>;

/**
 * Constraints of tables and domains; those of NOT NULL (of domains since 17, of tables since 18) only where there is more to say than that. See the manual on
 * pg_constraint; conenforced and conperiod are there since 18.
 */
export const constraints = {
  row: constraintRow,
  holds: ["primaryKey", "uniques", "foreignKeys", "checks", "exclusions", "indexes"],
  spares: { pg_get_expr: ["checks"], pg_get_constraintdef: ["exclusions"] },
  catalogs: ["pg_constraint"],
  sql: (version) => `
SELECT o.conname AS name, o.contype AS type, o.conrelid AS relation, o.contypid AS domain, o.conindid AS index,
  o.conkey AS columns, o.confrelid AS target, o.confkey AS target_columns,
  CASE WHEN o.contype = 'f' THEN o.confupdtype END AS on_update, CASE WHEN o.contype = 'f' THEN o.confdeltype END AS on_delete,
  ${version >= 150000 ? "o.confdelsetcols" : "NULL"} AS delete_columns,
  CASE WHEN o.contype = 'f' THEN o.confmatchtype END AS match,
  o.condeferrable AS deferrable, o.condeferred AS deferred, o.convalidated AS validated,
  ${version >= 180000 ? "o.conenforced" : "true"} AS enforced, ${version >= 180000 ? "o.conperiod" : "false"} AS period,
  o.connoinherit AS no_inherit, o.conislocal AS is_local, o.conparentid AS parent,
  CASE WHEN o.contype = 'c' THEN pg_catalog.pg_get_expr(o.conbin, o.conrelid) END AS expression,
  CASE WHEN o.contype = 'x' THEN pg_catalog.pg_get_constraintdef(o.oid) END AS definition,
  d.description AS comment
FROM pg_catalog.pg_constraint o
JOIN pg_catalog.pg_namespace n ON n.oid = o.connamespace AND ${userSchema("n")}
${commentOn("d", "pg_constraint", "o.oid")}
WHERE o.contype IN ('p', 'u', 'f', 'c', 'x') OR (o.contype = 'n' AND (d.description IS NOT NULL
  OR o.conislocal AND (NOT o.convalidated OR o.connoinherit OR o.conname !~ '_not_null[0-9]*$')))`,
} satisfies CatalogQuery;
