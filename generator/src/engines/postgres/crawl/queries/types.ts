import { flag, type Is, listOf, number, oid, oneOf, optional, row, text } from "../../../shape.ts";
import { aclOf, type CatalogQuery, commentOn, ownerOf, userSchema } from "../../session.ts";
import { acl } from "./relations.ts";

const typeRow = row({
  oid: oid,
  schema: text,
  name: text,
  /** e enum, d domain, r range, c composite */
  kind: oneOf("e", "d", "r", "c"),
  relation: oid,
  comment: optional(text),
  acl: optional(acl),
  owner: optional(text),
  labels: optional(listOf(text)),
  base: optional(text),
  not_null: flag,
  default: optional(text),
  collation: optional(text),
  subtype: optional(text),
  subtype_opclass: optional(text),
  range_collation: optional(text),
  canonical: optional(text),
  subtype_diff: optional(text),
  multirange: optional(text),
});
export type TypeRow = Is<typeof typeRow>;

const collationName = (ns: string, l: string) =>
  `pg_catalog.quote_ident(${ns}.nspname) || '.' || pg_catalog.quote_ident(${l}.collname)`;

/** The server's own operator classes go by their name alone. */
const className = (ns: string, o: string) =>
  `CASE WHEN ${ns}.nspname = 'pg_catalog' THEN '' ELSE pg_catalog.quote_ident(${ns}.nspname) || '.' END || pg_catalog.quote_ident(${o}.opcname)`;

/** Enums, domains, ranges and stand-alone composite types. See pg_type, pg_enum and pg_range. */
export const types = {
  row: typeRow,
  holds: ["enum", "domain", "range type", "composite type"],
  spares: {
    pg_enum: ["enum"],
    pg_range: ["range type"],
    pg_opclass: ["range type"],
    pg_collation: ["domain", "range type"],
    pg_get_expr: ["domain"],
    quote_ident: ["domain", "range type"],
  },
  catalogs: ["pg_type", "pg_enum", "pg_range"],
  sql: (version, known) => `
SELECT t.oid, n.nspname AS schema, t.typname AS name, t.typtype AS kind, t.typrelid AS relation, d.description AS comment,
  ${aclOf("t.typacl", "t.typowner")} AS acl, ${ownerOf("t.typowner", known)} AS owner,
  CASE WHEN t.typtype = 'e' THEN (SELECT json_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid) END AS labels,
  CASE WHEN t.typtype = 'd' THEN pg_catalog.format_type(t.typbasetype, t.typtypmod) END AS base,
  t.typnotnull AS not_null, CASE WHEN t.typtype = 'd' THEN coalesce(pg_catalog.pg_get_expr(t.typdefaultbin, 0), t.typdefault) END AS default,
  CASE WHEN t.typtype = 'd' AND t.typcollation <> b.typcollation THEN ${collationName("ln", "l")} END AS collation,
  CASE WHEN t.typtype = 'r' THEN pg_catalog.format_type(r.rngsubtype, NULL) END AS subtype,
  CASE WHEN NOT o.opcdefault THEN ${className("on_", "o")} END AS subtype_opclass,
  CASE WHEN r.rngcollation <> s.typcollation THEN ${collationName("rn", "rl")} END AS range_collation,
  nullif(r.rngcanonical::text, '-') AS canonical, nullif(r.rngsubdiff::text, '-') AS subtype_diff,
  ${version >= 140000 ? "(SELECT m.typname FROM pg_catalog.pg_type m WHERE m.oid = r.rngmultitypid)" : "NULL"} AS multirange
FROM pg_catalog.pg_type t
JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace AND ${userSchema("n")}
LEFT JOIN pg_catalog.pg_class c ON c.oid = t.typrelid
LEFT JOIN pg_catalog.pg_type b ON b.oid = t.typbasetype
LEFT JOIN pg_catalog.pg_collation l ON l.oid = t.typcollation
LEFT JOIN pg_catalog.pg_namespace ln ON ln.oid = l.collnamespace
LEFT JOIN pg_catalog.pg_range r ON r.rngtypid = t.oid
LEFT JOIN pg_catalog.pg_type s ON s.oid = r.rngsubtype
LEFT JOIN pg_catalog.pg_opclass o ON o.oid = r.rngsubopc
LEFT JOIN pg_catalog.pg_namespace on_ ON on_.oid = o.opcnamespace
LEFT JOIN pg_catalog.pg_collation rl ON rl.oid = r.rngcollation
LEFT JOIN pg_catalog.pg_namespace rn ON rn.oid = rl.collnamespace
${commentOn("d", "pg_type", "t.oid")}
WHERE t.typtype IN ('e', 'd', 'r') OR (t.typtype = 'c' AND c.relkind = 'c')`,
} satisfies CatalogQuery;

const sequenceRow = row({
  oid: oid,
  type: text,
  start: text,
  increment: text,
  min: text,
  max: text,
  cache: text,
  cycle: flag,
  /** The column that owns it, if any. */
  relation: optional(oid),
  column: optional(number),
  /** It is an identity's. */
  internal: flag,
});
export type SequenceRow = Is<typeof sequenceRow>;

/** What sequences do and which column owns them. See pg_sequence; deptype 'a' is serial, 'i' identity. */
export const sequences = {
  row: sequenceRow,
  holds: ["sequence", "columns"],
  catalogs: ["pg_sequence", "pg_depend"],
  sql: () => `
SELECT s.seqrelid AS oid, pg_catalog.format_type(s.seqtypid, NULL) AS type, s.seqstart::text AS start, s.seqincrement::text AS increment,
  s.seqmin::text AS min, s.seqmax::text AS max, s.seqcache::text AS cache, s.seqcycle AS cycle,
  d.refobjid AS relation, d.refobjsubid AS column, d.deptype IS NOT DISTINCT FROM 'i' AS internal
FROM pg_catalog.pg_sequence s
LEFT JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = s.seqrelid AND d.objsubid = 0
  AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.deptype IN ('a', 'i') AND d.refobjsubid > 0`,
} satisfies CatalogQuery;
