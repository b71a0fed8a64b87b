import { targetName } from "../../names/names.ts";
import { type Rule, verdict } from "../support/rule.ts";
import { byTable, named } from "../support/statements.ts";

export const rowsChanged: Rule = {
  code: "rows-changed",
  title: "Every row of a table updated or deleted",
  watch: ({ said: { everyRow }, effects = [] }) => {
    if (!everyRow) return [];
    const { verb, table } = everyRow;
    return byTable(named(table, effects)).map(({ target }) => {
      const name = targetName(target);
      return verb === "delete"
        ? verdict(
            "breaking",
            target,
            `All rows of ${name} are deleted.`,
            "Check that nobody needs them any more, and delete them after a backup, in batches where they are many.",
          )
        : verdict(
            "risky",
            target,
            `Every row of ${name} is updated in one transaction: writers of these rows wait until it ends, and on a large table it takes long and leaves as many dead rows behind.`,
            "On a large table, update in batches of some thousand rows, each in a transaction of its own, outside the migration.",
          );
    });
  },
};
