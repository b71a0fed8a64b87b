import { listOf, number, oid, optional, row, text } from "../../../shape.ts";
import { type CatalogQuery, commentOn, list } from "../../session.ts";
import { askedForUse, selectCatalogsInUse } from "./other-objects.ts";

/** Without a name where the role may not use quote_ident(). */
const named = row({ oid: oid, name: optional(text) });
const inheritanceRow = row({ child: oid, parent: oid, position: number });
const statisticsRow = row({
  oid,
  relation: oid,
  schema: text,
  name: text,
  definition: optional(text),
  target: optional(number),
  comment: optional(text),
});

const lookupRow = row({
  opclasses: listOf(named),
  collations: listOf(named),
  members: listOf(row({ oid: oid, catalog: text })),
  inheritance: listOf(inheritanceRow),
  statistics: listOf(statisticsRow),
  others: listOf(row({ catalog: text })),
});

const qualified = (ns: string, name: string) =>
  `pg_catalog.quote_ident(${ns}.nspname) || '.' || pg_catalog.quote_ident(${name})`;

/**
 * Operator classes that are not their type's default, collations of indexes, the members of extensions (which are left out),
 * the parents of tables, partitions and partitions' indexes, and extended statistics. See pg_opclass, pg_collation, pg_depend, pg_inherits
 * and pg_statistic_ext.
 */
export const lookups = {
  row: lookupRow,
  holds: ["partitioning", "inherits", "indexes", "statistics"],
  essential: true,
  spares: {
    pg_statistic_ext: ["statistics"],
    pg_get_statisticsobjdef: ["statistics"],
    pg_opclass: ["indexes"],
    pg_collation: ["indexes"],
    pg_index: ["indexes"],
    quote_ident: ["indexes"],
    ...Object.fromEntries(askedForUse.map((name) => [name, ["otherObjects"]])),
  },
  catalogs: ["pg_opclass", "pg_collation", "pg_depend", "pg_inherits", "pg_statistic_ext"],
  sql: () => `
SELECT ${list(`SELECT o.oid, CASE WHEN n.nspname = 'pg_catalog' THEN pg_catalog.quote_ident(o.opcname) ELSE ${qualified("n", "o.opcname")} END AS name
    FROM pg_catalog.pg_opclass o JOIN pg_catalog.pg_namespace n ON n.oid = o.opcnamespace WHERE NOT o.opcdefault`)} AS opclasses,
  ${list(`SELECT l.oid, ${qualified("n", "l.collname")} AS name
    FROM pg_catalog.pg_collation l JOIN pg_catalog.pg_namespace n ON n.oid = l.collnamespace
    WHERE l.oid IN (SELECT unnest(i.indcollation::oid[]) FROM pg_catalog.pg_index i)`)} AS collations,
  ${list(`SELECT d.objid AS oid, c.relname AS catalog
    FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_class c ON c.oid = d.classid WHERE d.deptype = 'e'`)} AS members,
  ${list("SELECT inhrelid AS child, inhparent AS parent, inhseqno AS position FROM pg_catalog.pg_inherits")} AS inheritance,
  ${list(`SELECT s.oid, s.stxrelid AS relation, n.nspname AS schema, s.stxname AS name, pg_catalog.pg_get_statisticsobjdef(s.oid) AS definition,
      NULLIF(s.stxstattarget, -1) AS target, d.description AS comment
    FROM pg_catalog.pg_statistic_ext s JOIN pg_catalog.pg_namespace n ON n.oid = s.stxnamespace
    ${commentOn("d", "pg_statistic_ext", "s.oid")}`)} AS statistics,
  ${list(selectCatalogsInUse)} AS others`,
} satisfies CatalogQuery;
