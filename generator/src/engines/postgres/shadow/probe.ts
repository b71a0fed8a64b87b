import { z } from "zod";
import { onlyLiterals } from "../../../core/dialects/postgres/only-literals.ts";
import { isPlainQuery } from "../../../core/dialects/postgres/plain-queries.ts";
import { leadingTokens } from "../../../core/dialects/postgres/statements.ts";
import { traitOf } from "../../../core/dialects/postgres/traits.ts";
import type { Probed, Rows, Where } from "../../engine.ts";
import { firstOfUsers } from "../session.ts";

// Every operator is named with its schema: what runs before may have put operators of its own first on the path.
const eq = "OPERATOR(pg_catalog.=)";
const le = "OPERATOR(pg_catalog.<=)";
const ge = "OPERATOR(pg_catalog.>=)";
const plus = "OPERATOR(pg_catalog.+)";
const text = "pg_catalog.text";
const any = (values: string) => `${eq} ANY (ARRAY[${values}]::pg_catalog."char"[])`;

/** Tables, materialized views and indexes that are there, with their files. See pg_class, pg_index. */
export const there = `SELECT pg_catalog.json_agg(pg_catalog.json_strip_nulls(pg_catalog.row_to_json(r)))::${text} AS relations, pg_catalog.max(r.oid)::${text} AS newest,
  pg_catalog.to_regprocedure('pg_catalog.pg_stat_force_next_flush()') IS NOT NULL AS flushes FROM (
  SELECT c.oid, n.nspname AS schema, c.relname AS name, c.relkind AS kind, i.indrelid AS table, pg_catalog.pg_relation_filepath(c.oid) AS file
  FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid ${eq} c.relnamespace
  LEFT JOIN pg_catalog.pg_index i ON i.indexrelid ${eq} c.oid
  WHERE c.oid ${ge} ${firstOfUsers} AND c.relkind ${any("'r', 'p', 'm', 'f', 'i', 'I'")} AND NOT c.relpersistence ${eq} 't'
    AND NOT pg_catalog.starts_with(n.nspname::${text}, 'pg_') AND NOT n.nspname ${eq} 'information_schema') r`;

export const relations = z.array(
  z.object({
    oid: z.string(),
    schema: z.string(),
    name: z.string(),
    kind: z.string(),
    /** Of an index: its table. */
    table: z.string().optional(),
    file: z.string().optional(),
  }),
);
export type Relation = z.infer<typeof relations>[number];

/** Has the server hand over all that it has counted by now, which it can since 15. */
export const handOver = "SELECT pg_catalog.pg_stat_force_next_flush()";

/** A catalog that statements do not read row by row, and a column of it that no index has. */
const [rare, column] = ["pg_catalog.pg_ts_template", "tmplinit"];

/**
 * What the session did by now with relations up to the `newest`: those that it holds locks on, or, of a statement that ran
 * outside of a transaction and has left none, all. Locks, files and counts tell it (manual: pg_locks, pg_relation_filepath,
 * pg_stat_xact_user_tables), and no table need have a row for it. By what is `asked` of a catalog, the counts show since
 * when they are kept.
 */
export const probe = (where: Where, newest: string, isRows = false): string => `
SELECT '${where}' AS where, ${isRows} AS rows, (SELECT l.virtualtransaction FROM pg_catalog.pg_lock_status() l WHERE l.pid ${eq} pg_catalog.pg_backend_pid() LIMIT 1) AS transaction,
  CASE WHEN (SELECT pg_catalog.count(${column}) FROM ${rare}) ${ge} 0 THEN pg_catalog.pg_stat_get_xact_numscans(t.oid) END AS asked,
  pg_catalog.current_setting('track_counts') ${eq} 'on' AS counted,
  (SELECT pg_catalog.json_agg(pg_catalog.json_build_array(r.relation::${text}, r.modes, pg_catalog.pg_relation_filepath(r.relation),
      pg_catalog.pg_stat_get_xact_numscans(r.relation), pg_catalog.pg_stat_get_xact_tuples_inserted(r.relation)
      ${plus} pg_catalog.pg_stat_get_xact_tuples_updated(r.relation) ${plus} pg_catalog.pg_stat_get_xact_tuples_deleted(r.relation), n.nspname, c.relname) ORDER BY r.relation)
    FROM (${where === "inside" ? locked(newest) : anywhere(newest)}) r
    LEFT JOIN pg_catalog.pg_class c ON c.oid ${eq} r.relation LEFT JOIN pg_catalog.pg_namespace n ON n.oid ${eq} c.relnamespace)::${text} AS seen
FROM pg_catalog.pg_class t WHERE t.oid ${eq} '${rare}'::pg_catalog.regclass`;

