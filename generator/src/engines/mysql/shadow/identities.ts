import type { Target } from "../../../core/model/change.ts";
import type { Identities } from "../../../core/model/witness.ts";
import type { CrawlOptions } from "../../engine.ts";
import type { Session } from "../connection.ts";
import { ownSchema } from "../crawl/translate/names.ts";
import type { Origins } from "./origins.ts";

/** Tables and their columns by ids that outlive a rename. */
export async function identities({ query }: Session, origins: Origins, { filter }: CrawlOptions): Promise<Identities> {
  const rows = await query(`SELECT c.TABLE_NAME AS name, c.COLUMN_NAME AS \`column\`
    FROM information_schema.COLUMNS c JOIN information_schema.TABLES t USING (TABLE_SCHEMA, TABLE_NAME)
    WHERE c.TABLE_SCHEMA = DATABASE() AND t.TABLE_TYPE = 'BASE TABLE' ORDER BY c.TABLE_NAME, c.ORDINAL_POSITION`);
  const found = new Map<string, Target>();
  for (const { name, column } of rows) {
    const table = String(name);
    if (!filter(ownSchema, table)) continue;
    const id = origins.idOf(table);
    found.set(`table ${id}`, { kind: "table", schema: ownSchema, name: table });
    const parent = { kind: "table" as const, name: table };
    found.set(JSON.stringify([id, origins.columnIdOf(table, String(column))]), {
      ...{ kind: "column", schema: ownSchema, parent },
      name: String(column),
    });
  }
  return found;
}
