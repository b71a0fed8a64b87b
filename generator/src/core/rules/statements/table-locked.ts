import { dialectOf } from "../../dialects/registry.ts";
import { targetName } from "../../names/names.ts";
import { heldMeanwhile, lockedTogether, transactionOf, workOf } from "../support/held.ts";
import { type Rule, verdict, type Watch } from "../support/rule.ts";
import { byTable, type EffectOn, keepsWritersOut, meanwhile, type Watched } from "../support/statements.ts";

export const tableLocked: Rule = {
  code: "table-locked",
  title: "Table locked while other work is done",
  does: "stays locked",
  watch(watched, context) {
    const { words } = dialectOf(context.engine);
    // Of tables that are locked together, that tells.
    const together = lockedTogether(transactionOf(watched, context))?.tables ?? [];
    const untold = watched.untold.filter(({ root }) => !together.some((table) => table.root === root));
    return [
      ...byTable(
        watched.said.locks
          ? untold.filter(
              (effect) => keepsWritersOut(effect) && !effect.held && !isChangedLater(effect, watched, context),
            )
          : [],
      ).map(({ target, effect }) =>
        verdict(
          "risky",
          target,
          `${targetName(target)} is locked (${effect.lock}) until ${words.locksEnd ?? "the transaction ends"}, and ${meanwhile(effect)}.`,
          `Leave the lock to the statements that need it${words.locksEnd === undefined ? ", and keep the transaction short" : ""}.`,
        ),
      ),
      ...byTable(heldMeanwhile(watched, untold).filter((effect) => !wasHeld(effect, watched, context.earlier))).map(
        ({ target, effect }) =>
          verdict(
            "risky",
            target,
            `${targetName(target)} is still locked (${effect.lock}) by an earlier statement of the transaction while this one goes through all rows of ${workOf(watched)}, and ${meanwhile(effect)}.`,
            "Move what takes long to a transaction of its own: with most tools, to a migration of its own.",
          ),
      ),
    ];
  },
};

/** Whether a later statement of the transaction changes the table's definition, and would lock it anyway. */
const isChangedLater = ({ table, called }: EffectOn, { transaction }: Watched, { later }: Watch): boolean => {
  const { schema, name } = called ?? table;
  return later.some(
    ({ transaction: its, said: { about }, statement: { affected } }) =>
      its === transaction &&
      about === "definitions" &&
      affected.some(({ names }) => names[0] === schema && names[1] === name),
  );
};

/** Whether an earlier statement of the transaction tells of it. */
const wasHeld = ({ root }: EffectOn, { transaction }: Watched, earlier: Watched[]): boolean =>
  earlier.some(
    (each) => each.transaction === transaction && heldMeanwhile(each).some((effect) => effect.root === root),
  );
