import { z } from "zod";
import type { Effect } from "../../../core/model/effect.ts";
import type { Probed, Rows, Where } from "../../engine.ts";
import { effectsOf, type Known, noLock, type Seen, strongest } from "./effects.ts";
import { around, handOver, probe, type Reading, read, relations, there } from "./probe.ts";

export type Measure = {
  /** Whether the server answers, and counts. */
  works: boolean;
  around(sql: string, where: Where): Pick<Probed, "before" | "probe">;
  /** What that says the statement did, which `touched` some relations; undefined where it does not say, or not all. */
  effects(rows: Rows, touched?: string[]): { transaction: number; effects: Effect[] } | undefined;
  forget(): Promise<void>;
};

const folderOf = (file: string) => file.slice(0, file.lastIndexOf("/"));
const none = { scans: 0, written: 0 };

/** Begins to measure what statements do to the relations that are there. */
export async function measure(query: (sql: string) => Promise<Rows>): Promise<Measure> {
  const [row] = await query(there);
  const all = relations.parse(JSON.parse(String(row?.relations ?? "[]")));
  const known: Known = new Map(all.map((relation) => [relation.oid, relation]));
  const newest = z.string().regex(/^\d+$/).catch("0").parse(row?.newest);
  /** All files that a relation has had: after a ROLLBACK it has the one before again. */
  const files = new Map(all.map(({ oid, file }) => [oid, new Set([file])]));
  const counts = new Map<string, typeof none>();
  let locks = new Map<string, number>();
  let transaction = 0;
  // Counts that can't be handed over go on from here: before 15, the server does so when it likes, twice a second.
  const flushes = row?.flushes === true;
  if (flushes) await query(handOver);
  let last = read(await query(probe(flushes ? "inside" : "outside", newest)));
  if (flushes && last?.asked !== 1) last = read(await query(probe("outside", newest)));

  /** Takes note of what a relation is now, and says what of it is new. */
  function note({ oid, modes, file, scans, written, called }: Reading["seen"][number]): Seen {
    const mode = strongest(modes);
    const before = counts.get(oid) ?? none;
    counts.set(oid, { scans, written });
    const isNewFile = file !== null && files.get(oid)?.has(file) === false;
    if (isNewFile) files.get(oid)?.add(file);
    return {
      ...{ oid, called, mode, held: mode !== noLock && mode === locks.get(oid), isNewFile },
      isMoved: isNewFile && folderOf(file) !== folderOf(known.get(oid)?.file ?? ""),
      scans: Math.max(0, scans - before.scans),
      written: Math.max(0, written - before.written), // a TRUNCATE that is rolled back takes some away
    };
  }

  function effects(rows: Rows, touched: string[] = []): ReturnType<Measure["effects"]> {
    const reading = read(rows);
    if (!reading) return undefined;
    // The server hands counts over between two transactions, whenever it likes: from then on they begin at nothing.
    const goesOn = reading.asked === (last?.asked ?? 0) + 1;
    if (!goesOn) counts.clear();
    if (reading.transaction !== last?.transaction) {
      transaction += 1;
      locks = new Map();
    }
    last = reading;
    const seen = reading.seen.filter(({ oid }) => known.has(oid)).map(note);
    locks = new Map(seen.map(({ oid, mode }) => [oid, mode]));
    if (reading.where === "several") return undefined;
    const found = effectsOf(seen, known, reading);
    // Outside of a transaction a statement's locks and counts are gone with it: that there was none is not known.
    if (reading.where === "outside") return found.length === 0 ? undefined : { transaction, effects: found };
    // A part of it was taken back, and its locks with it.
    const isWhole = touched.every((oid) => !known.has(oid) || reading.seen.some((each) => each.oid === oid));
    // Counts were off, or others have asked as well.
    const isCounted = reading.counted && (goesOn || reading.asked === 1);
    return isWhole && isCounted ? { transaction, effects: found } : undefined;
  }

  last?.seen.forEach(note);
  return {
    works: last?.counted === true,
    around: (sql, where) => around(sql, where, newest),
    effects,
    forget: async () => void effects(await query(probe("several", newest))),
  };
}
