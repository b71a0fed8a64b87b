import { flag, type Is, listOf, oid, oneOf, optional, row, text } from "../../../shape.ts";
import { aclOf, type CatalogQuery, commentOn, list, ownerOf, userSchema } from "../../session.ts";
import { catalogsOfCounts, onServerRow, selectOnServer } from "./on-server.ts";
import { catalogsOfOthers, otherObjectRow, selectOtherObjects } from "./other-objects.ts";
import { acl } from "./relations.ts";

const globalRow = row({
  comment: optional(text),
  owner: optional(text),
  schemas: listOf(row({ name: text, comment: optional(text), acl: optional(acl), owner: optional(text) })),
  extensions: listOf(row({ name: text, schema: optional(text), comment: optional(text) })),
  defaults: listOf(
    row({
      objects: oneOf("r", "S", "f", "T", "n", "L"),
      schema: optional(text),
      creator: optional(text),
      acl: optional(acl),
    }),
  ),
  others: listOf(otherObjectRow),
  on_server: listOf(onServerRow),
});
export type DefaultsRow = Is<typeof globalRow>["defaults"][number];

/** The database's comment, schemas, default privileges and extensions, and objects that are told of by their definition. See pg_namespace, pg_default_acl and pg_extension. */
export const globals = {
  row: globalRow,
  holds: ["schemas", "extensions", "defaultPrivileges", "otherObjects"],
  spares: {
    ...Object.fromEntries(catalogsOfOthers.map((name) => [name, ["otherObjects"]])),
    ...Object.fromEntries(catalogsOfCounts.map((name) => [name, ["onServer"]])),
    shobj_description: ["database comment"],
    pg_shdescription: ["database comment"],
    pg_database: ["database comment", "owner", "onServer", "defaultPrivileges", "otherObjects"],
    pg_default_acl: ["defaultPrivileges"],
    pg_encoding_to_char: ["otherObjects"],
    pg_get_userbyid: ["grants", "owner", "defaultPrivileges"],
    aclexplode: ["grants", "onServer", "defaultPrivileges"],
    pg_extension: ["extensions"],
    pg_available_extensions: ["extensions"],
  },
  catalogs: ["pg_namespace", "pg_extension", "pg_database", "pg_shdescription", "pg_default_acl"],
  sql: (version, known) => `
SELECT (SELECT pg_catalog.shobj_description(b.oid, 'pg_database') FROM pg_catalog.pg_database b WHERE b.datname = pg_catalog.current_database()) AS comment,
  ${known.owners ? `(SELECT ${ownerOf("b.datdba", known)} FROM pg_catalog.pg_database b WHERE b.datname = pg_catalog.current_database())` : "NULL"} AS owner,
  ${list(`SELECT n.nspname AS name, d.description AS comment, ${aclOf("n.nspacl", "n.nspowner")} AS acl, ${ownerOf("n.nspowner", known)} AS owner
    FROM pg_catalog.pg_namespace n ${commentOn("d", "pg_namespace", "n.oid")}
    WHERE ${userSchema("n")} AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend e WHERE e.classid = 'pg_catalog.pg_namespace'::pg_catalog.regclass AND e.objid = n.oid AND e.deptype = 'e')`)} AS schemas,
  ${list(`SELECT e.extname AS name, CASE WHEN n.nspname <> 'pg_catalog' THEN n.nspname END AS schema,
      CASE WHEN d.description IS DISTINCT FROM x.comment THEN d.description END AS comment
    FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
    LEFT JOIN pg_catalog.pg_available_extensions x ON x.name = e.extname
    ${commentOn("d", "pg_extension", "e.oid")}`)} AS extensions,
  ${list(`SELECT a.defaclobjtype AS objects, n.nspname AS schema,
      CASE WHEN a.defaclrole <> b.datdba THEN pg_catalog.pg_get_userbyid(a.defaclrole) END AS creator,
      ${aclOf("a.defaclacl", "a.defaclrole")} AS acl
    FROM pg_catalog.pg_default_acl a JOIN pg_catalog.pg_database b ON b.datname = pg_catalog.current_database()
    LEFT JOIN pg_catalog.pg_namespace n ON n.oid = a.defaclnamespace`)} AS defaults,
  ${list(selectOtherObjects(version, known))} AS others,
  ${known.counts ? list(selectOnServer(version, known)) : "'[]'::json"} AS on_server`,
} satisfies CatalogQuery;

const watcherRow = row({
  event_triggers: listOf(
    row({
      name: text,
      event: text,
      tags: optional(listOf(text)),
      routine_schema: text,
      routine: text,
      state: oneOf("O", "D", "R", "A"),
      comment: optional(text),
      owner: optional(text),
    }),
  ),
  publications: listOf(
    row({
      name: text,
      all_tables: flag,
      insert: flag,
      update: flag,
      delete: flag,
      truncate: flag,
      via_root: optional(flag),
      generated: optional(text),
      comment: optional(text),
      owner: optional(text),
      tables: optional(
        listOf(row({ schema: text, name: text, columns: optional(listOf(text)), where: optional(text) })),
      ),
      schemas: optional(listOf(text)),
    }),
  ),
});
export type WatcherRow = Is<typeof watcherRow>;

