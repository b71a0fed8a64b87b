import { DatabaseSync } from "node:sqlite";
import { canonical } from "../../src/core/canonical/index.ts";
import { database, type SchemaObject, schemaObject } from "../../src/core/model/database.ts";
import { type Crawl, type CrawlOptions, type Engine, type Shadow, StatementError } from "../../src/engines/engine.ts";

type Row = Record<string, string | number | null | undefined>;

function crawl(db: DatabaseSync, { filter }: CrawlOptions): Crawl {
  const rows = (sql: string, ...values: string[]) => db.prepare(sql).all(...values) as Row[];
  const named = (name: Row[string]) => ({ schema: "main", name: String(name) });
  const objectOf = ({ name, type, sql }: Row): SchemaObject => {
    const columns = rows("SELECT * FROM pragma_table_info(?)", String(name)).map((column) => ({
      ...{ name: column.name, type: column.type, nullable: column.notnull === 0 },
      ...(column.dflt_value !== null && { default: column.dflt_value }),
    }));
    if (type === "view") return schemaObject.parse({ kind: "view", ...named(name), columns, definition: sql });
    const key = rows("SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk", String(name));
    const foreignKeys = rows("SELECT * FROM pragma_foreign_key_list(?)", String(name)).map((one) => ({
      ...{ name: `${name}_${one.from}`, columns: [one.from] },
      references: { ...named(one.table), columns: [one.to] },
    }));
    const listed = rows("SELECT * FROM pragma_index_list(?) WHERE origin <> 'pk'", String(name)).map((one) => ({
      ...{ origin: one.origin, name: one.name, ...(one.unique === 1 && { unique: true }) },
      columns: rows("SELECT name FROM pragma_index_info(?)", String(one.name)).map((part) => part.name),
    }));
    return schemaObject.parse({
      ...{ kind: "table", ...named(name), columns, foreignKeys },
      ...(key.length > 0 && { primaryKey: { name: `${name}_key`, columns: key.map((one) => one.name) } }),
      uniques: listed.filter(({ origin }) => origin === "u").map(({ columns, name }) => ({ name, columns })),
      indexes: listed
        .filter(({ origin }) => origin === "c")
        .map(({ origin: _, columns, ...one }) => ({
          ...one,
          method: "b-tree",
          key: columns.map((column) => ({ column })),
        })),
    });
  };
  const found = rows("SELECT * FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'");
  const objects = found.filter(({ name }) => filter("main", String(name))).map(objectOf);
  const all = canonical(database.parse({ engine: "sqlite", schemas: [{ name: "main" }], objects }));
  return { database: all, warnings: [], unread: [], unreadFacts: [] };
}

/** A database in memory; its copy is what runs the same once more. */
function shadow(ran: string[] = []): Shadow {
  const db = new DatabaseSync(":memory:");
  for (const sql of ran) db.exec(sql);
  const run = async (sql: string) => {
    try {
      db.exec(sql);
      ran.push(sql);
    } catch (error) {
      const { message, code } = error as Error & { code: string };
      throw new StatementError(message, { code });
    }
  };
  return {
    run,
    async runEach(statements, done) {
      for (const { sql } of statements) await run(sql).then(() => done([]));
    },
    crawl: async (options) => crawl(db, options),
    observe: async () => undefined,
    fork: async () => shadow([...ran]),
    close: async () => db.close(),
  };
}

/** SQLite as Node brings it along: a file, or one in memory for migrations. */
export const toyEngine: Engine = {
  ...{
    name: "sqlite",
    label: "SQLite",
    aliases: ["better-sqlite3"],
    schemes: ["sqlite"],
    images: [],
    platforms: [],
    defaultSchema: "main",
    isEmbedded: true,
  },
  lacks: async (extensions) => extensions,
  async crawl(url, options) {
    const db = new DatabaseSync(new URL(url).pathname, { readOnly: true });
    try {
      return crawl(db, options);
    } finally {
      db.close();
    }
  },
  shadow: async () => shadow(),
  warmUp: () => undefined,
};
