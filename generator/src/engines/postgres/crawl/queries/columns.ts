import { flag, type Is, listOf, number, oid, oneOf, optional, row, text } from "../../../shape.ts";
import { aclOf, type CatalogQuery, columnsNamed, commentOn, userSchema } from "../../session.ts";
import { acl } from "./relations.ts";

const columnRow = row({
  relation: oid,
  number: number,
  name: text,
  type: text,
  not_null: flag,
  default: optional(text),
  identity: optional(oneOf("a", "d")),
  generated: optional(oneOf("s", "v")),
  /** Columns that a generated one is made of. */
  reads: optional(listOf(number)),
  collation_oid: optional(oid),
  collation: optional(text),
  comment: optional(text),
  storage: optional(oneOf("p", "e", "m", "x")),
  compression: optional(oneOf("p", "l")),
  statistics: optional(number),
  parameters: optional(listOf(text)),
  foreign_options: optional(listOf(text)),
  /** It is its table's own, too, and not only a parent's. */
  local: optional(flag),
  acl: optional(acl),
});
export type ColumnRow = Is<typeof columnRow>;

/**
 * Columns and attributes. See the manual on pg_attribute and pg_attrdef; attcompression is there since 14. What a generated column
 * reads is recorded of its default since 15, of the column itself before.
 */
export const columns = {
  row: columnRow,
  holds: ["columns"],
  essential: true,
  spares: { pg_get_expr: ["default", "generated"], pg_collation: ["collation"], quote_ident: ["collation"] },
  catalogs: ["pg_attribute", "pg_attrdef", "pg_type", "pg_collation", "pg_depend"],
  sql: (version) => `
SELECT a.attrelid AS relation, a.attnum AS number, a.attname AS name,
  pg_catalog.format_type(a.atttypid, a.atttypmod) AS type, a.attnotnull AS not_null,
  CASE WHEN a.atthasdef THEN pg_catalog.pg_get_expr(f.adbin, f.adrelid) END AS default,
  nullif(a.attidentity, '') AS identity, nullif(a.attgenerated, '') AS generated,
  CASE WHEN a.attgenerated <> '' THEN ${columnsNamed(
    version >= 150000
      ? "d.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass AND d.objid = f.oid AND d.refobjsubid <> a.attnum"
      : "d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = a.attrelid AND d.objsubid = a.attnum",
    "a.attrelid",
  )} END AS reads,
  nullif(a.attcollation, 0) AS collation_oid,
  CASE WHEN a.attcollation <> t.typcollation AND a.attcollation <> 0 THEN pg_catalog.quote_ident(ln.nspname) || '.' || pg_catalog.quote_ident(l.collname) END AS collation,
  d.description AS comment,
  CASE WHEN a.attstorage <> t.typstorage THEN a.attstorage END AS storage,
  ${version >= 140000 ? "nullif(a.attcompression, '')" : "NULL"} AS compression,
  nullif(a.attstattarget, -1) AS statistics, a.attoptions AS parameters, a.attfdwoptions AS foreign_options,
  CASE WHEN a.attislocal AND a.attinhcount > 0 THEN true END AS local,
  ${aclOf("a.attacl", "c.relowner")} AS acl
FROM pg_catalog.pg_attribute a
JOIN pg_catalog.pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c') AND c.relpersistence <> 't'
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace AND ${userSchema("n")}
JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_catalog.pg_attrdef f ON f.adrelid = a.attrelid AND f.adnum = a.attnum
LEFT JOIN pg_catalog.pg_collation l ON l.oid = a.attcollation AND a.attcollation <> t.typcollation
LEFT JOIN pg_catalog.pg_namespace ln ON ln.oid = l.collnamespace
${commentOn("d", "pg_class", "a.attrelid", "a.attnum")}
WHERE a.attnum > 0 AND NOT a.attisdropped
ORDER BY a.attrelid, a.attnum`,
} satisfies CatalogQuery;
