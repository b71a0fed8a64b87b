import { dialectOf } from "../../dialects/registry.ts";
import { objectName, targetName } from "../../names/names.ts";
import { columnTypeChanges } from "../support/column-type-change.ts";
import { isOfAnother } from "../support/columns.ts";
import { leftBehind } from "../support/left-behind.ts";
import { isForeign, tableOf } from "../support/lookup.ts";
import { changesTo, claiming, doing, type Rule, rewriting, verdict } from "../support/rule.ts";
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
    ...changesTo(changes, "modified", "column")
      .filter(
        ({ target, before: old, after: now }) =>
          old.collation !== now.collation && old.type === now.type && !isForeign(target) && tableOf(after, target),
      )
      .map(({ target, before: old, after: now }) => {
        const what = `${targetName(target)} changes its collation from ${old.collation ?? "the default"} to ${now.collation ?? "the default"}`;
        const check = "Check what sorts by it, or compares it.";
        if (isOfAnother(target, seen)) {
          const message = `${what} in the table that takes the name of the old one: it sorts and compares differently.`;
          return doing("gets another collation", verdict("risky", target, message, check));
        }
        return claiming(
          doing(
            "gets another collation",
            verdict(
              "risky",
              target,
              `${what}: it sorts and compares differently, and its indexes are rebuilt under an exclusive lock.`,
              dialectOf(after.engine).advice.changeCollation?.() ??
                "On a large table, add a column with the new collation, build its indexes, then swap the names.",
            ),
          ),
          [`${what}: it sorts and compares differently, and no index had to be rebuilt.`, check, "risky"],
        );
      }),
  ],
};
