import type { Parent, Target } from "../../../core/model/change.ts";
import type { Identities } from "../../../core/model/witness.ts";
import type { CrawlOptions } from "../../engine.ts";
import { type Is, listOf, oid, oneOf, optional, recordOf, row, text } from "../../shape.ts";
import { beginCrawl, firstOfUsers, list, read, type Session, userSchema } from "../session.ts";

const relationKinds = {
  ...({ r: "table", p: "table", f: "foreign table", v: "view", m: "materialized view" } as const),
  ...({ S: "sequence", c: "composite type" } as const),
};
const typeKinds = { e: "enum", d: "domain", r: "range type", c: "composite type" } as const;
const constraintKinds = { p: "primary key", u: "unique", f: "foreign key", c: "check", x: "exclusion" } as const;

/** Names by number or id. */
const names = recordOf(text);
const place = { oid, schema: text, name: text };
const part = { oid, owner: oid, name: text };
const answer = row({
  relations: listOf(
    row({
      ...place,
      kind: oneOf("r", "p", "f", "v", "m", "S", "c"),
      /** Of a partition: the table that it is one of. */
      root: optional(oid),
      columns: optional(names),
    }),
  ),
  types: listOf(row({ ...place, kind: oneOf("e", "d", "r", "c"), values: optional(names) })),
  routines: listOf(row(place)),
  constraints: listOf(row({ ...part, kind: oneOf("p", "u", "f", "c", "x") })),
  parts: listOf(row({ ...part, kind: oneOf("index", "statistics", "trigger", "policy", "rule") })),
  globals: listOf(row({ oid, kind: oneOf("schema", "event trigger", "server", "publication"), name: text })),
});
type Answer = Is<typeof answer>;

/**
 * The things of a database by their OIDs, and columns by that of their table and their number: neither changes with a name, nor is
 * given again. Undefined where the database does not say. See the manual on the catalogs that are named.
 */
export async function identities(session: Session, options: CrawlOptions): Promise<Identities | undefined> {
  await session.query(beginCrawl(session, options));
  const found = await identitiesNow(session);
  await session.query("ROLLBACK");
  return found;
}

/** As identities(), within the transaction of a crawl. */
export async function identitiesNow(session: Session): Promise<Identities | undefined> {
  try {
    const [things]: unknown[] = JSON.parse(await read(session, everyName));
    return answer(things) === undefined ? new Map(targetsOf(things as Answer)) : undefined;
  } catch {
    return undefined; // who asks next hears why, if the database has come to its end
  }
}

