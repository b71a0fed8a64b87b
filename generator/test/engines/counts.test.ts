import { describe, expect, test } from "vitest";
import type { Database, SchemaObject } from "../../src/core/model/database.ts";
import type { Partition, Table } from "../../src/core/model/table.ts";
import type { View } from "../../src/core/model/view.ts";
import { engineOf } from "../../src/engines/registry.ts";
import { everything } from "../support/crawled.ts";
import { corpusDatabase } from "../support/load-corpus.ts";
import { type ServerName, sqlOn } from "../support/postgres.ts";
import { postgresCorpora } from "../support/postgres-corpora.ts";

/** Counted straight from the catalogs, by SQL that shares nothing with the crawler. */
const own = (oid: string, catalog: string) =>
  `NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = '${catalog}'::regclass AND d.objid = ${oid} AND d.deptype = 'e')`;
const relation = (kinds: string) =>
  `SELECT c.oid FROM pg_class c WHERE c.relkind IN (${kinds}) AND c.relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema') AND ${own("c.oid", "pg_class")}`;
const constraint = (type: string) =>
  `SELECT count(*)::int FROM pg_constraint WHERE contype = '${type}' AND conrelid IN (${relation("'r','p','f'")}) AND (conislocal OR NOT (SELECT relispartition FROM pg_class WHERE oid = conrelid)) AND conislocal AND conparentid = 0`;
const counts = `SELECT
  (SELECT count(*)::int FROM (${relation("'r','p'")}) x) AS tables,
  (SELECT count(*)::int FROM pg_attribute WHERE attnum > 0 AND NOT attisdropped AND attrelid IN (${relation("'r','p'")} AND NOT c.relispartition)) AS columns,
  (SELECT count(*)::int FROM (${relation("'v'")}) x) AS views,
  (SELECT count(*)::int FROM (${relation("'m'")}) x) AS materialized_views,
  (${constraint("p")}) AS primary_keys, (${constraint("u")}) AS uniques, (${constraint("f")}) AS foreign_keys,
  (${constraint("c")}) AS checks, (${constraint("x")}) AS exclusions,
  (SELECT count(*)::int FROM pg_index WHERE indrelid IN (${relation("'r','p','m'")}) AND indexrelid NOT IN (SELECT inhrelid FROM pg_inherits)
    AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x'))) AS indexes,
  (SELECT count(*)::int FROM pg_trigger t WHERE NOT tgisinternal AND tgparentid = 0 AND tgrelid IN (${relation("'r','p','v','f'")})) AS triggers,
  (SELECT count(*)::int FROM pg_policy) AS policies,
  (SELECT count(*)::int FROM pg_type t WHERE typtype = 'e' AND ${own("t.oid", "pg_type")}) AS enums,
  (SELECT count(*)::int FROM pg_enum e WHERE ${own("e.enumtypid", "pg_type")}) AS enum_values,
  (SELECT count(*)::int FROM pg_type t WHERE typtype = 'd' AND typnamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace) AND ${own("t.oid", "pg_type")}) AS domains,
  (SELECT count(*)::int FROM pg_proc p WHERE pronamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace) AND ${own("p.oid", "pg_proc")}
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'i')) AS routines`;

const isTable = (object: SchemaObject): object is Table => object.kind === "table";
const isView = (object: SchemaObject): object is View => object.kind === "view" || object.kind === "materialized view";
const partitionsOf = (parts: Table["partitioning"]): Partition[] =>
  (parts?.partitions ?? []).flatMap((partition) => [partition, ...partitionsOf(partition.partitioning)]);

function countsOf({ objects }: Database) {
  const tables = objects.filter(isTable);
  const partitions = tables.flatMap(({ partitioning }) => partitionsOf(partitioning));
  const holders: (Table | Partition)[] = [...tables, ...partitions];
  const sum = (lengths: number[]) => lengths.reduce((total, length) => total + length, 0);
  const kind = (name: SchemaObject["kind"]) => objects.filter((object) => object.kind === name);
  const views = objects.filter(isView);
  return {
    tables: holders.length,
    columns: sum(tables.map(({ columns }) => columns.length)),
    views: kind("view").length,
    materialized_views: kind("materialized view").length,
    primary_keys: holders.filter(({ primaryKey }) => primaryKey).length,
    uniques: sum(holders.map(({ uniques }) => uniques.length)),
    foreign_keys: sum(holders.map(({ foreignKeys }) => foreignKeys.length)),
    checks: sum(holders.map(({ checks }) => checks.length)),
    exclusions: sum(holders.map(({ exclusions }) => exclusions.length)),
    indexes: sum([...holders, ...views].map(({ indexes }) => indexes.length)),
    triggers: sum([...holders, ...views].map(({ triggers }) => triggers.length)),
    policies: sum(holders.map(({ policies }) => policies.length)),
    enums: kind("enum").length,
    enum_values: sum(objects.map((object) => (object.kind === "enum" ? object.values.length : 0))),
    domains: kind("domain").length,
    routines: kind("routine").length,
  };
}

const servers: { name: string; server: ServerName }[] = [
  { name: "PostgreSQL 18", server: "postgres18" },
  { name: "Debian's PostgreSQL", server: "debianPostgres" },
];

describe.each(servers)("on $name", ({ server }) => {
  test.for(postgresCorpora)("the crawl of $name counts what the catalogs count", async (item, context) => {
    const url = await corpusDatabase(context, item, server);

    const { database, warnings, unread } = await engineOf(url).crawl(url, everything);

    expect(warnings).toEqual([]);
    expect(unread).toEqual([]);
    const [expected] = await sqlOn(url, counts);
    expect(expected?.tables).toBeGreaterThan(0);
    expect(countsOf(database)).toEqual(expected);
  });
});
