export type Table = { columns: Map<string, string>; partitioned?: string; keyless?: boolean; foreign?: boolean };

/** What a migration takes for granted: enough of a schema that it can run. */
export type Base = {
  schemas: Set<string>;
  roles: Set<string>;
  /** Types and domains by their name, with what stands behind it. */
  types: Map<string, string>;
  tables: Map<string, Table>;
  /** Statements that come before the tables, and behind them. */
  before: string[];
  after: string[];
};

export const emptyBase = (): Base => ({
  ...{ schemas: new Set(), roles: new Set(), types: new Map(), tables: new Map(), before: [], after: [] },
});

/** The table of that name, made where it is not there yet. */
export function tableIn({ tables }: Base, name: string): Table {
  const known = tables.get(name) ?? { columns: new Map([['"id"', "bigint"]]) };
  tables.set(name, known);
  return known;
}

/** Adds a statement; false where it is there already. */
export const added = (list: string[], sql: string): boolean => !list.includes(sql) && list.push(sql) > 0;

/** The statements that make it. */
export const statementsOf = ({ schemas, roles, types, tables, before, after }: Base): string[] => [
  ...[...roles].map((role) => `CREATE ROLE ${role}`),
  ...[...schemas].map((schema) => `CREATE SCHEMA ${schema}`),
  ...[...types].map(([name, rest]) => `CREATE ${rest.startsWith("AS bigint") ? "DOMAIN" : "TYPE"} ${name} ${rest}`),
  ...before,
  ...[...tables].map(tableSql),
  ...after,
];

function tableSql([name, { columns, partitioned, keyless, foreign }]: [string, Table]): string {
  const list = [...columns].map(([column, type]) => `${column} ${type}`);
  if (foreign) return `CREATE FOREIGN TABLE ${name} (${list.join(", ")}) SERVER elsewhere`;
  const key = partitioned === undefined && !keyless ? ['PRIMARY KEY ("id")'] : [];
  const end = partitioned === undefined ? "" : ` PARTITION BY ${partitioned}`;
  return `CREATE TABLE ${name} (${[...list, ...key].join(", ")})${end}`;
}

/** The type that a column of that name usually has. */
export function usualType(column: string): string {
  const name = column.replaceAll('"', "").toLowerCase();
  if (/(^|_)ids?$|count|number|amount|total|price|cents|quantity|qty|age$|version|size|year/.test(name))
    return "bigint";
  if (/(_at|_on|date|time|timestamp)$/.test(name)) return "timestamptz";
  if (/^(is|has|can)_|active|enabled|deleted$/.test(name)) return "boolean";
  if (/json|data$|meta|settings|attributes|payload/.test(name)) return "jsonb";
  return "text";
}
