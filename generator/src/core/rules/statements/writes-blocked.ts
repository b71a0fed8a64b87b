import { dialectOf } from "../../dialects/registry.ts";
import { targetName } from "../../names/names.ts";
import { type Rule, verdict } from "../support/rule.ts";
import { byTable, keepsWritersOut, meanwhile } from "../support/statements.ts";

export const writesBlocked: Rule = {
  code: "writes-blocked",
  title: "Rows read, or indexes built, while writes are blocked",
  does: "is blocked",
  watch: ({ said, untold }, { engine }) =>
    byTable(
      untold.filter(
        (effect) =>
          keepsWritersOut(effect) && (effect.scanned || effect.reindexed) && !effect.rewritten && !effect.emptied,
      ),
    ).map(({ target, effect }) => {
      const what = effect.reindexed ? "builds indexes of" : "reads every row of";
      const lock = `${effect.lock}${effect.held ? ", held since an earlier statement of the transaction" : ""}`;
      return verdict(
        "risky",
        target,
        `${said.command} ${what} ${targetName(target)}, and ${meanwhile(effect)} (${lock}).`,
        effect.held && said.letsWrite ? later : (dialectOf(engine).advice.insteadOf?.(said) ?? otherwise(effect.held)),
      );
    }),
};

const later =
  "Take the lock in one transaction, and do what takes long in a later one: with most tools, in a migration of its own.";
const otherwise = (isHeld: boolean) => (isHeld ? later : "On a large table, do it at a quiet time.");
