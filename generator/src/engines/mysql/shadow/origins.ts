import { plainName } from "../../../core/dialects/mysql/lexer.ts";
import { renames } from "../../../core/dialects/mysql/renames.ts";
import { columnClauses, type TableChange, tableChange } from "../../../core/dialects/mysql/table-changes.ts";
import { nameAt, type Words } from "../../../core/dialects/mysql/words.ts";

/** `isNew`: it was made since. */
type Table = { id: string; isNew: boolean; columns: Map<string, string> };

/** Which ids things have that outlive a rename. */
export type Origins = ReturnType<typeof trackOrigins>;

const notColumn = /^(INDEX|KEY|PRIMARY|FOREIGN|CHECK|CONSTRAINT|PARTITION|PERIOD|SYSTEM)$/;

/**
 * Follows what statements rename, make and drop, by their own words: the server has no id that outlives a rename and does not
 * change when a table is rebuilt. What was there already has its name for an id. The same statements give the same ids.
 */
export function trackOrigins() {
  const tables = new Map<string, Table>();
  let count = 0;
  const tableOf = (name: string): Table => {
    const known = tables.get(name) ?? { id: name, isNew: false, columns: new Map<string, string>() };
    tables.set(name, known);
    return known;
  };
  const renewed = (name: string) => JSON.stringify([name, count]);
  const renew = (name: string) => tables.set(name, { id: renewed(name), isNew: true, columns: new Map() });
  const rename = (table: Table, from: string, to: string) => {
    table.columns.set(to, table.columns.get(from) ?? from);
    table.columns.set(from, renewed(from));
  };

  function followChange({ table: { name }, clauses }: TableChange): void {
    const { columns } = tableOf(name);
    const dropped = clauses.flatMap(({ upper: [verb, kind = ""], raw }) =>
      verb === "DROP" && !notColumn.test(kind) ? plainName(raw[kind === "COLUMN" ? 2 : 1] ?? "") : [],
    );
    const added = columnClauses(clauses).flatMap(({ verb, name: column }) => (verb === "add" ? column : []));
    for (const column of [...dropped, ...added]) columns.set(column, renewed(column));
  }

  return {
    /** To be told of each statement that has run. */
    follow(words: Words): void {
      count += 1;
      const { upper } = words;
      if (upper[0] === "CREATE" && upper[1] === "TABLE" && upper[2] !== "IF") renew(nameAt(words, 2).table.name);
      if (upper[0] === "CREATE" && upper[1] === "OR" && upper[3] === "TABLE") renew(nameAt(words, 4).table.name);
      const change = tableChange(words);
      if (change) followChange(change);
      for (const { from, to } of renames(words, change)) {
        const old = from.object ?? "";
        const table = tableOf(old);
        if (from.part !== undefined) rename(table, from.part, to);
        else {
          renew(old);
          tables.set(to, table);
        }
      }
    },
    idOf: (table: string): string => tables.get(table)?.id ?? table,
    wasThere: (table: string): boolean => tables.get(table)?.isNew !== true,
    /** What has that id now. */
    nameOf: (id: string): string => [...tables].find(([, table]) => table.id === id)?.[0] ?? id,
    columnIdOf: (table: string, column: string): string => tables.get(table)?.columns.get(column) ?? column,
  };
}
