import { said } from "../../../core/dialects/mysql/statement-words.ts";
import { tableChange } from "../../../core/dialects/mysql/table-changes.ts";
import type { Words } from "../../../core/dialects/mysql/words.ts";
import type { Effect } from "../../../core/model/effect.ts";
import type { Row } from "../connection.ts";
import { isMysql, type Server } from "../server.ts";

type Run = (sql: string, values?: string[]) => Promise<Row[]>;
/** What a statement did to tables, by the names that it has for them; undefined where nobody can tell. */
export type Measured = { table: string; effect: Omit<Effect, "table"> }[] | undefined;

type Way = { clauses: string[]; lock: string; blocks: Effect["blocks"]; reads: boolean; rewrites: boolean };

/**
 * How a change of a table can be made, least first (MySQL manual, 17.12.1 Online DDL Operations): asked for a way that it does not
 * support, the server refuses, and does nothing.
 */
const ways: Way[] = [
  { clauses: ["ALGORITHM=INSTANT"], lock: "EXCLUSIVE", blocks: "reads and writes", reads: false, rewrites: false },
  {
    clauses: ["ALGORITHM=INPLACE", "LOCK=NONE"],
    ...{ lock: "SHARED UPGRADABLE", blocks: "changes to its definition", reads: true, rewrites: false },
  },
  {
    clauses: ["ALGORITHM=INPLACE", "LOCK=SHARED"],
    ...{ lock: "SHARED NO WRITE", blocks: "writes", reads: true, rewrites: false },
  },
  {
    clauses: ["ALGORITHM=INPLACE", "LOCK=EXCLUSIVE"],
    ...{ lock: "EXCLUSIVE", blocks: "reads and writes", reads: true, rewrites: false },
  },
  {
    clauses: ["ALGORITHM=COPY", "LOCK=SHARED"],
    ...{ lock: "SHARED NO WRITE", blocks: "writes", reads: true, rewrites: true },
  },
];

const copying = ways.at(-1) as Way;

/** ER_UNKNOWN_ALTER_ALGORITHM, ER_ALTER_OPERATION_NOT_SUPPORTED and _REASON: the way is what it is refused for. */
const isOfWay = (error: unknown) => [1800, 1845, 1846].includes(Number((error as { errno?: number }).errno));

const none = { held: false, emptied: false, reindexed: false, written: 0 };

/** Runs a statement, and says what it did. Throws the driver's error. */
export async function runMeasured(sql: string, words: Words, server: Server, run: Run): Promise<Measured> {
  const { upper, raw } = words;
  const change = tableChange(words);
  if (upper[0] === "TRUNCATE") {
    await run(sql);
    const table = (raw[upper[1] === "TABLE" ? 2 : 1] ?? "").replace(/^`(.*)`$/s, "$1");
    const lock = { lock: "EXCLUSIVE", blocks: "reads and writes" as const };
    return [{ table, effect: { ...none, ...lock, emptied: true, rewritten: false, scanned: false } }];
  }
  if (change === undefined || change.table.schema !== undefined) {
    await run(sql);
    // Locks of rows keep no statement from the table.
    const rows = { ...none, blocks: "nothing" as const, rewritten: false, scanned: false };
    return said(words).everyRow.map(({ table, lock }) => ({ table: table.name, effect: { ...rows, lock } }));
  }
  const { name } = change.table;
  const isChosen = upper.some((word, at) => /^(ALGORITHM|LOCK)$/.test(word) && upper[at + 1] === "=");
  const between = upper[0] === "ALTER" ? ", " : " ";
  const before = await tableIds(name, server, run);
  for (const way of isChosen ? [] : ways) {
    // CREATE INDEX and DROP INDEX know no ALGORITHM=INSTANT.
    if (between === " " && way === ways[0]) continue;
    const clauses = way.clauses.join(between);
    try {
      await run(`${sql.replace(/[;\s]*$/, "")}${between}${clauses}`);
    } catch (error) {
      if (isOfWay(error)) continue;
      break; // it is another statement with them, or fails as it is
    }
    const isRebuilt = rebuilt(before, await tableIds(name, server, run));
    // MariaDB takes INSTANT for some changes that it makes by a copy (PARTITION BY, ENGINE).
    const { lock, blocks, reads, rewrites } = isRebuilt && !way.reads ? copying : way;
    return [{ table: name, effect: { ...none, lock, blocks, rewritten: rewrites || isRebuilt, scanned: reads } }];
  }
  await run(sql);
  return undefined;
}

/** Whether a table, or some of its partitions, were built anew; partitions that only go or come are not. */
const rebuilt = (before: string[], after: string[]): boolean =>
  after.length >= before.length && before.some((id) => !after.includes(id));

/** The ids that InnoDB gives a table or its partitions whenever they are built; none where the account may not ask (PROCESS). */
async function tableIds(name: string, server: Server, run: Run): Promise<string[]> {
  if (!/^\w+$/.test(name)) return [];
  const catalog = isMysql(server, 80_000) ? "INNODB_TABLES" : "INNODB_SYS_TABLES";
  const sql = `SELECT TABLE_ID AS id FROM information_schema.${catalog}
    WHERE NAME = CONCAT(DATABASE(), '/', ?) OR NAME LIKE CONCAT(DATABASE(), '/', ?, '#p#%')`;
  const rows = await run(sql, [name, name]).catch(() => []);
  return rows.map(({ id }) => String(id));
}
