import { dialectOf } from "../../dialects/registry.ts";
import { sqlName, targetName } from "../../names/names.ts";
import { viewNamed } from "../support/lookup.ts";
import { changesTo, type Rule, verdict } from "../support/rule.ts";

export const viewColumnChanged: Rule = {
  code: "view-column-changed",
  title: "View column type changed",
  does: "gets another type",
  judge: (changes, _before, after) =>
    changesTo(changes, "modified", "column")
      .filter(
        ({ target, before: old, after: now }) =>
          old.type !== now.type && viewNamed(after, target.schema, target.parent?.name ?? "") !== undefined,
      )
      .map(({ target, before: old, after: now }) => {
        const column = sqlName(target.name);
        const { cast, viewsBreak } = dialectOf(after.engine);
        const others = viewsBreak ? "" : ", and views on it must be recreated";
        return verdict(
          "risky",
          target,
          `${targetName(target)} is ${now.type} instead of ${old.type}: readers get values of a different type${others}.`,
          `Cast it back in the view (${cast?.(column, old.type) ?? `CAST(${column} AS ${old.type})`}), or adapt its readers first.`,
        );
      }),
};
