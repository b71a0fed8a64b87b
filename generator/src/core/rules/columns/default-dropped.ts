import type { Column } from "../../model/column.ts";
import { objectName, sqlName, targetName } from "../../names/names.ts";
import { tableOf } from "../support/lookup.ts";
import { changesTo, doing, type Rule, verdict } from "../support/rule.ts";

export const defaultDropped: Rule = {
  code: "default-dropped",
  title: "Default, identity or generation expression dropped",
  does: "loses its default",
  judge: (changes, _before, after) =>
    changesTo(changes, "modified", "column").flatMap(({ target, before: old, after: now }) => {
      const what = source(old);
      if (what === undefined || source(now) !== undefined || !tableOf(after, target)) return [];
      const [name, owner] = [targetName(target), objectName(target)];
      const effect = now.nullable ? "get NULL" : "fail, because it is NOT NULL";
      const lost = verdict(
        now.nullable ? "risky" : "breaking",
        target,
        `${name} loses its ${what}: inserts that leave it out ${effect}.`,
        `First make every writer of ${owner} supply a value for ${sqlName(target.name)}.`,
      );
      return old.generated || old.identity ? doing(`loses its ${what}`, lost) : lost;
    }),
};

function source(column: Column): string | undefined {
  if (column.generated) return "generation expression";
  if (column.identity) return "identity";
  return column.default === undefined ? undefined : `default ${column.default}`;
}
