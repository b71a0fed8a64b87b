import { toFiles } from "../../src/core/canonical/index.ts";
import { diff } from "../../src/core/diff/index.ts";
import type { Database } from "../../src/core/model/database.ts";
import { targetWords } from "../../src/core/names/names.ts";
import { engineOf } from "../../src/engines/registry.ts";

export const everything = { filter: () => true, statementTimeout: 60_000, lockTimeout: 5_000 };

/** The structure of the database at `url`; throws for warnings. */
export async function crawl(url: string): Promise<Database> {
  const { database, warnings } = await engineOf(url).crawl(url, everything);
  if (warnings.length > 0) throw new Error(`warnings: ${JSON.stringify(warnings)}`);
  return database;
}

/** The structure that `load` builds in the embedded PostgreSQL with these extensions. */
export async function crawlEmbedded(
  extensions: string[],
  load: (run: (sql: string) => Promise<void>) => Promise<unknown>,
): Promise<Database> {
  const shadow = await engineOf("postgres").shadow({ extensions, skipExtensions: [] });
  try {
    await load((sql) => shadow.run(sql));
    return (await shadow.crawl(everything)).database;
  } finally {
    await shadow.close();
  }
}

export const filesOf = (database: Database): Record<string, string> => Object.fromEntries(toFiles(database));

/** What changed, a line for each: `view shop.orders: definition`. */
export const changesBetween = (before: Database, after: Database): string[] =>
  diff(before, after).map((change) => {
    const what = change.op === "modified" ? change.changed.join(", ") : change.op;
    return `${targetWords(change.target)}: ${what}`;
  });
