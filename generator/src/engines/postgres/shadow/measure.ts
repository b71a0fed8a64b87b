import { z } from "zod";
import { type Blocked, blocked, type Effect } from "../../../core/model/effect.ts";
import type { Rows } from "../../engine.ts";

/** Lock modes from weak to strong, and what each keeps others from (manual, 13.3.1: table-level locks). */
const modes: [mode: string, lock: string, blocks: Blocked][] = [
  ["AccessShareLock", "ACCESS SHARE", "nothing"],
  ["RowShareLock", "ROW SHARE", "nothing"],
  ["RowExclusiveLock", "ROW EXCLUSIVE", "nothing"],
  ["ShareUpdateExclusiveLock", "SHARE UPDATE EXCLUSIVE", "changes to its definition"],
  ["ShareLock", "SHARE", "writes"],
  ["ShareRowExclusiveLock", "SHARE ROW EXCLUSIVE", "writes"],
  ["ExclusiveLock", "EXCLUSIVE", "writes"],
  ["AccessExclusiveLock", "ACCESS EXCLUSIVE", "reads and writes"],
];
const rank = new Map(modes.map(([mode], at) => [mode, at]));
const strength = (mode: string) => rank.get(mode) ?? modes.length - 1;
/** The lock for which a new file was made outside of a transaction: by REINDEX, or by VACUUM FULL and CLUSTER. */
const lockFor = (isIndex: boolean) => strength(isIndex ? "ShareLock" : "AccessExclusiveLock");

const relations = z.array(
  z.object({
    oid: z.string(),
    schema: z.string(),
    name: z.string(),
    /** Of an index: its table. */
    table: z.string().optional(),
    file: z.string().optional(),
  }),
);
type Relation = z.infer<typeof relations>[number];

/** Tables, materialized views and indexes that are there, with their files. See pg_class, pg_index. */
const there = `SELECT pg_catalog.json_agg(pg_catalog.json_strip_nulls(pg_catalog.row_to_json(r)))::text AS relations, pg_catalog.max(r.oid::oid)::text AS newest FROM (
  SELECT c.oid::text, n.nspname AS schema, c.relname AS name, i.indrelid::text AS table, pg_catalog.pg_relation_filenode(c.oid)::text AS file
  FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
  WHERE c.relkind IN ('r', 'p', 'm', 'f', 'i', 'I') AND c.relpersistence <> 't' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema') r`;

/** Counts of what a transaction did begin at nothing where those of the one before it are handed over first (since 15). */
const flush = (version: number) => (version >= 150000 ? "pg_catalog.pg_stat_force_next_flush()" : "NULL");

/**
 * What the session did by now with relations up to the `newest`: those that it holds locks on, or, of a statement that ran
 * outside of a transaction and has left none, all. Locks, files and counts tell it (manual: pg_locks, pg_relation_filenode,
 * pg_stat_xact_user_tables), and no table need have a row for it.
 */
const probe = (where: "inside" | "outside", newest: string, version: number): string => `
SELECT (SELECT l.virtualtransaction FROM pg_catalog.pg_locks l WHERE l.pid = pg_catalog.pg_backend_pid() LIMIT 1) AS transaction,
  pg_catalog.current_setting('track_counts') = 'on' AS counted, ${flush(version)} AS flushed,
  (SELECT pg_catalog.json_agg(pg_catalog.json_build_array(r.relation::text, r.modes, pg_catalog.pg_relation_filenode(r.relation)::text,
      pg_catalog.pg_stat_get_xact_numscans(r.relation), pg_catalog.pg_stat_get_xact_tuples_inserted(r.relation)
      + pg_catalog.pg_stat_get_xact_tuples_updated(r.relation) + pg_catalog.pg_stat_get_xact_tuples_deleted(r.relation)))
    FROM (${where === "inside" ? locked(newest) : anywhere(newest)}) r)::text AS seen`;

const locked = (newest: string) => `
      SELECT l.relation, pg_catalog.json_agg(DISTINCT l.mode) AS modes FROM pg_catalog.pg_locks l
      WHERE l.locktype = 'relation' AND l.pid = pg_catalog.pg_backend_pid() AND l.relation BETWEEN 16384 AND ${newest} GROUP BY l.relation`;