/** In the order in which things were made, for what is told of them is told in it. */
const everyName = `
SELECT ${list(`SELECT c.oid, n.nspname AS schema, c.relname AS name, c.relkind AS kind,
      CASE WHEN c.relispartition THEN pg_catalog.pg_partition_root(c.oid)::oid END AS root,
      CASE WHEN c.relkind <> 'S' AND NOT c.relispartition THEN (SELECT json_object_agg(a.attnum, a.attname)
        FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) END AS columns
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace AND ${userSchema("n")}
    WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S', 'c') AND c.relpersistence <> 't'
    ORDER BY 1`)} AS relations,
  ${list(`SELECT t.oid, n.nspname AS schema, t.typname AS name, t.typtype AS kind,
      CASE WHEN t.typtype = 'e' THEN (SELECT json_object_agg(e.oid, e.enumlabel) FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid) END AS values
    FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace AND ${userSchema("n")}
    LEFT JOIN pg_catalog.pg_class c ON c.oid = t.typrelid
    WHERE t.typtype IN ('e', 'd', 'r') OR (t.typtype = 'c' AND c.relkind = 'c')
    ORDER BY 1`)} AS types,
  ${list(`SELECT p.oid, n.nspname AS schema, p.proname || '(' || array_to_string(ARRAY(
        SELECT pg_catalog.format_type(t, NULL) FROM unnest(p.proargtypes::oid[]) WITH ORDINALITY u(t, k) ORDER BY k), ', ') || ')' AS name
    FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace AND ${userSchema("n")}
    ORDER BY 1`)} AS routines,
  ${list(`SELECT k.oid, CASE WHEN k.conrelid = 0 THEN k.contypid ELSE k.conrelid END AS owner, k.contype AS kind, k.conname AS name
    FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_namespace n ON n.oid = k.connamespace AND ${userSchema("n")}
    WHERE k.contype IN ('p', 'u', 'f', 'c', 'x')
    ORDER BY 1`)} AS constraints,
  ${list(`SELECT i.indexrelid AS oid, i.indrelid AS owner, 'index' AS kind, c.relname AS name
    FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace AND ${userSchema("n")}
    WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
    UNION ALL SELECT oid, tgrelid, 'trigger', tgname FROM pg_catalog.pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT s.oid, s.stxrelid, 'statistics', CASE WHEN s.stxnamespace = c.relnamespace THEN s.stxname ELSE n.nspname || '.' || s.stxname END
    FROM pg_catalog.pg_statistic_ext s JOIN pg_catalog.pg_class c ON c.oid = s.stxrelid JOIN pg_catalog.pg_namespace n ON n.oid = s.stxnamespace
    UNION ALL SELECT oid, polrelid, 'policy', polname FROM pg_catalog.pg_policy
    UNION ALL SELECT oid, ev_class, 'rule', rulename FROM pg_catalog.pg_rewrite WHERE rulename <> '_RETURN' AND ev_class >= ${firstOfUsers}
    ORDER BY 1`)} AS parts,
  ${list(`SELECT n.oid, 'schema' AS kind, n.nspname AS name FROM pg_catalog.pg_namespace n WHERE ${userSchema("n")}
    UNION ALL SELECT oid, 'event trigger', evtname FROM pg_catalog.pg_event_trigger
    UNION ALL SELECT oid, 'server', srvname FROM pg_catalog.pg_foreign_server
    UNION ALL SELECT oid, 'publication', pubname FROM pg_catalog.pg_publication
    ORDER BY 1`)} AS globals`;

/** Each with an id that is its own among all catalogs. */
function* targetsOf(rows: Answer): Generator<[id: string, Target]> {
  const owners = new Map<string, { schema: string; parent: Parent }>();
  const tables = new Map(rows.relations.map((row) => [row.oid, row]));
  for (const { oid: id, schema, name, kind: letter, root, columns = {} } of rows.relations) {
    const table = root === undefined ? undefined : tables.get(root);
    if (table) {
      const parent: Parent = { kind: "table", name: table.name };
      // As the change of a partition has it.
      const shown = schema === table.schema ? name : `${schema}.${name}`;
      yield [`relation ${id}`, { kind: "partition", schema: table.schema, parent, name: shown }];
    }
    if (root !== undefined) continue;
    const kind = relationKinds[letter];
    const owner = { schema, parent: { kind, name } };
    owners.set(id, owner);
    if (kind !== "composite type") yield [`relation ${id}`, { kind, schema, name }];
    for (const [number, column] of Object.entries(columns)) {
      yield [`column ${id}.${number}`, { kind: "column", ...owner, name: column }];
    }
  }
  for (const { oid: id, schema, name, kind: letter, values = {} } of rows.types) {
    const kind = typeKinds[letter];
    const owner = { schema, parent: { kind, name } };
    owners.set(id, owner);
    yield [`type ${id}`, { kind, schema, name }];
    for (const [value, label] of Object.entries(values)) {
      yield [`value ${value}`, { kind: "enum value", ...owner, name: label }];
    }
  }
  for (const { oid: id, schema, name } of rows.routines) yield [`routine ${id}`, { kind: "routine", schema, name }];
  const parts = [
    ...rows.constraints.map((row) => ({ ...row, catalog: "constraint", kind: constraintKinds[row.kind] })),
    ...rows.parts.map((row) => ({ ...row, catalog: row.kind })),
  ];
  for (const { oid: id, owner, kind, name, catalog } of parts) {
    const of = owners.get(owner);
    if (of) yield [`${catalog} ${id}`, { kind, ...of, name }];
  }
  for (const { oid: id, kind, name } of rows.globals) yield [`${kind} ${id}`, { kind, name }];
}
