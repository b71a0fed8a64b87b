import { targetName } from "../../names/names.ts";
import { type Rule, verdict } from "../support/rule.ts";
import { byTable, keepsWritersOut, named } from "../support/statements.ts";

export const triggersDisabled: Rule = {
  code: "triggers-disabled",
  title: "All triggers of a table disabled",
  does: "has its triggers disabled",
  watch({ said: { triggersOff }, effects = [] }) {
    if (!triggersOff) return [];
    const own = named(triggersOff.table, effects);
    // Under a name that it got on the way, or that is built, there is none.
    return byTable(own.length > 0 ? own : effects.filter(keepsWritersOut)).map(({ target }) => {
      const name = targetName(target);
      return verdict(
        "risky",
        target,
        `All triggers of ${name} ${triggersOff.which === "all" ? "are disabled, also those behind its foreign keys" : "that users created are disabled"}: rows that are written meanwhile stay as they are when the triggers are enabled again, and nothing checks them afterwards.`,
        "Disable single triggers by their names, in one transaction with what needs them off, and check the rows before you enable them again.",
      );
    });
  },
};
