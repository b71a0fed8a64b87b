import { listOf, number, oid, optional, row, text } from "../../../shape.ts";
import { type CatalogQuery, list } from "../../session.ts";

/** Without a name where the role may not use quote_ident(). */
const named = row({ oid: oid, name: optional(text) });
const inheritanceRow = row({ child: oid, parent: oid, position: number });
const lookupRow = row({
  opclasses: listOf(named),
  collations: listOf(named),
  members: listOf(row({ oid: oid, catalog: text })),
  inheritance: listOf(inheritanceRow),
});

const qualified = (ns: string, name: string) =>
  `pg_catalog.quote_ident(${ns}.nspname) || '.' || pg_catalog.quote_ident(${name})`;

/**
 * Operator classes that are not their type's default, collations of indexes, the members of extensions (which are left out),
 * and the parents of tables, partitions and partitions' indexes. See pg_opclass, pg_collation, pg_depend and pg_inherits.
 */
export const lookups = {
  row: lookupRow,
  holds: ["partitioning", "inherits", "indexes"],
  essential: true,
  spares: { pg_opclass: ["indexes"], pg_collation: ["indexes"], pg_index: ["indexes"], quote_ident: ["indexes"] },
  catalogs: ["pg_opclass", "pg_collation", "pg_depend", "pg_inherits"],
  sql: () => `
SELECT ${list(`SELECT o.oid, CASE WHEN n.nspname = 'pg_catalog' THEN pg_catalog.quote_ident(o.opcname) ELSE ${qualified("n", "o.opcname")} END AS name
    FROM pg_catalog.pg_opclass o JOIN pg_catalog.pg_namespace n ON n.oid = o.opcnamespace WHERE NOT o.opcdefault`)} AS opclasses,
  ${list(`SELECT l.oid, ${qualified("n", "l.collname")} AS name
    FROM pg_catalog.pg_collation l JOIN pg_catalog.pg_namespace n ON n.oid = l.collnamespace
    WHERE l.oid IN (SELECT unnest(i.indcollation::oid[]) FROM pg_catalog.pg_index i)`)} AS collations,
  ${list(`SELECT d.objid AS oid, c.relname AS catalog
    FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_class c ON c.oid = d.classid WHERE d.deptype = 'e'`)} AS members,
  ${list("SELECT inhrelid AS child, inhparent AS parent, inhseqno AS position FROM pg_catalog.pg_inherits")} AS inheritance`,
} satisfies CatalogQuery;
