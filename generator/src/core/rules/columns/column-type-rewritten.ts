import { dialectOf } from "../../dialects/registry.ts";
import { objectName, sqlName, targetName } from "../../names/names.ts";
import { collationChanges, columnsNamed, keysOn, lackingIn } from "../support/collations.ts";
import { columnTypeChanges } from "../support/column-type-change.ts";
import { isOfAnother } from "../support/columns.ts";
import { leftBehind } from "../support/left-behind.ts";
import { claiming, doing, type Rule, rewriting, verdict } from "../support/rule.ts";
import { whileRewritten } from "../support/statements.ts";
import { breaks } from "../support/type-change.ts";
import { usersOfRetyped } from "../support/users.ts";

export const columnTypeRewritten: Rule = {
  code: "column-type-rewritten",
  title: "Column type change that rewrites the table",
  does: "gets a type that rewrites its table",
  notOfCollections: true,
  judge: (changes, before, after, seen) => [
    ...columnTypeChanges("rewritten", changes, before, after).map((change) => {
      const { target, from, to } = change;
      const rest = leftBehind(change, after);
      const isNew = isOfAnother(target, seen);
      const where = isNew ? " in the table that takes the name of the old one" : "";
      const what = `${targetName(target)} changes from ${from.type} to ${to.type}${where}${rest ? `, but ${rest.clause}` : ""}`;
      const then = rest ? ` ${rest.advice}` : "";
      const check = `Check that clients can handle the new type.${then}`;
      // Where queries fail, another finding names them.
      const isTold = breaks(from.type, to.type, before, after) !== undefined;
      const { statements } = seen;
      const users = isTold ? "" : usersOfRetyped(target, { changes, before, after, statements });
      const assumed = dialectOf(after.engine).types.assumes?.(from.type, to.type);
      const notes = `${assumed === undefined ? "" : ` ${assumed}`}${users}`;
      if (isNew)
        return doing(
          "gets another type",
          verdict(rest || assumed ? "risky" : "safe", target, `${what}.${notes}`, check),
        );
      return rewriting(
        verdict(
          "risky",
          target,
          `${what}${rest ? ". E" : ": e"}very row of ${objectName(target)} is rewritten and its indexes are rebuilt, and ${whileRewritten(after.engine)}.${notes}`,
          `On a large table, add a column of type ${to.type}, keep it in sync with a trigger, fill it in batches, then swap the names.${then}`,
        ),
        [`${what}${rest ? ". I" : ", and i"}ts rows stay as they are.${users}`, check, rest ? "risky" : "safe"],
      );
    }),
    ...collationChanges(changes, before, after)
      .filter((change) => lackingIn(change, after) === undefined)
      .map((change) => {
        const { target, columns, from, to } = change;
        const [its, it] = columns.length > 1 ? ["their", "they"] : ["its", "it"];
        const what = `${columnsNamed(change)} ${columns.length > 1 ? "change" : "changes"} ${its} collation from ${from ?? "the default"} to ${to ?? "the default"}`;
        const differs = `${it} ${columns.length > 1 ? "sort and compare" : "sorts and compares"} differently`;
        const keys = keysOn(change, after).map(sqlName).join(", ");
        const collide =
          keys === ""
            ? ""
            : ` Values that were told apart may be the same then: the migration fails if ${keys} has such, and so do later writes.`;
        const check =
          keys === ""
            ? "Check what sorts by it, or compares it."
            : `First look for values of ${keys} that are the same in ${to ?? "the default"}, and check what sorts by them or compares them.`;
        if (isOfAnother(target, seen)) {
          const message = `${what} in the table that takes the name of the old one: ${differs}.${collide}`;
          return doing("gets another collation", verdict("risky", target, message, check));
        }
        return claiming(
          doing(
            "gets another collation",
            verdict(
              "risky",
              target,
              `${what}: ${differs}, and ${its} indexes are rebuilt under an exclusive lock.${collide}`,
              `${keys === "" ? "" : `${check} `}${
                dialectOf(after.engine).advice.changeCollation?.() ??
                "On a large table, add a column with the new collation, build its indexes, then swap the names."
              }`,
            ),
          ),
          [`${what}: ${differs}, and no index had to be rebuilt.${collide}`, check, "risky"],
        );
      }),
  ],
};