const ours = `l.locktype ${eq} 'relation' AND l.pid ${eq} pg_catalog.pg_backend_pid() AND l.granted`;
const upTo = (relation: string, newest: string) => `${relation} ${ge} ${firstOfUsers} AND ${relation} ${le} ${newest}`;

const locked = (newest: string) => `
      SELECT l.relation, pg_catalog.json_agg(DISTINCT l.mode) AS modes FROM pg_catalog.pg_lock_status() l
      WHERE ${ours} AND ${upTo("l.relation", newest)} GROUP BY l.relation`;

const anywhere = (newest: string) => `
      SELECT c.oid AS relation, pg_catalog.json_agg(DISTINCT l.mode) FILTER (WHERE l.mode IS NOT NULL) AS modes FROM pg_catalog.pg_class c
      LEFT JOIN pg_catalog.pg_lock_status() l ON l.relation ${eq} c.oid AND ${ours} WHERE ${upTo("c.oid", newest)} GROUP BY c.oid`;

const on = (names: string[], value: string) => names.map((name) => `SET LOCAL ${name} ${value}`).join("; ");

/**
 * With few rows or none a table is read as a whole, where one with many would be asked by an index: of a statement that reads
 * and writes rows, the indexes tell what it needs to read. Not of one that checks or builds something, which reads every row.
 */
const plans = ["enable_seqscan", "enable_indexonlyscan", "enable_mergejoin"];

/** A marker: what no one asks for. Where the session's time zone is UTC, a timestamp becomes one with time zone as it is. */
const elsewhere = "Etc/GMT+5";
const zone = (value: string, condition: string) =>
  `SELECT pg_catalog.set_config('TimeZone', ${value}, true) FROM pg_catalog.pg_settings WHERE name ${eq} 'TimeZone' AND ${condition}`;

/** What is asked before and after a statement, which may depend on settings that others have on the real server. */
export function around(sql: string, where: Where, newest: string): Pick<Probed, "before" | "probe"> {
  const asked = probe(where, newest);
  if (where !== "inside") return { probe: asked };
  if ((traitOf(sql) === "rows" && !onlyLiterals(sql)) || isPlainQuery(sql)) {
    return { before: on(plans, "= off"), probe: `${on(plans, "TO DEFAULT")};${probe(where, newest, true)}` };
  }
  if (!/^ALTER (FOREIGN )?TABLE$/.test(leadingTokens(sql, 2).join(" ")) || !/\btype\b/i.test(sql))
    return { probe: asked };
  const back = zone("reset_val", `setting ${eq} '${elsewhere}'`);
  return { before: zone(`'${elsewhere}'`, `NOT source ${eq} 'session'`), probe: `${back};${asked}` };
}

const count = z.coerce.number();
/** Of what is dropped there is none. */
const name = z.string().nullable();
const seen = z.array(
  z
    .tuple([z.string(), z.array(z.string()).nullable(), z.string().nullable(), count, count, name, name])
    .transform(([oid, modes, file, scans, written, schema, called]) => ({
      ...{ oid, modes: modes ?? [], file, scans, written },
      ...(schema !== null && called !== null && { called: { schema, name: called } }),
    })),
);
const reading = z.object({
  where: z.enum(["inside", "outside", "several"]),
  rows: z.boolean(),
  transaction: z.string(),
  asked: count,
  counted: z.boolean(),
  seen: z
    .string()
    .nullable()
    .transform((json) => seen.parse(JSON.parse(json ?? "[]"))),
});
export type Reading = z.infer<typeof reading>;

/** The answer to a probe. */
export const read = ([answer]: Rows): Reading | undefined => reading.safeParse(answer).data;
