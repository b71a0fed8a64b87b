import { objectName, sqlName, targetName } from "../../names/names.ts";
import { tableOf } from "../support/lookup.ts";
import { changesTo, onRename, type Rule } from "../support/rule.ts";
import { usersOfRenamed } from "../support/users.ts";

export const columnRenamed: Rule = {
  code: "column-renamed",
  title: "Column renamed",
  does: "is renamed",
  notOfCollections: true,
  judge: (changes, before, after, { statements }) =>
    changesTo(changes, "renamed", "column").map(({ target, from }) => {
      const [old, now] = [sqlName(from.name), sqlName(target.name)];
      const users = usersOfRenamed({ target, from }, { changes, before, after, statements });
      if (tableOf(after, target)?.columns.some(({ name }) => name === from.name)) {
        return onRename(
          "breaking",
          { target, from },
          `${targetName(from)} is now ${now}, and another column is called ${old}: queries that still use ${old} read and write that one, and don't fail if its type allows it.${users}`,
          `Give the other one a name that no query uses yet, so that none takes its values for those of ${now}.`,
        );
      }
      return onRename(
        "breaking",
        { target, from },
        `${targetName(from)} is now ${now}: queries that still use ${old} fail as soon as the migration runs.${users}`,
        `Add ${now} next to ${old}, write both, copy the old values, move all readers of ${objectName(target)}, then drop ${old}.`,
      );
    }),
};