/** What listens to changes of the structure or the data. See pg_event_trigger and pg_publication. */
export const watchers = {
  row: watcherRow,
  holds: ["eventTriggers", "publications"],
  spares: {
    pg_event_trigger: ["eventTriggers"],
    pg_proc: ["eventTriggers"],
    pg_publication: ["publications"],
    pg_publication_rel: ["publications"],
    pg_publication_namespace: ["publications"],
    pg_get_expr: ["publications"],
  },
  catalogs: ["pg_event_trigger", "pg_proc", "pg_publication", "pg_publication_rel", "pg_publication_namespace"],
  sql: (version, known) => `
SELECT ${list(`SELECT t.evtname AS name, t.evtevent AS event, t.evttags AS tags, pn.nspname AS routine_schema, p.proname AS routine, t.evtenabled AS state, d.description AS comment, ${ownerOf("t.evtowner", known)} AS owner
    FROM pg_catalog.pg_event_trigger t JOIN pg_catalog.pg_proc p ON p.oid = t.evtfoid JOIN pg_catalog.pg_namespace pn ON pn.oid = p.pronamespace
    ${commentOn("d", "pg_event_trigger", "t.oid")}
    WHERE NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend e WHERE e.classid = 'pg_catalog.pg_event_trigger'::pg_catalog.regclass AND e.objid = t.oid AND e.deptype = 'e')`)} AS event_triggers,
  ${list(`SELECT p.pubname AS name, p.puballtables AS all_tables, p.pubinsert AS insert, p.pubupdate AS update, p.pubdelete AS delete,
      p.pubtruncate AS truncate, ${version >= 130000 ? "p.pubviaroot" : "false"} AS via_root,
      ${version >= 180000 ? "nullif(p.pubgencols, 'n')" : "NULL"} AS generated, d.description AS comment, ${ownerOf("p.pubowner", known)} AS owner,
      (SELECT json_agg(json_strip_nulls(json_build_object('schema', n.nspname, 'name', c.relname,
          'columns', ${version >= 150000 ? "(SELECT json_agg(a.attname ORDER BY a.attnum) FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid AND a.attnum = ANY (r.prattrs::int2[]))" : "NULL"},
          'where', ${version >= 150000 ? "pg_catalog.pg_get_expr(r.prqual, r.prrelid)" : "NULL"})))
        FROM pg_catalog.pg_publication_rel r JOIN pg_catalog.pg_class c ON c.oid = r.prrelid
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE r.prpubid = p.oid) AS tables,
      ${version >= 150000 ? "(SELECT json_agg(n.nspname) FROM pg_catalog.pg_publication_namespace r JOIN pg_catalog.pg_namespace n ON n.oid = r.pnnspid WHERE r.pnpubid = p.oid)" : "NULL"} AS schemas
    FROM pg_catalog.pg_publication p
    ${commentOn("d", "pg_publication", "p.oid")}`)} AS publications`,
} satisfies CatalogQuery;

const foreignRow = row({
  servers: listOf(
    row({
      name: text,
      wrapper: text,
      type: optional(text),
      version: optional(text),
      options: optional(listOf(text)),
      acl: optional(acl),
      owner: optional(text),
      comment: optional(text),
    }),
  ),
  tables: listOf(row({ relation: oid, server: text, options: optional(listOf(text)) })),
});
export type ForeignRow = Is<typeof foreignRow>;

/** Servers of foreign tables, and which table is on which. See pg_foreign_server and pg_foreign_table. */
export const foreign = {
  row: foreignRow,
  holds: ["servers", "foreign table"],
  catalogs: ["pg_foreign_server", "pg_foreign_data_wrapper", "pg_foreign_table"],
  sql: (_, known) => `
SELECT ${list(`SELECT s.srvname AS name, w.fdwname AS wrapper, s.srvtype AS type, s.srvversion AS version, s.srvoptions AS options,
      ${aclOf("s.srvacl", "s.srvowner")} AS acl, ${ownerOf("s.srvowner", known)} AS owner, d.description AS comment
    FROM pg_catalog.pg_foreign_server s JOIN pg_catalog.pg_foreign_data_wrapper w ON w.oid = s.srvfdw
    ${commentOn("d", "pg_foreign_server", "s.oid")}`)} AS servers,
  ${list(`SELECT f.ftrelid AS relation, s.srvname AS server, f.ftoptions AS options
    FROM pg_catalog.pg_foreign_table f JOIN pg_catalog.pg_foreign_server s ON s.oid = f.ftserver`)} AS tables`,
} satisfies CatalogQuery;
