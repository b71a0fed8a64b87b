import { targetName } from "../../names/names.ts";
import { type Rule, verdict } from "../support/rule.ts";
import { byTable, keepsWritersOut, named, type Watched } from "../support/statements.ts";

export const triggersDisabled: Rule = {
  code: "triggers-disabled",
  title: "All triggers of a table disabled",
  does: "has its triggers disabled",
  watch({ said: { triggersOff, allTriggers }, statement, effects = [] }, { later }) {
    if (allTriggers?.are === "off") return ofSession(statement.file, later, allTriggers.writeLock);
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

/** Off for all that the session writes, until it says otherwise. */
function ofSession(file: string, later: Watched[], writeLock: string) {
  const end = later.findIndex(({ said, statement }) => said.allTriggers !== undefined || statement.file !== file);
  const meanwhile = later.slice(0, end === -1 ? undefined : end);
  const effects = meanwhile
    .filter(({ said }) => said.about !== "definitions")
    .flatMap(({ effects = [] }) => effects)
    .filter(({ written, lock, blocks }) => written > 0 || lock === writeLock || blocks !== "nothing");
  const tables = byTable(effects).map(({ target }) => targetName(target));
  if (tables.length === 0) return [];
  return [
    {
      severity: "risky" as const,
      target: { kind: "migration" as const, name: file },
      does: "switches all triggers off",
      message: `The triggers of all tables are off in this session, also those behind foreign keys, while it writes to ${tables.join(", ")}: these rows stay as they are, and nothing checks them afterwards.`,
      advice:
        "Disable single triggers by their names instead, so that foreign keys are checked, and look for rows without a match where this has run.",
    },
  ];
}
