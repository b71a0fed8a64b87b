import { targetName } from "../../names/names.ts";
import { tableOf, viewNamed } from "../support/lookup.ts";
import { changesTo, onRename, type Rule } from "../support/rule.ts";
import { lackOf, standInFor } from "../support/stand-in.ts";
import { usersOfRenamed } from "../support/users.ts";

export const tableRenamed: Rule = {
  code: "table-renamed",
  title: "Table renamed or moved to another schema",
  does: "is renamed",
  judge: (changes, before, after, { statements }) =>
    changesTo(changes, "renamed", "table", "foreign table", "collection").map((change) => {
      const { target, from } = change;
      const [old, now] = [targetName(from), targetName(target)];
      const users = usersOfRenamed(change, { changes, before, after, statements });
      const view = viewNamed(after, from.schema, from.name);
      const lack = view && lackOf(view, change, after.engine);
      if (view && lack !== undefined) {
        return onRename(
          "risky",
          change,
          `${old} is now ${now}, and ${view.kind} ${old}, which takes its name, ${lack}.${users}`,
          `Let it select all columns of ${now} as they are, for the same roles and with the rights of who asks, until all code uses the new name.`,
        );
      }
      if (view) {
        return onRename(
          "safe",
          change,
          `${old} is now ${now}, and ${view.kind} ${old} stands in its place.${users}`,
          `Drop the view when all code uses the new name.`,
        );
      }
      if (target.kind === "collection") {
        return onRename(
          "breaking",
          change,
          `${old} is now ${now}: code that still uses ${old} finds nothing and gets no error, and its first write makes an empty one of that name.${users}`,
          `Stop what writes ${old} while it is renamed, or have all code use ${now} first, and ${old} where that is not there yet.`,
        );
      }
      if (tableOf(after, from)) {
        return onRename(
          "breaking",
          change,
          `${old} is now ${now}, and another table takes its name: queries that still use ${old} read and write the rows of that one.${users}`,
          `Check that the ${old} of today has the rows, columns and privileges that these queries expect. Foreign keys and views that used it stay with ${now}.`,
        );
      }
      return onRename(
        "breaking",
        change,
        `${old} is now ${now}: queries that still use ${old} fail as soon as the migration runs.${users}`,
        standInFor(change, after.engine),
      );
    }),
};
