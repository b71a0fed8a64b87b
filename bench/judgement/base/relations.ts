import type { Cure, Refused } from "./cure.ts";
import { added, type Base, tableIn } from "./model.ts";
import { bare, first, named, namePattern, tableOf, told } from "./names.ts";

/** What is missing where a table, an index, a view, a sequence or a partition is. */
export const ofRelations: Cure[] = [
  {
    refusal: /^schema "(.+)" does not exist/,
    add: ({ schemas }, { words: [schema = ""] }) => schemas.size < schemas.add(told(schema)).size,
  },
  { refusal: /^(?:relation|table|view|materialized view|sequence) "(.+)" does not exist/, add: addRelation },
  {
    refusal: /^index "(.+)" does not exist/,
    add: (base, { sql, words: [index = ""] }) => addIndex(base, told(index), sql),
  },
  {
    refusal: /^multiple primary keys for table "(.+)"/,
    add: (base, { words: [word = ""] }) => {
      const table = ofName(base, word);
      if (table === undefined || table.keyless) return false;
      table.keyless = true;
      return true;
    },
  },
  {
    refusal: /^"(.+)" is not a foreign table/,
    add: (base, { words: [word = ""] }) => {
      const table = ofName(base, word);
      if (table === undefined || table.foreign) return false;
      table.foreign = true;
      added(base.before, "CREATE FOREIGN DATA WRAPPER nothing");
      added(base.before, "CREATE SERVER elsewhere FOREIGN DATA WRAPPER nothing");
      return true;
    },
  },
  {
    refusal: /no previously clustered index for table "(.+)"/,
    add: ({ after }, { sql, words: [table = ""] }) => {
      const on = tableOf(sql) ?? told(table);
      return added(after, `ALTER TABLE ${on} CLUSTER ON "${table}_pkey"`);
    },
  },
  {
    refusal: /^"(.+)" is not (?:a )?partitioned|ALTER action (?:ATTACH|DETACH) PARTITION .*relation "(.+)"/,
    add: (base, { sql, words: [word, other = ""] }) => partition(base, ofName(base, word ?? other), sql),
  },
  {
    refusal: /^relation "(.+)" is not a partition of relation "(.+)"/,
    add: (base, { sql, words: [part = ""] }) => {
      const parent = tableOf(sql);
      const name = [...base.tables.keys()].find((one) => bare(one) === told(part));
      if (parent === undefined || name === undefined) return false;
      base.tables.delete(name);
      return added(base.after, `CREATE TABLE ${name} PARTITION OF ${parent} FOR VALUES FROM (1) TO (100)`);
    },
  },
  {
    refusal: /^relation "(.+)" is not a parent of relation "(.+)"/,
    add: ({ after }, { words: [parent = "", child = ""] }) =>
      added(after, `ALTER TABLE ${told(child)} INHERIT ${told(parent)}`),
  },
];

const ofName = (base: Base, word: string) =>
  base.tables.get([...base.tables.keys()].find((one) => bare(one) === told(word)) ?? "");

function partition(base: Base, table: ReturnType<typeof ofName>, sql: string): boolean {
  if (table === undefined || table.partitioned !== undefined) return false;
  const column = /'\d{4}-/.test(sql) ? '"created_at"' : '"id"';
  // Both sides of an ATTACH have the same columns.
  if (column !== '"id"') for (const { columns } of base.tables.values()) columns.set(column, "timestamptz");
  table.partitioned = `${/\bIN\s*\(/i.test(sql) ? "LIST" : /MODULUS/i.test(sql) ? "HASH" : "RANGE"} (${column})`;
  for (const other of base.tables.values()) other.keyless = true;
  return true;
}

function addRelation(base: Base, { sql, words: [word = ""] }: Refused): boolean {
  const relation = told(word);
  const verb = String.raw`^\s*(?:ALTER|DROP|REINDEX|REFRESH|COMMENT\s+ON)\s+(?:\([^)]*\)\s*)?`;
  const kind = first(sql, String.raw`${verb}(INDEX|SEQUENCE|VIEW|MATERIALIZED\s+VIEW)\b`)?.toUpperCase();
  if (kind === "INDEX") return addIndex(base, relation, sql);
  if (kind === "SEQUENCE" || /(next|curr|set)val/i.test(sql)) return added(base.before, `CREATE SEQUENCE ${relation}`);
  if (kind !== undefined) return added(base.after, `CREATE ${kind} ${relation} AS SELECT 1 AS id, 'a'::text AS name`);
  if (base.tables.has(relation)) return false;
  tableIn(base, relation);
  return true;
}

/** An index: on the table that a constraint is made of it, or one of its own. */
function addIndex(base: Base, index: string, sql: string): boolean {
  const using = /USING\s+INDEX/i.test(sql);
  const schema = index.includes(".") ? index.slice(0, index.lastIndexOf(".") + 1) : "";
  const table = using ? (tableOf(sql) ?? "") : `${schema}"indexed"`;
  if (!using) tableIn(base, table).columns.set('"name"', "text");
  return added(
    base.after,
    `CREATE ${using ? "UNIQUE " : ""}INDEX ${bare(index)} ON ${table} (${using ? '"id"' : '"name"'})`,
  );
}

/** Used by what refers to another table. */
export const referredTable = (sql: string): string => {
  const found = first(sql, String.raw`\bREFERENCES\s+${namePattern}`);
  return found === undefined ? "" : named(found);
};
