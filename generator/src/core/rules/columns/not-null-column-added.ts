import { objectName, sqlName, targetName } from "../../names/names.ts";
import { isForeign, tableOf } from "../support/lookup.ts";
import { changesTo, type Rule, verdict } from "../support/rule.ts";

export const notNullColumnAdded: Rule = {
  code: "not-null-column-added",
  title: "NOT NULL column added without a default",
  judge: (changes, _before, after) =>
    changesTo(changes, "added", "column")
      .filter(
        ({ target, after: column }) => tableOf(after, target) !== undefined && !isForeign(target) && needsValue(column),
      )
      .map(({ target, after: column }) => {
        const [table, name] = [objectName(target), sqlName(target.name)];
        return verdict(
          "breaking",
          target,
          `${targetName(target)} is NOT NULL without a default: adding it fails if the table has rows, and inserts that omit it fail.`,
          `ALTER TABLE ${table} ADD COLUMN ${name} ${column.type} with a DEFAULT, or add it nullable, fill it, and make it NOT NULL afterwards.`,
        );
      }),
};

type Column = { nullable: boolean; default?: unknown; generated?: unknown; identity?: unknown; sequence?: unknown };
const needsValue = ({ nullable, default: value, generated, identity, sequence }: Column) =>
  !nullable && value === undefined && generated === undefined && identity === undefined && sequence === undefined;
