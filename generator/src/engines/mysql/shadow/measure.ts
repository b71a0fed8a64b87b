import { plainName } from "../../../core/dialects/mysql/lexer.ts";
import { renames } from "../../../core/dialects/mysql/renames.ts";
import { said } from "../../../core/dialects/mysql/statement-words.ts";
import { type TableChange, tableChange } from "../../../core/dialects/mysql/table-changes.ts";
import { endsTransactions } from "../../../core/dialects/mysql/traits.ts";
import type { Words } from "../../../core/dialects/mysql/words.ts";
import type { Effect } from "../../../core/model/effect.ts";
import type { Row } from "../connection.ts";
import { isMysql, type Server } from "../server.ts";

type Run = (sql: string, values?: string[]) => Promise<Row[]>;
/** What a statement did to tables, by the names that it has for them; undefined where nobody can tell. */
export type Measured = { table: string; effect: Omit<Effect, "table"> }[] | undefined;

/** `clauses`: what asks for it, and `lock` what others then meet. */
type Way = {
  clauses: Partial<Record<"ALGORITHM" | "LOCK", string>>;
  lock: string;
  blocks: Effect["blocks"];
  reads: boolean;
  rewrites: boolean;
};

const none = { held: false, emptied: false, reindexed: false, written: 0 };
const alone = { lock: "EXCLUSIVE", blocks: "reads and writes" as const };
const readers = { lock: "SHARED NO WRITE", blocks: "writes" as const };
const all = { lock: "SHARED UPGRADABLE", blocks: "changes to its definition" as const };
const quick = { rewritten: false, scanned: false };
const instant: Way = { clauses: { ALGORITHM: "INSTANT" }, ...alone, reads: false, rewrites: false };
const inPlace = { reads: true, rewrites: false };
const copying = { ...readers, reads: true, rewrites: true };

/**
 * How a change of a table can be made, least first (MySQL manual, 17.12.1 Online DDL Operations): asked for a way that it does not
 * support, the server refuses, and does nothing. The last is taken by nothing that does not ask for it.
 */
const ways: Way[] = [
  instant,
  { clauses: { ALGORITHM: "INPLACE", LOCK: "NONE" }, ...all, ...inPlace },
  { clauses: { ALGORITHM: "INPLACE", LOCK: "SHARED" }, ...readers, ...inPlace },
  { clauses: { ALGORITHM: "INPLACE", LOCK: "EXCLUSIVE" }, ...alone, ...inPlace },
  { clauses: { ALGORITHM: "COPY", LOCK: "NONE" }, ...copying, ...all },
  { clauses: { ALGORITHM: "COPY", LOCK: "SHARED" }, ...copying },
  { clauses: { ALGORITHM: "COPY", LOCK: "EXCLUSIVE" }, ...copying, ...alone },
];

/** ER_WRONG_USAGE (INSTANT with a lock), ER_UNKNOWN_ALTER_ALGORITHM, ER_ALTER_OPERATION_NOT_SUPPORTED and _REASON: the way is what it is refused for. */
const isOfWay = (error: unknown) => [1221, 1800, 1845, 1846].includes(Number((error as { errno?: number }).errno));

/** Runs a statement, and says what it did. Throws the driver's error. */
export async function runMeasured(sql: string, words: Words, server: Server, run: Run): Promise<Measured> {
  const { upper, raw } = words;
  const change = tableChange(words);
  if (upper[0] === "TRUNCATE") {
    await run(sql);
    const table = (raw[upper[1] === "TABLE" ? 2 : 1] ?? "").replace(/^`(.*)`$/s, "$1");
    return [{ table, effect: { ...none, ...alone, ...quick, emptied: true } }];
  }
  if (change === undefined || change.table.schema !== undefined) {
    await run(sql);
    const { everyRow } = said(words);
    // What a routine or a text that was built did, no word tells.
    if (everyRow.length === 0 && endsTransactions(upper)) return undefined;
    // Locks of rows keep no statement from the table.
    const rows = { ...none, ...quick, blocks: "nothing" as const };
    return everyRow.map(({ table, lock }) => ({ table: table.name, effect: { ...rows, lock } }));
  }
  const emptied = emptiedBy(change);
  if (emptied.length > 0) {
    await run(sql);
    return emptied.map((table) => ({ table, effect: { ...none, ...alone, ...quick, emptied: true } }));
  }
  const { name } = change.table;
  const between = upper[0] === "ALTER" ? ", " : " ";
  const before = await tableIds(name, server, run);
  for (const { way, clauses } of waysFor(words)) {
    // CREATE INDEX and DROP INDEX know no ALGORITHM=INSTANT.
    if (between === " " && way === instant) continue;
    try {
      await run([sql.replace(/[;\s]*$/, ""), ...clauses].join(between));
    } catch (error) {
      if (isOfWay(error)) continue;
      break; // it is another statement with them, or fails as it is
    }
    const isRebuilt = rebuilt(before, await tableIds(nameBehind(words, change), server, run));
    // MariaDB takes INSTANT for some changes that it makes by a copy (PARTITION BY, ENGINE).
    const { lock, blocks, reads, rewrites } = isRebuilt && !way.reads ? copying : way;
    return [{ table: name, effect: { ...none, lock, blocks, rewritten: rewrites || isRebuilt, scanned: reads } }];
  }
  await run(sql);
  return undefined;
}

