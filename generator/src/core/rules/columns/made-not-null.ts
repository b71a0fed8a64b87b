import { dialectOf } from "../../dialects/registry.ts";
import type { Target } from "../../model/change.ts";
import type { Database } from "../../model/database.ts";
import { objectName, sqlName, targetName } from "../../names/names.ts";
import { sameExpression } from "../support/expression.ts";
import { isForeign, tableOf } from "../support/lookup.ts";
import { type Compensation, changesTo, claiming, type Rule, verdict } from "../support/rule.ts";
import { fillsIn } from "../support/statements.ts";

export const madeNotNull: Rule = {
  code: "made-not-null",
  title: "Column or domain made NOT NULL",
  judge: (changes, before, after, { statements }) =>
    changesTo(changes, "modified", "column", "domain")
      .filter(
        ({ target, before: old, after: now }) =>
          old.nullable &&
          !now.nullable &&
          !isForeign(target) &&
          target.parent?.kind !== "view" &&
          target.parent?.kind !== "materialized view",
      )
      .map(({ target }) => {
        const [name, owner, column] = [targetName(target), objectName(target), sqlName(target.name)];
        const advice =
          target.kind === "domain"
            ? `First find the NULLs in every column of type ${name}, and fill them.`
            : (dialectOf(after.engine).advice.setNotNull?.(owner, column) ??
              `First fill the NULLs of ${column}, and make every writer of ${owner} supply a value.`);
        return claiming(
          verdict(
            "risky",
            target,
            `${name} no longer allows NULL: the migration fails if a row has one, reads the whole table under an exclusive lock, and from then on writers that omit the column fail.`,
            advice,
            proven(target, before, after) ?? fillsIn(statements, target),
          ),
          [
            `${name} no longer allows NULL, and its statements keep no writer waiting; from then on writers that omit the column fail.`,
            `Make every writer of ${owner} supply a value first.`,
          ],
        );
      }),
};

/** A valid CHECK (column IS NOT NULL) says that no row has one. */
function proven(target: Target, before: Database, after: Database): Compensation | undefined {
  const expression = `${sqlName(target.name)} IS NOT NULL`;
  const check = [before, after]
    .map((database) => tableOf(database, target))
    .flatMap((table) => table?.checks ?? [])
    .find(
      (candidate) =>
        candidate.validated !== false &&
        candidate.enforced !== false &&
        sameExpression(candidate.expression, expression),
    );
  return check && { severity: "safe", by: `check ${sqlName(check.name)} already guarantees it` };
}
