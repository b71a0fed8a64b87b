import { type Is, optional, row, text } from "../../../shape.ts";
import { firstOfUsers, userSchema } from "../../session.ts";

export const uncoveredRow = row({ kind: text, schema: optional(text), name: text });
export type UncoveredRow = Is<typeof uncoveredRow>;

/** Those that no extension brought along: [what they are, catalog, column of the name, column of the schema, condition]. */
const kinds: [kind: string, catalog: string, name: string, schema?: string, condition?: string][] = [
  ["access method", "pg_am", "amname"],
  ["base type", "pg_type", "typname", "typnamespace", "c.typtype = 'b' AND c.typelem = 0"],
  ["cast", "pg_cast", "oid"],
  ["collation", "pg_collation", "collname", "collnamespace"],
  ["conversion", "pg_conversion", "conname", "connamespace"],
  ["foreign-data wrapper", "pg_foreign_data_wrapper", "fdwname"],
  ["language", "pg_language", "lanname"],
  ["operator", "pg_operator", "oprname", "oprnamespace"],
  ["operator class", "pg_opclass", "opcname", "opcnamespace"],
  ["text search configuration", "pg_ts_config", "cfgname", "cfgnamespace"],
  ["text search dictionary", "pg_ts_dict", "dictname", "dictnamespace"],
  ["text search parser", "pg_ts_parser", "prsname", "prsnamespace"],
  ["text search template", "pg_ts_template", "tmplname", "tmplnamespace"],
  ["transform", "pg_transform", "oid"],
];

const select = ([kind, catalog, name, schema, condition]: (typeof kinds)[number]) => `
  SELECT '${kind}' AS kind, 'pg_catalog.${catalog}'::pg_catalog.regclass::oid AS catalog, c.oid, ${schema === undefined ? "0" : `c.${schema}`} AS schema, c.${name}::text AS name
  FROM pg_catalog.${catalog} c WHERE c.oid >= ${firstOfUsers}${condition === undefined ? "" : ` AND ${condition}`}`;

/** Catalogs without which not all of it is known. */
export const catalogsOfUncovered = [...kinds.map(([, catalog]) => catalog), "pg_user_mappings", "pg_subscription"];

/**
 * What a snapshot does not hold, so that it can say how much. A role may see its own user mappings and the names of subscriptions. See
 * the catalogs that are named.
 */
export const selectUncovered = `
SELECT u.kind, n.nspname AS schema, u.name FROM (${kinds.map(select).join("\n  UNION ALL")}) u
LEFT JOIN pg_catalog.pg_namespace n ON n.oid = u.schema
WHERE (u.schema = 0 OR ${userSchema("n")}) AND NOT EXISTS (
  SELECT FROM pg_catalog.pg_depend e WHERE e.classid = u.catalog AND e.objid = u.oid AND e.deptype IN ('e', 'i'))
UNION ALL
SELECT 'user mapping', NULL, m.srvname || ' ' || m.usename FROM pg_catalog.pg_user_mappings m
UNION ALL
SELECT 'subscription', NULL, s.subname FROM pg_catalog.pg_subscription s
  WHERE s.subdbid = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database())`;
