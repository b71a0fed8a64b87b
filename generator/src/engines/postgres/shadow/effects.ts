import type { Reference } from "../../../core/model/common.ts";
import { type Blocked, blocked, type Effect } from "../../../core/model/effect.ts";
import type { Reading, Relation } from "./probe.ts";

/** Lock modes from weak to strong, and what each keeps others from (manual, 13.3.1: table-level locks). */
const modes: [mode: string, lock: string, blocks: Blocked][] = [
  ["AccessShareLock", "ACCESS SHARE", "nothing"],
  ["RowShareLock", "ROW SHARE", "nothing"],
  ["RowExclusiveLock", "ROW EXCLUSIVE", "nothing"],
  ["ShareUpdateExclusiveLock", "SHARE UPDATE EXCLUSIVE", "changes to its definition"],
  ["ShareLock", "SHARE", "writes"],
  ["ShareRowExclusiveLock", "SHARE ROW EXCLUSIVE", "writes"],
  ["ExclusiveLock", "EXCLUSIVE", "writes"],
  ["AccessExclusiveLock", "ACCESS EXCLUSIVE", "reads and writes"],
];
const exclusive = modes.length - 1;
const changing = modes.findIndex(([, lock]) => lock === "SHARE UPDATE EXCLUSIVE");
export const noLock = -1;

/** The strongest of some modes, as a number. */
export const strongest = (held: string[]): number => {
  const ranks = held.map((mode) => modes.findIndex(([name]) => name === mode));
  return ranks.includes(-1) ? exclusive : Math.max(noLock, ...ranks);
};

/** Relations by their OIDs. */
export type Known = Map<string, Relation>;

/** What a statement did to a relation, and how often it read all of it, or asked it as an index; `isMoved` to another tablespace. */
export type Seen = {
  oid: string;
  called?: Reference | undefined;
  mode: number;
  held: boolean;
  isNewFile: boolean;
  isMoved: boolean;
  scans: number;
  written: number;
};

type How = Pick<Reading, "where" | "rows">;

/** What a statement did to tables, of what it did to them and to their indexes. */
export function effectsOf(seen: Seen[], known: Known, how: How): Effect[] {
  const tables = new Map<string, Seen[]>();
  for (const each of seen) {
    const table = known.get(each.oid)?.table ?? each.oid;
    if (each.mode !== noLock || each.isNewFile) tables.set(table, [...(tables.get(table) ?? []), each]);
  }
  return [...tables].flatMap(([oid, parts]) => effectOn(known.get(oid), parts, how) ?? []);
}

function effectOn(table: Relation | undefined, parts: Seen[], how: How): Effect | undefined {
  if (!table) return undefined;
  const own = parts.find(({ oid }) => oid === table.oid);
  const indexes = parts.filter((part) => part !== own);
  // Whoever reads a table locks all of its indexes (manual, REINDEX): without one of them it can't be read. Weaker ones are no matter.
  const taken = [own, ...indexes.filter(({ mode }) => mode === exclusive)].filter((part) => part !== undefined);
  const newIndexes = indexes.filter(({ isNewFile }) => isNewFile).length;
  if (taken.length === 0 && newIndexes === 0) return undefined;
  // Outside of a transaction, only REINDEX, CLUSTER and VACUUM FULL make new files, for which they keep readers away.
  const isAlone = how.where !== "inside" && parts.some(({ isNewFile }) => isNewFile);
  const mode = isAlone ? exclusive : Math.max(...taken.map((part) => part.mode));
  const [, lock = "", blocks = blocked[0]] = modes[mode] ?? [];
  const isNewFile = own?.isNewFile === true;
  // Whoever writes a table anew reads it before, and then once for each index; a TRUNCATE makes files that are empty.
  const emptied = !isAlone && isNewFile && !own.isMoved && table.kind !== "m" && own.scans <= newIndexes;
  const { called } = own ?? {};
  const isRenamed = called && (called.schema !== table.schema || called.name !== table.name);
  return {
    table: { schema: table.schema, name: table.name },
    ...(isRenamed && { called }),
    ...{ lock, blocks, held: taken.length > 0 && taken.every((part) => part.mode < mode || part.held) },
    ...{ rewritten: isNewFile && !emptied, emptied, reindexed: newIndexes > 0 && !emptied },
    scanned: !emptied && (isAlone || (own?.scans ?? 0) > 0 || (!how.rows && isChecked(own, indexes))),
    written: isAlone ? 0 : (own?.written ?? 0),
  };
}

/** Whether a table that is being changed was read by an index: a foreign key's check may do so, and reads every row. */
const isChecked = (own: Seen | undefined, indexes: Seen[]) =>
  own !== undefined && own.mode >= changing && indexes.some(({ scans }) => scans > 0);