const anywhere = (newest: string) => `
      SELECT c.oid AS relation, '[]'::json AS modes FROM pg_catalog.pg_class c WHERE c.oid BETWEEN 16384 AND ${newest}`;

const seen = z.array(z.tuple([z.string(), z.array(z.string()), z.string().nullable(), z.number(), z.number()]));
const reading = z.object({
  transaction: z.string().nullable(),
  counted: z.boolean(),
  seen: z.string().nullable(),
});

/** What is known of a relation at some point of a transaction. */
type State = { mode: number; scans: number; written: number };
const untouched: State = { mode: -1, scans: 0, written: 0 };

export type Measure = {
  /** What is asked after a statement. */
  probe(where: "inside" | "outside"): string;
  /** What that says the statement did; undefined where it says nothing. */
  effects(rows: Rows): { transaction: number; effects: Effect[] } | undefined;
};

/** Begins to measure what statements do to the relations that are there; undefined where there is none. */
export async function measure(query: (sql: string) => Promise<Rows>, version: number): Promise<Measure | undefined> {
  const [row] = await query(there);
  const known = relations.parse(JSON.parse(String(row?.relations ?? "[]")));
  const newest = z.string().regex(/^\d+$/).safeParse(row?.newest).data;
  if (newest === undefined) return undefined;
  const byOid = new Map(known.map((relation) => [relation.oid, relation]));
  /** All files that a relation has had: after a ROLLBACK it has the one before again. */
  const files = new Map(known.map(({ oid, file }) => [oid, new Set([file])]));
  await query(`SELECT ${flush(version)}`);
  let current: string | undefined;
  let transaction = 0;
  let states = new Map<string, State>();
  return {
    probe: (where) => probe(where, newest, version),
    effects([answer]) {
      const { data: said } = reading.safeParse(answer);
      if (!said || said.transaction === null) return undefined;
      if (said.transaction !== current) {
        current = said.transaction;
        transaction += 1;
        states = new Map();
      }
      const effects = new Map<string, Effect>();
      for (const [oid, held, file, scans, written] of seen.parse(JSON.parse(said.seen ?? "[]"))) {
        const relation = byOid.get(oid);
        if (!relation) continue;
        const before = states.get(oid) ?? untouched;
        const isIndex = relation.table !== undefined;
        const isNewFile = file !== null && files.get(oid)?.has(file) === false;
        if (file !== null) files.get(oid)?.add(file);
        if (held.length === 0 && !isNewFile) continue;
        const mode = held.length === 0 ? lockFor(isIndex) : Math.max(...held.map(strength));
        states.set(oid, { mode, scans, written });
        merge(effects, byOid.get(relation.table ?? oid), {
          isIndex,
          mode,
          held: mode === before.mode,
          isNewFile,
          scanned: !said.counted || scans > before.scans,
          written: written - before.written,
        });
      }
      return { transaction, effects: [...effects.values()] };
    },
  };
}

type Seen = { isIndex: boolean; mode: number; held: boolean; isNewFile: boolean; scanned: boolean; written: number };

/** Adds what was seen of a table, or of one of its indexes, to what is known of the table. */
function merge(effects: Map<string, Effect>, table: Relation | undefined, seen: Seen): void {
  if (!table) return;
  const { oid, schema, name } = table;
  const { mode, held, isNewFile, scanned, written } = seen;
  const [, lock = "", blocks = blocked[0]] = modes[mode] ?? [];
  const effect: Effect = effects.get(oid) ?? {
    ...{ table: { schema, name }, lock, blocks, held },
    ...{ rewritten: false, scanned: false, reindexed: false, written: 0 },
  };
  // An index is read in part, and locked for what is done with its table.
  const more = seen.isIndex
    ? { reindexed: effect.reindexed || isNewFile }
    : { lock, blocks, held, rewritten: isNewFile, scanned, written };
  effects.set(oid, { ...effect, ...more });
}
