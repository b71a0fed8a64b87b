import type { Database } from "../../src/core/model/database.ts";
import type { Table } from "../../src/core/model/table.ts";

/** Numbers that look random and are the same each time. */
export function random(seed: number) {
  // mulberry32: also neighbouring seeds give numbers that have nothing in common.
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    below: (limit: number) => Math.floor(next() * limit),
    shuffle<T>(list: readonly T[]): T[] {
      return list
        .map((item) => ({ item, at: next() }))
        .sort((a, b) => a.at - b.at)
        .map(({ item }) => item);
    },
  };
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
const nameOf = ({ schema, name }: { schema: string; name: string }) => `${quoted(schema)}.${quoted(name)}`;

/** Plain tables of a database with a key of one column that others may refer to. */
export const plainTables = ({ objects }: Database): Table[] =>
  objects.filter(
    (object) => object.kind === "table" && object.partitioning === undefined && object.inherits.length === 0,
  ) as Table[];

/** DDL that a request may bring: each changes the table that it is given, or adds an object that refers to it. */
export const ddl: ((table: Table, number: number) => string)[] = [
  (table, n) => {
    const [column] = table.primaryKey?.columns ?? [];
    const type = table.columns.find(({ name }) => name === column)?.type ?? "bigint";
    const isWhole = table.primaryKey?.columns.length === 1;
    const reference = isWhole ? `owner ${type} REFERENCES ${nameOf(table)}` : "owner bigint";
    return `CREATE TABLE ${quoted(table.schema)}.request_${n} (id bigint PRIMARY KEY, ${reference});`;
  },
  (table, n) => `ALTER TABLE ${nameOf(table)} ADD COLUMN request_${n} text;`,
  (_, n) => `CREATE SCHEMA request_${n}; CREATE TABLE request_${n}.first (id bigint PRIMARY KEY);`,
  (_, n) => `CREATE EXTENSION IF NOT EXISTS ${["citext", "hstore", "ltree", "pg_trgm"][n % 4]};`,
  (table, n) => `CREATE VIEW ${quoted(table.schema)}.request_${n} AS SELECT count(*) AS many FROM ${nameOf(table)};`,
  (table, n) => `COMMENT ON TABLE ${nameOf(table)} IS 'Request ${n}';`,
  (table, n) => `CREATE TYPE ${quoted(table.schema)}.request_${n} AS ENUM ('one', 'two');`,
  (table, n) => `ALTER TABLE ${nameOf(table)} ADD CONSTRAINT request_${n} CHECK (true);`,
  (table, n) =>
    `CREATE FUNCTION ${quoted(table.schema)}.request_${n}(n integer) RETURNS integer LANGUAGE sql AS 'SELECT n + ${n}';`,
  (table, n) => {
    const column = table.columns.findLast(({ nullable }) => nullable)?.name ?? table.columns[0]?.name ?? "id";
    return `COMMENT ON COLUMN ${nameOf(table)}.${quoted(column)} IS 'Request ${n}';`;
  },
];
