import { targetName } from "../../names/names.ts";
import { viewNamed } from "../support/lookup.ts";
import { changesTo, onRename, type Rule } from "../support/rule.ts";
import { lackOf, standInFor } from "../support/stand-in.ts";
import { usersOfRenamed } from "../support/users.ts";

export const viewRenamed: Rule = {
  code: "view-renamed",
  title: "View renamed or moved to another schema",
  does: "is renamed",
  judge: (changes, before, after, { statements }) =>
    changesTo(changes, "renamed", "view", "materialized view").map((change) => {
      const { target, from } = change;
      const [old, now] = [targetName(from), targetName(target)];
      const users = usersOfRenamed(change, { changes, before, after, statements });
      const view = viewNamed(after, from.schema, from.name);
      const lack = view && lackOf(view, change, after.engine);
      if (view && lack !== undefined) {
        return onRename(
          "risky",
          change,
          `${target.kind} ${old} is now ${now}, and ${view.kind} ${old}, which takes its name, ${lack}.${users}`,
          `Let it select all columns of ${now} as they are, for the same roles and with the rights of who asks, until all code uses the new name.`,
        );
      }
      if (view) {
        return onRename(
          "safe",
          change,
          `${target.kind} ${old} is now ${now}, and ${view.kind} ${old} stands in its place.${users}`,
          `Drop it when all code uses the new name.`,
        );
      }
      return onRename(
        "breaking",
        change,
        `${target.kind} ${old} is now ${now}: queries that still use ${old} fail as soon as the migration runs.${users}`,
        standInFor(change, after.engine),
      );
    }),
};
