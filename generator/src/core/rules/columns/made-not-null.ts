import { dialectOf } from "../../dialects/registry.ts";
import type { Target } from "../../model/change.ts";
import type { Database } from "../../model/database.ts";
import { objectName, sqlName, targetName } from "../../names/names.ts";
import { isOfAnother } from "../support/columns.ts";
import { sameExpression } from "../support/expression.ts";
import { isThereFor } from "../support/in-time.ts";
import { isForeign, tableOf } from "../support/lookup.ts";
import { changesTo, claiming, type Rule, type Verdict, verdict } from "../support/rule.ts";
import { fillsIn, keepsWritersOut, type Statements } from "../support/statements.ts";

export const madeNotNull: Rule = {
  code: "made-not-null",
  title: "Column or domain made NOT NULL",
  does: "is made NOT NULL",
  notOfCollections: true,
  judge: (changes, before, after, { statements, recreated }) =>
    changesTo(changes, "modified", "column", "domain")
      .filter(
        ({ target, before: old, after: now }) =>
          old.nullable &&
          !now.nullable &&
          !isForeign(target) &&
          target.parent?.kind !== "view" &&
          target.parent?.kind !== "materialized view",
      )
      .map(({ target, after: now }) => {
        const [name, owner, column] = [targetName(target), objectName(target), sqlName(target.name)];
        if (target.kind === "domain") {
          return claiming(
            verdict(
              "risky",
              target,
              `${name} no longer allows NULL: the migration fails if a column of that type has one, blocks writes to every table with such a column while it reads their rows, and from then on writing NULL fails.`,
              `First find the NULLs in every column of type ${name}, and fill them.`,
            ),
            [
              `${name} no longer allows NULL, and no table has a column of that type yet.`,
              "Write no NULL as that type.",
            ],
          );
        }
        const writers = now.default === undefined ? "omit the column or write NULL" : "write NULL";
        const supplied = `Make every writer of ${owner} supply a value first.`;
        if (isOfAnother(target, { recreated })) {
          return verdict(
            "risky",
            target,
            `${name} no longer allows NULL in the table that takes the name of the old one: copying a row that has one fails, and from then on writers that ${writers} fail.`,
            supplied,
          );
        }
        const check = proven(target, before, after, statements);
        if (check !== undefined) {
          return verdict(
            "safe",
            target,
            `${name} no longer allows NULL, as check ${sqlName(check)} guarantees already; from then on writers that ${writers} fail.`,
            supplied,
          );
        }
        const filling = fillsIn(statements, target);
        const advice =
          dialectOf(after.engine).advice.setNotNull?.(owner, target.name, filling !== undefined) ??
          `First fill the NULLs of ${column}, and make every writer of ${owner} supply a value.`;
        const cost =
          filling === undefined
            ? "the migration fails if a row has one, reads the whole table under an exclusive lock"
            : `${filling}, but the whole table is read under an exclusive lock`;
        return makingNotNull(
          verdict(
            "risky",
            target,
            `${name} no longer allows NULL: ${cost}, and from then on writers that ${writers} fail.`,
            advice,
          ),
          filling === undefined && isLookedFor(target, statements)
            ? [
                `${name} no longer allows NULL, and writers are held up only for a moment: the migration fails if a row has one, and from then on writers that ${writers} fail.`,
                advice,
                "risky",
              ]
            : [
                `${name} no longer allows NULL, and writers are held up only for a moment; from then on those that ${writers} fail.`,
                supplied,
              ],
        );
      }),
};

/** A key makes its columns NOT NULL without naming them, where it takes an index that is there. */
function makingNotNull(...args: Parameters<typeof claiming>): Verdict {
  const { claim, ...one } = claiming(...args);
  return { ...one, claim: claim && { ...claim, madeBy: ({ notNull }) => notNull.includes(one.target.name) } };
}

/** Whether all rows were looked at for a NULL, though others could write meanwhile. */
const isLookedFor = (target: Target, statements: Statements): boolean =>
  statements
    .of(target)
    .some(
      ({ said, effects = [] }) =>
        (said.notNull.includes(target.name) || said.addsConstraints.some(({ kind }) => kind === "primary key")) &&
        effects.some((effect) => effect.scanned && !keepsWritersOut(effect)),
    );

/** A valid CHECK (column IS NOT NULL), there when the column was made NOT NULL, says that no row has one. */
function proven(target: Target, before: Database, after: Database, statements: Statements): string | undefined {
  const expression = `${sqlName(target.name)} IS NOT NULL`;
  const makes = statements.of(target).findLast(({ said }) => said.notNull.includes(target.name));
  return [before, after]
    .flatMap(
      (database) => tableOf(database, target)?.checks.map((check) => ({ check, isNew: database === after })) ?? [],
    )
    .find(
      ({ check: { name, ...check }, isNew }) =>
        check.validated !== false &&
        check.enforced !== false &&
        sameExpression(check.expression, expression) &&
        (makes === undefined || isThereFor({ ...target, kind: "check", name }, makes, statements, isNew)),
    )?.check.name;
}
