import { asCode } from "../../dialects/advice.ts";
import { dialectOf, nameInSql } from "../../dialects/registry.ts";
import type { Change, Target } from "../../model/change.ts";
import type { Column } from "../../model/column.ts";
import type { Domain } from "../../model/data-type.ts";
import type { Database } from "../../model/database.ts";
import { objectName, sqlName, targetName } from "../../names/names.ts";
import { isOfAnother, mayHoldValues } from "../support/columns.ts";
import { sameExpression } from "../support/expression.ts";
import { isForeign, tableOf, userType } from "../support/lookup.ts";
import { changesTo, claiming, type Rule, telling, verdict } from "../support/rule.ts";
import { fillsIn, type Statements, type Watched } from "../support/statements.ts";

export const notNullColumnAdded: Rule = {
  code: "not-null-column-added",
  title: "NOT NULL column added without a default",
  does: "is added as NOT NULL",
  notOfCollections: true,
  judge: (changes, _before, after, { statements, recreated }) => [
    ...changesTo(changes, "added", "column").flatMap(({ target, after: column }) => {
      const [first, makes] = notNullTooEarly(target, column, changes, statements, after);
      if (!first || !makes) return [];
      return telling(
        first.statement.file === makes.statement.file
          ? defaultTooLate(target, column, dialectOf(after.engine).words.addColumn)
          : defaultInBetween(target),
      );
    }),
    ...changesTo(changes, "added", "column")
      .filter(
        ({ target, after: column }) =>
          tableOf(after, target) !== undefined && !isForeign(target) && needsValue(column, after),
      )
      .map(({ target, after: column }) => {
        const [table, name] = [objectName(target), sqlName(target.name)];
        if (isOfAnother(target, { recreated })) {
          return verdict(
            "breaking",
            target,
            `${targetName(target)} is NOT NULL without a default in the table that takes the name of the old one: inserts that omit it fail.`,
            `Give it a default, or have every writer of ${table} supply a value first.`,
          );
        }
        const add = dialectOf(after.engine).words.addColumn ?? "ADD COLUMN";
        const inSql = (shown: string) => nameInSql(after.engine, shown);
        const advice = `${asCode(`ALTER TABLE ${inSql(table)} ${add} ${inSql(name)} ${column.type} NOT NULL DEFAULT …`)}, or add it as nullable, fill it, and make it NOT NULL once all writers supply it.`;
        const way = statements.of(target);
        if (way.some(({ said }) => said.defaultDropped.includes(target.name))) {
          return verdict(
            "risky",
            target,
            `${targetName(target)} is NOT NULL, and its default is dropped again: from then on inserts that omit it fail.`,
            `Drop the default in a later release, when every writer of ${table} supplies a value.`,
          );
        }
        const makes = way.slice(1).find(({ said }) => said.notNull.includes(target.name));
        if (makes !== undefined) {
          if (!mayHoldValues(changes, target, target.name, statements)) {
            const isOfOneFile = makes.statement.file === way[0]?.statement.file;
            return telling(isOfOneFile ? neverFilled(target, advice) : filledElsewhere(target));
          }
          const filling = fillsIn(statements, target);
          const how = filling ?? "that fails if a row was left without a value";
          return claiming(
            verdict(
              "risky",
              target,
              `${targetName(target)} is added, and then made NOT NULL: ${how}, the whole table is read under an exclusive lock, and from then on inserts that omit it fail.`,
              dialectOf(after.engine).advice.setNotNull?.(table, target.name, filling !== undefined) ??
                `Have every writer of ${table} supply a value before it is made NOT NULL.`,
            ),
            [
              `${targetName(target)} is added, and made NOT NULL by statements that hold writers up only for a moment; from then on inserts that omit it fail.`,
              `Have every writer of ${table} supply a value before.`,
            ],
          );
        }
        return telling(
          verdict(
            "breaking",
            target,
            `${targetName(target)} is NOT NULL without a default: ${dialectOf(after.engine).words.withoutValue ?? "adding it fails if the table has rows"}, and inserts that omit it fail.`,
            advice,
          ),
        );
      }),
  ],
};

/** What adds it and what makes it NOT NULL, where all that gives it a value is a default that came in between: that is for new rows alone. */
function notNullTooEarly(
  target: Target,
  { nullable, type, default: value }: Column,
  changes: Change[],
  statements: Statements,
  after: Database,
): Watched[] {
  const [first, ...way] = statements.of(target);
  const makes = way.find(({ said }) => said.notNull.includes(target.name));
  const isLeftEmpty =
    !nullable &&
    value !== undefined &&
    tableOf(after, target) !== undefined &&
    !isForeign(target) &&
    first?.said.addsEmpty.includes(target.name) &&
    domainsOf(type, after).every((domain) => domain.default === undefined) &&
    !mayHoldValues(changes, target, target.name, statements);
  return isLeftEmpty && first && makes ? [first, makes] : [];
}

const defaultTooLate = (target: Target, { type, default: value }: Column, add = "ADD COLUMN") =>
  verdict(
    "breaking",
    target,
    `${targetName(target)} is added, and made NOT NULL before a statement gives it a value: a default that it gets later is for new rows only, so that fails if the table has rows.`,
    `${asCode(`ALTER TABLE ${objectName(target)} ${add} ${sqlName(target.name)} ${type} NOT NULL DEFAULT ${value}`)} gives it to all rows.`,
  );

const defaultInBetween = (target: Target) =>
  verdict(
    "risky",
    target,
    `${targetName(target)} is added, and made NOT NULL in a later file, though no statement gives it a value in the rows that are there: that fails unless they are filled in between.`,
    `Run the two files in separate deployments, and fill all rows of ${objectName(target)} in between.`,
  );

/** Nothing comes between statements of one file that could fill it. */
const neverFilled = (target: Target, advice: string) =>
  verdict(
    "breaking",
    target,
    `${targetName(target)} is added, and made NOT NULL before a statement gives it a value: that fails if the table has rows, and from then on inserts that omit it fail.`,
    advice,
  );

/** It may be filled in batches, between one migration and the next. */
const filledElsewhere = (target: Target) =>
  verdict(
    "risky",
    target,
    `${targetName(target)} is added, and made NOT NULL in a later file, though no statement gives it a value: that fails unless all rows are filled in between, and from then on inserts that omit it fail.`,
    `Run the two files in separate deployments, fill all rows of ${objectName(target)} in between, and have every writer supply a value.`,
  );

/** Whether there is no value for rows that are there, and they may not be without. */
function needsValue(
  { nullable, type, default: value, generated, identity, sequence }: Column,
  after: Database,
): boolean {
  if ([value, generated, identity, sequence].some((each) => each !== undefined)) return false;
  const domains = domainsOf(type, after);
  return (!nullable || domains.some(refusesNull)) && domains.every((domain) => domain.default === undefined);
}

const refusesNull = ({ nullable, checks }: Domain) =>
  !nullable || checks.some(({ expression }) => sameExpression(expression, "VALUE IS NOT NULL"));

/** The domain that a type is, that which this is made of, and so on. */
function domainsOf(type: string, after: Database): Domain[] {
  const named = userType(after, type);
  return named?.kind === "domain" ? [named, ...domainsOf(named.type, after)] : [];
}
