import { mysqlFlavour, plainName, tokensOf } from "../../../core/dialects/mysql/lexer.ts";
import { quoted } from "../../../core/dialects/mysql/names.ts";
import { renames } from "../../../core/dialects/mysql/renames.ts";
import { said } from "../../../core/dialects/mysql/statement-words.ts";
import { type TableChange, tableChange } from "../../../core/dialects/mysql/table-changes.ts";
import { endsTransactions } from "../../../core/dialects/mysql/traits.ts";
import { between, nameAt, phraseOf, slice, type Words } from "../../../core/dialects/mysql/words.ts";
import { outside } from "../../../core/dialects/parentheses.ts";
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
  const optimized = optimizedBy(words, change);
  if (optimized.length > 0) return measuredOptimizing(sql, optimized, server, run);
  if (/^LOCK TABLES?$/.test(phraseOf(upper.slice(0, 2)))) {
    await run(sql);
    return lockedBy(words);
  }
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
  const comma = upper[0] === "ALTER" ? ", " : " ";
  const partitioning = partitioningOf(change);
  const isInFront = partitioning !== undefined || change.clauses.some(({ upper: [verb] }) => verb === "ORDER");
  const asked = (clauses: string[]) =>
    isInFront ? inFront(sql, upper.length, change, clauses) : [sql.replace(/[;\s]*$/, ""), ...clauses].join(comma);
  const before = await tableIds(name, server, run);
  for (const { way, clauses } of waysFor(words)) {
    // CREATE INDEX and DROP INDEX know no ALGORITHM=INSTANT.
    if (comma === " " && way === instant) continue;
    try {
      await run(asked(clauses));
    } catch (error) {
      if (isOfWay(error)) continue;
      break; // it is another statement with them, or fails as it is
    }
    if (/^(ANALYZE|CHECK|REPAIR)\b/.test(partitioning ?? "")) return [];
    const isRebuilt = rebuilt(before, await tableIds(nameBehind(words, change), server, run), partitioning);
    // MariaDB takes INSTANT for some changes that it makes by a copy (PARTITION BY, ENGINE).
    const { lock, blocks, reads, rewrites } = isRebuilt && !way.reads ? copying : way;
    return [{ table: name, effect: { ...none, lock, blocks, rewritten: rewrites || isRebuilt, scanned: reads } }];
  }
  await run(sql);
  return partitioning === undefined ? undefined : ofPartitions(name, partitioning);
}

/** Behind a list of partitions or columns, the clauses would be part of it. */
function inFront(sql: string, count: number, { start, clauses: [first] }: TableChange, asked: string[]): string {
  const pieces = [...tokensOf(mysqlFlavour)(sql)].filter(({ kind }) => kind !== "comment" && kind !== "meta");
  // A clause that sets something for the statement stands before its words.
  const at = pieces[start + pieces.length - count]?.start ?? sql.length;
  const comma = /^(PARTITION BY|REMOVE PARTITIONING)\b/.test(phraseOf(first?.upper.slice(0, 2) ?? [])) ? " " : ", ";
  return asked.length === 0 ? sql : `${sql.slice(0, at)}${asked.join(", ")}${comma}${sql.slice(at)}`;
}

/** What is done to partitions: nothing else stands in such a statement. */
function partitioningOf({ clauses: [first] }: TableChange): string | undefined {
  const phrase = phraseOf(first?.upper ?? []);
  return /^(\w+ PARTITION|PARTITION BY|REMOVE PARTITIONING)\b/.test(phrase) ? phrase : undefined;
}

/** What a server does that can't be asked about partitions, as MariaDB (manual, 26.3.4; MariaDB, Partition Maintenance). */
function ofPartitions(table: string, phrase: string): Measured {
  if (/^(ANALYZE|CHECK|REPAIR)\b/.test(phrase)) return [];
  const isQuick = /^DROP\b|^ADD\b.* VALUES\b/.test(phrase);
  const { lock, blocks } = isQuick ? alone : copying;
  return [{ table, effect: { ...none, lock, blocks, rewritten: !isQuick, scanned: !isQuick } }];
}

/** The tables that OPTIMIZE, or a change of one, optimizes. */
function optimizedBy(words: Words, change: TableChange | undefined): string[] {
  if (change)
    return change.table.schema === undefined && /^OPTIMIZE\b/.test(partitioningOf(change) ?? "")
      ? [change.table.name]
      : [];
  const [head] = /^OPTIMIZE (LOCAL |NO_WRITE_TO_BINLOG )?TABLES? /.exec(phraseOf(words.upper.slice(0, 4))) ?? [];
  return head === undefined ? [] : listed(words, head.split(" ").length - 1).flatMap(({ table }) => table);
}

/** InnoDB does it as ALTER TABLE … FORCE, also for a partition (manual, 15.7.3.4, 26.3.4). */
async function measuredOptimizing(sql: string, tables: string[], server: Server, run: Run): Promise<Measured> {
  const all: NonNullable<Measured> = [];
  for (const table of tables) {
    const pieces = ["ALTER", "TABLE", quoted(table), "FORCE"];
    try {
      all.push(...((await runMeasured(pieces.join(" "), { upper: pieces, raw: pieces }, server, run)) ?? []));
    } catch {
      await run(sql); // it says that there is no such table, and is none the worse for it
      return undefined;
    }
  }
  return all;
}

/** LOCK TABLES a READ, b AS c LOW_PRIORITY WRITE: until UNLOCK TABLES, or the session ends. */
const lockedBy = (words: Words): Measured =>
  listed(words, 2).map(({ table, upper }) => {
    const { blocks } = upper.includes("WRITE") ? alone : readers;
    return { table, effect: { ...none, ...quick, lock: upper.includes("WRITE") ? "WRITE" : "READ", blocks } };
  });

/** Tables between commas, with the words behind each; not those of other databases. */
function listed(words: Words, from: number): { table: string; upper: string[] }[] {
  const commas = outside(words.upper).filter((at) => at >= from && words.upper[at] === ",");
  return between(words, from, commas).flatMap((one) => {
    const { table, end } = nameAt(one, 0);
    return table.schema === undefined ? [{ table: table.name, upper: slice(one, end).upper }] : [];
  });
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
const rebuilt = (before: string[], after: string[], partitioning = ""): boolean =>
  !partitioning.startsWith("DROP") && before.some((id) => !after.includes(id));

/** The ids that InnoDB gives a table or its partitions whenever they are built; none where the account may not ask (PROCESS). */
async function tableIds(name: string, server: Server, run: Run): Promise<string[]> {
  if (!/^\w+$/.test(name)) return [];
  const catalog = isMysql(server, 80_000) ? "INNODB_TABLES" : "INNODB_SYS_TABLES";
  const sql = `SELECT TABLE_ID AS id FROM information_schema.${catalog}
    WHERE NAME = CONCAT(DATABASE(), '/', ?) OR NAME LIKE CONCAT(DATABASE(), '/', ?, '#p#%')`;
  const rows = await run(sql, [name, name]).catch(() => []);
  return rows.map(({ id }) => String(id));
}
