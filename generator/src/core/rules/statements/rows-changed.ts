import type { SaidChange } from "../../dialects/script.ts";
import type { Database } from "../../model/database.ts";
import { targetName } from "../../names/names.ts";
import { everyRowOf } from "../support/called.ts";
import { tableOf } from "../support/lookup.ts";
import { type Rule, verdict } from "../support/rule.ts";
import { byTable, type EffectOn } from "../support/statements.ts";

export const rowsChanged: Rule = {
  code: "rows-changed",
  title: "Every row of a table updated or deleted",
  watch: (watched, { earlier, before }) => {
    const { effects = [] } = watched;
    const changes = everyRowOf(watched, earlier, before);
    return (["delete", "update"] as const).flatMap((verb) => {
      const named = effects.filter((effect) =>
        changes.some((change) => change.verb === verb && isOf(change, effect) && isOfAll(change, effect, before)),
      );
      return byTable(named).map(({ target }) => {
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
    });
  },
};

const isOf = ({ table }: SaidChange, { table: { schema, name } }: EffectOn): boolean =>
  name === table.name && (table.schema === undefined || table.schema === schema);

/** Where a column is not NULL are all rows of a table whose column can't be. */
const isOfAll = ({ where }: SaidChange, { target }: EffectOn, before: Database): boolean =>
  where === undefined ||
  tableOf(before, target)?.columns.some(({ name, nullable }) => name === where.isNotNull && !nullable) === true;
