import { targetName } from "../../names/names.ts";
import { type Rule, verdict } from "../support/rule.ts";
import { byTable, type EffectOn, isLong, keepsWritersOut, meanwhile, type Watched } from "../support/statements.ts";

export const tableLocked: Rule = {
  code: "table-locked",
  title: "Table locked while other work is done",
  does: "stays locked",
  watch: (watched, { earlier }) => [
    ...byTable(
      watched.said.locks ? watched.untold.filter((effect) => keepsWritersOut(effect) && !effect.held) : [],
    ).map(({ target, effect }) =>
      verdict(
        "risky",
        target,
        `${targetName(target)} is locked (${effect.lock}) until the transaction ends, and ${meanwhile(effect)}.`,
        "Leave the lock to the statements that need it, and keep the transaction short.",
      ),
    ),
    ...byTable(heldMeanwhile(watched, watched.untold).filter((effect) => !wasHeld(effect, watched, earlier))).map(
      ({ target, effect }) =>
        verdict(
          "risky",
          target,
          `${targetName(target)} is still locked (${effect.lock}) by an earlier statement of the transaction while this one goes through all rows of ${workOf(watched)}, and ${meanwhile(effect)}.`,
          "Move what takes long to a transaction of its own: with most tools, to a migration of its own.",
        ),
    ),
  ],
};

/** Tables that stay locked while all rows of others are read or written. */
const heldMeanwhile = ({ effects = [] }: Watched, among: EffectOn[]): EffectOn[] =>
  effects.some(isLong) ? among.filter((effect) => effect.held && keepsWritersOut(effect) && !isLong(effect)) : [];

/** Whether an earlier statement of the transaction tells of it. */
const wasHeld = ({ root }: EffectOn, { transaction }: Watched, earlier: Watched[]): boolean =>
  earlier.some(
    (each) =>
      each.transaction === transaction &&
      heldMeanwhile(each, each.effects ?? []).some((effect) => effect.root === root),
  );

const workOf = ({ effects = [] }: Watched): string =>
  byTable(effects.filter(isLong))
    .map(({ target }) => targetName(target))
    .join(", ");
