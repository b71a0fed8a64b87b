import { targetName } from "../../names/names.ts";
import type { Watch } from "./rule.ts";
import { byTable, type EffectOn, isLong, keepsWritersOut, type Watched } from "./statements.ts";

/** All statements of one's transaction, where it is known. */
export const transactionOf = (watched: Watched, { earlier, later }: Pick<Watch, "earlier" | "later">): Watched[] =>
  [...earlier, watched, ...later].filter(
    ({ transaction }) => transaction !== undefined && transaction === watched.transaction,
  );

/** The first two tables that a transaction keeps from all others, and the statement that locks the second, or both of them. */
export type Together = { at: Watched; tables: [EffectOn, EffectOn]; areBoth: boolean };

export function lockedTogether(transaction: Watched[]): Together | undefined {
  const held: EffectOn[] = [];
  for (const at of transaction) {
    const more = keptFromAll(at).filter(({ root }) => held.every((one) => one.root !== root));
    const [first] = [...held, ...more];
    const second = more.find(({ root }) => root !== first?.root);
    // What changes one table, and with it those that inherit from it, can't be done table by table.
    const isByItself = held.length === 0 && at.said.about === "definitions" && !at.said.locks;
    if (first && second && !isByItself) return { at, tables: [first, second], areBoth: held.length === 0 };
    held.push(...more);
  }
  return undefined;
}

/** What nobody can read meanwhile. Of a table that goes, nobody expects to. */
const keptFromAll = ({ said, effects = [] }: Watched): EffectOn[] =>
  /^DROP (TABLE|SCHEMA)$/.test(said.command)
    ? []
    : effects.filter(({ blocks, held }) => blocks === "reads and writes" && !held);

/** Tables that stay locked while all rows of others are read or written. */
export const heldMeanwhile = ({ effects = [] }: Watched, among: EffectOn[] = effects): EffectOn[] =>
  effects.some(isLong) ? among.filter((effect) => effect.held && keepsWritersOut(effect) && !isLong(effect)) : [];

/** The tables whose rows a statement goes through, in words. */
export const workOf = ({ effects = [] }: Watched): string =>
  byTable(effects.filter(isLong))
    .map(({ target }) => targetName(target))
    .join(", ");
