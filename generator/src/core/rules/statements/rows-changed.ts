import { sqlName, targetName } from "../../names/names.ts";
import { type Rule, verdict } from "../support/rule.ts";
import { byTable } from "../support/statements.ts";

export const rowsChanged: Rule = {
  code: "rows-changed",
  title: "Every row of a table updated or deleted",
  watch: ({ said: { everyRow }, effects = [] }, { isView, earlier }) =>
    everyRow.flatMap(({ verb, table, lock }) => {
      const named = effects.filter(
        ({ table: { schema, name } }) => name === table.name && (table.schema === undefined || table.schema === schema),
      );
      // What is named may be a view of tables, which an earlier statement may hold under a stronger lock.
      const exact = effects.filter((effect) => effect.lock === lock);
      const isMade = earlier.some(({ statement: { affected } }) =>
        affected.some(({ kind, names }) => kind === "view" && names.at(-1) === table.name),
      );
      const stronger = isMade || isView(table) ? effects.filter(({ held }) => held) : [];
      const behind = [named, exact, stronger].find((some) => some.length > 0) ?? [];
      const shown = behind === named ? "" : ` that ${sqlName(table.name)} shows`;
      return byTable(behind).map(({ target }) => {
        const name = `${targetName(target)}${shown}`;
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
    }),
};
