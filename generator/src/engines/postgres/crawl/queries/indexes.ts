import { flag, type Is, listOf, number, oid, optional, orNull, row, text, tupleOf } from "../../../shape.ts";
import { type CatalogQuery, columnsNamed, commentOn, userSchema } from "../../session.ts";

const indexRow = row({
  oid: oid,
  relation: oid,
  name: text,
  method: text,
  unique: flag,
  nulls_not_distinct: flag,
  valid: flag,
  clustered: flag,
  replica_identity: flag,
  /** Attached to an index of the partitioned parent. */
  attached: flag,
  key_length: number,
  /** Column numbers, 0 for an expression; the included ones follow the key. */
  columns: listOf(number),
  /** Bits: 1 descending, 2 nulls first. */
  directions: listOf(number),
  opclasses: listOf(oid),
  collations: listOf(oid),
  /** One per key part, where any is an expression. */
  expressions: optional(listOf(orNull(text))),
  predicate: optional(text),
  /** Columns that the key, an expression or the predicate names, where there is one of the latter. */
  reads: optional(listOf(number)),
  storage: optional(listOf(text)),
  /** Of parts with facts of their own. With options an operator class is named (its schema and name), be it the default one. */
  parts: optional(
    listOf(
      row({
        position: number,
        statistics: optional(number),
        options: optional(listOf(text)),
        opclass: optional(tupleOf(text, text)),
      }),
    ),
  ),
  comment: optional(text),
});
export type IndexRow = Is<typeof indexRow>;

/**
 * All indexes. Parts are only printed by the server where they are expressions: that is slow. Facts of parts are asked of each index by itself:
 * behind a join with groups the planner expects one row, and compares each index with each comment. See pg_index.
 */
export const indexes = {
  row: indexRow,
  holds: ["indexes", "primaryKey", "uniques"],
  spares: { pg_get_indexdef: ["indexes"], pg_get_expr: ["indexes"], pg_opclass: ["indexes"] },
  catalogs: ["pg_index", "pg_class", "pg_am", "pg_opclass", "pg_depend"],
  sql: (version) => `
SELECT i.indexrelid AS oid, i.indrelid AS relation, c.relname AS name, am.amname AS method, i.indisunique AS unique,
  ${version >= 150000 ? "i.indnullsnotdistinct" : "false"} AS nulls_not_distinct,
  i.indisvalid AS valid, i.indisclustered AS clustered, i.indisreplident AS replica_identity, c.relispartition AS attached,
  i.indnkeyatts AS key_length, i.indkey::int2[] AS columns, i.indoption::int2[] AS directions,
  i.indclass::oid[] AS opclasses, i.indcollation::oid[] AS collations,
  CASE WHEN i.indexprs IS NOT NULL THEN (
    SELECT json_agg(pg_catalog.pg_get_indexdef(i.indexrelid, k, false) ORDER BY k) FROM generate_series(1, i.indnkeyatts) k) END AS expressions,
  CASE WHEN i.indpred IS NOT NULL THEN pg_catalog.pg_get_expr(i.indpred, i.indrelid) END AS predicate,
  CASE WHEN i.indexprs IS NOT NULL OR i.indpred IS NOT NULL THEN ${columnsNamed(
    "d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = i.indexrelid",
    "i.indrelid",
  )} END AS reads,
  c.reloptions AS storage, d.description AS comment,
  (SELECT json_agg(json_strip_nulls(json_build_object('position', a.attnum, 'statistics', nullif(a.attstattarget, -1), 'options', a.attoptions,
      'opclass', CASE WHEN a.attoptions IS NOT NULL THEN (SELECT json_build_array(s.nspname, o.opcname) FROM pg_catalog.pg_opclass o
        JOIN pg_catalog.pg_namespace s ON s.oid = o.opcnamespace WHERE o.oid = i.indclass[a.attnum - 1] AND o.opcdefault) END)))
    FROM pg_catalog.pg_attribute a
    WHERE a.attrelid = i.indexrelid AND a.attnum > 0 AND (a.attoptions IS NOT NULL OR nullif(a.attstattarget, -1) IS NOT NULL)) AS parts
FROM pg_catalog.pg_index i
JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid AND c.relpersistence <> 't'
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace AND ${userSchema("n")}
JOIN pg_catalog.pg_am am ON am.oid = c.relam
${commentOn("d", "pg_class", "c.oid")}`,
} satisfies CatalogQuery;
