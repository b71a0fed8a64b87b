import { canonical } from "../../core/canonical/canonical.ts";
import { ownSchema } from "../../core/dialects/dynamodb/table.ts";
import { tablesIn } from "../../core/dialects/dynamodb/templates/index.ts";
import { database } from "../../core/model/database.ts";
import { type Table, table } from "../../core/model/table.ts";
import { type Shadow, StatementError } from "../engine.ts";

/** Tables that exist in memory alone: a statement is one of them, as the dialect's script has it. */
export function templateShadow(tables: Map<string, Table> = new Map()): Shadow {
  const run = async (statement: string) => {
    const one = tableIn(statement);
    tables.set(one.name, one);
  };
  return {
    run,
    async runEach(statements, ran) {
      for (const { sql } of statements) {
        await run(sql);
        ran([]);
      }
    },
    async crawl({ filter }) {
      const objects = [...tables.values()].filter(({ schema, name }) => filter(schema, name));
      const all = canonical(database.parse({ engine: "dynamodb", schemas: [{ name: ownSchema }], objects }));
      return { database: all, warnings: [], unread: [], unreadFacts: [] };
    },
    observe: async () => undefined,
    fork: async () => templateShadow(new Map(tables)),
    close: async () => undefined,
  };
}

/** Throws StatementError for a text that is no template, with the reason. */
function tableIn(statement: string): Table {
  try {
    return table.parse(JSON.parse(statement));
  } catch {
    throw new StatementError(reasonOf(statement), {});
  }
}

function reasonOf(text: string): string {
  try {
    tablesIn(text);
    return "this is no template";
  } catch (error) {
    return (error as Error).message;
  }
}
