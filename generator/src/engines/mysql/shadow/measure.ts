import { said } from "../../../core/dialects/mysql/statement-words.ts";
import { type TableChange, tableChange } from "../../../core/dialects/mysql/table-changes.ts";
import { phraseOf, type Words } from "../../../core/dialects/mysql/words.ts";
import { outside } from "../../../core/dialects/parentheses.ts";
import type { Effect } from "../../../core/model/effect.ts";
import type { Row } from "../connection.ts";
import { isMysql, type Server } from "../server.ts";

type Run = (sql: string, values?: string[]) => Promise<Row[]>;
/** What a statement did to tables, by the names that it has for them; undefined where nobody can tell. */
export type Measured = { table: string; effect: Omit<Effect, "table"> }[] | undefined;

type Asked = { algorithm?: string | undefined; lock?: string | undefined };
type Way = { asked: Asked; lock: string; blocks: Effect["blocks"]; reads: boolean; rewrites: boolean };

/**
 * How a change of a table can be made, least first (MySQL manual, 17.12.1 Online DDL Operations): asked for a way that it does not
 * support, the server refuses, and does nothing.
 */
const ways: Way[] = [
  { asked: { algorithm: "INSTANT" }, lock: "EXCLUSIVE", blocks: "reads and writes", reads: false, rewrites: false },
  {
    asked: { algorithm: "INPLACE", lock: "NONE" },
    ...{ lock: "SHARED UPGRADABLE", blocks: "changes to its definition", reads: true, rewrites: false },
  },
  {
    asked: { algorithm: "INPLACE", lock: "SHARED" },
    ...{ lock: "SHARED NO WRITE", blocks: "writes", reads: true, rewrites: false },
  },
  {
    asked: { algorithm: "INPLACE", lock: "EXCLUSIVE" },
    ...{ lock: "EXCLUSIVE", blocks: "reads and writes", reads: true, rewrites: false },
  },
  {
    asked: { algorithm: "COPY", lock: "NONE" },
    ...{ lock: "SHARED UPGRADABLE", blocks: "changes to its definition", reads: true, rewrites: true },
  },
  {
    asked: { algorithm: "COPY", lock: "SHARED" },
    ...{ lock: "SHARED NO WRITE", blocks: "writes", reads: true, rewrites: true },
  },
  {
    asked: { algorithm: "COPY", lock: "EXCLUSIVE" },
    ...{ lock: "EXCLUSIVE", blocks: "reads and writes", reads: true, rewrites: true },
  },
];

const copying = ways.find(({ asked }) => asked.algorithm === "COPY" && asked.lock === "SHARED") as Way;

/** ER_WRONG_USAGE (INSTANT with a lock), ER_UNKNOWN_ALTER_ALGORITHM, ER_ALTER_OPERATION_NOT_SUPPORTED and _REASON: the way is what it is refused for. */
const isOfWay = (error: unknown) => [1221, 1800, 1845, 1846].includes(Number((error as { errno?: number }).errno));

/** What a statement asks for by itself; DEFAULT is no wish. */
function wishOf({ clauses }: TableChange): Asked {
  const text = clauses.map(({ upper }) => phraseOf(outside(upper).map((at) => upper[at]!))).join(" , ");
  return {
    algorithm: /\bALGORITHM (?:= )?(INSTANT|NOCOPY|INPLACE|COPY)\b/.exec(text)?.[1],
    lock: /\bLOCK (?:= )?(NONE|SHARED|EXCLUSIVE)\b/.exec(text)?.[1],
  };
}

/** The ways that grant a wish. What is written anew is found out afterwards, so NOCOPY is one that does not copy. */
const waysOf = ({ algorithm, lock }: Asked): Way[] =>
  ways.filter(
    ({ asked }) =>
      (algorithm === undefined ||
        asked.algorithm === algorithm ||
        (algorithm === "NOCOPY" && asked.algorithm !== "COPY")) &&
      (lock === undefined || asked.lock === undefined || asked.lock === lock),
  );

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
  const wish = wishOf(change);
  const between = upper[0] === "ALTER" ? ", " : " ";
  const before = await tableIds(name, server, run);
  for (const way of waysOf(wish)) {
    // CREATE INDEX and DROP INDEX know no ALGORITHM=INSTANT.
    if (between === " " && way === ways[0]) continue;
    const clauses = [
      ...(wish.algorithm === undefined ? [`ALGORITHM=${way.asked.algorithm}`] : []),
      ...(wish.lock === undefined && way.asked.lock !== undefined ? [`LOCK=${way.asked.lock}`] : []),
    ];
    try {
      await run([sql.replace(/[;\s]*$/, ""), ...clauses].join(between));
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