/** What the table is called in the end. */
const nameBehind = (words: Words, change: TableChange): string =>
  renames(words, change).findLast(({ from }) => from.part === undefined)?.to ?? change.table.name;

/** What an ALTER TABLE takes all rows from: the table, or partitions of it, of which nothing else may stand behind; two change places where one is exchanged. */
function emptiedBy({ table: { name }, clauses }: TableChange): string[] {
  const first = clauses.findIndex(({ upper: [verb = ""] }) => /^(TRUNCATE|DISCARD|EXCHANGE)$/.test(verb));
  if (first === -1) return [];
  const [[verb, what, one] = [], all] = [clauses[first]?.upper, clauses.slice(first).flatMap(({ raw }) => raw)];
  if (what !== "PARTITION" || one === "ALL") return [name];
  const words = all.slice(2).map(plainName);
  const end = words.findIndex((word) => /^(TABLESPACE|WITH)$/i.test(word));
  const partitions = words.slice(0, end === -1 ? undefined : end).map((partition) => `${name}.${partition}`);
  return verb === "EXCHANGE" ? [...partitions, words[end + 2] ?? ""] : partitions;
}

/** The ways in which a statement can be made, and what is to be added to it for each: what it asks for itself stays. */
function waysFor({ upper }: Words): { way: Way; clauses: string[] }[] {
  const asked = new Map<string, string>();
  for (const [at, word] of upper.entries()) {
    const value = upper[at + 1] === "=" ? upper[at + 2] : upper[at + 1];
    if (/^(ALGORITHM|LOCK)$/.test(word) && /^(INSTANT|NOCOPY|INPLACE|COPY|NONE|SHARED|EXCLUSIVE)$/.test(value ?? ""))
      asked.set(word, value === "NOCOPY" ? "INPLACE" : value!);
  }
  return ways
    .filter(({ clauses }) =>
      [...asked].every(([clause, value]) => (clauses[clause as keyof Way["clauses"]] ?? value) === value),
    )
    .map((way) => ({
      way,
      clauses: Object.entries(way.clauses).flatMap(([clause, value]) =>
        asked.has(clause) ? [] : `${clause}=${value}`,
      ),
    }));
}

/** Whether a table, or some of its partitions, were built anew, be it in another engine; partitions that only go or come are not. */
const rebuilt = (before: string[], after: string[]): boolean =>
  (after.length >= before.length || after.length === 0) && before.some((id) => !after.includes(id));

/** The ids that InnoDB gives a table or its partitions whenever they are built; none where the account may not ask (PROCESS). */
async function tableIds(name: string, server: Server, run: Run): Promise<string[]> {
  if (!/^\w+$/.test(name)) return [];
  const catalog = isMysql(server, 80_000) ? "INNODB_TABLES" : "INNODB_SYS_TABLES";
  const sql = `SELECT TABLE_ID AS id FROM information_schema.${catalog}
    WHERE NAME = CONCAT(DATABASE(), '/', ?) OR NAME LIKE CONCAT(DATABASE(), '/', ?, '#p#%')`;
  const rows = await run(sql, [name, name]).catch(() => []);
  return rows.map(({ id }) => String(id));
}
