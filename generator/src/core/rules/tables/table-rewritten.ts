import { dialectOf } from "../../dialects/registry.ts";
import { objectName, sqlName, targetName } from "../../names/names.ts";
import { isForeign, tableOf } from "../support/lookup.ts";
import { changesTo, claiming, type Rule, verdict } from "../support/rule.ts";
import { byTable, meanwhile } from "../support/statements.ts";

export const tableRewritten: Rule = {
  code: "table-rewritten",
  title: "Table rewritten",
  judge: (changes, _before, after) => [
    ...changesTo(changes, "added", "column").flatMap(({ target, after: column }) => {
      const why = dialectOf(after.engine).rewrittenBy(column);
      if (!why || isForeign(target) || !tableOf(after, target)) return [];
      return claiming(
        verdict(
          "risky",
          target,
          `Adding ${targetName(target)} (${why}) rewrites every row of ${objectName(target)}, and nobody can read or write it meanwhile.`,
          `On a large table, add ${sqlName(target.name)} as nullable without a default, then set the default, and fill existing rows in batches.`,
        ),
      );
    }),
    ...changesTo(changes, "modified", "column").flatMap(({ target, before: old, after: now }) => {
      if (
        isForeign(target) ||
        now.generated?.storage !== "stored" ||
        old.generated?.expression === now.generated.expression
      )
        return [];
      return claiming(
        verdict(
          "risky",
          target,
          `The expression of generated column ${targetName(target)} changes, so every row of ${objectName(target)} is rewritten, and nobody can read or write it meanwhile.`,
          `On a large table, add a second column, fill it in batches, then swap the names.`,
        ),
      );
    }),
  ],
  watch: ({ said, untold }, { engine }) =>
    byTable(untold.filter(({ rewritten }) => rewritten)).map(({ target, effect }) =>
      verdict(
        "risky",
        target,
        `${said.command} rewrites every row of ${targetName(target)}, and ${meanwhile(effect)}.`,
        dialectOf(engine).advice.insteadOf?.(said.command) ?? "On a large table, do it at a quiet time.",
      ),
    ),
};
