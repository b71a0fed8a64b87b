import { objectName, sqlName, targetName } from "../../names/names.ts";
import { changesTo, onRename, type Rule } from "../support/rule.ts";

export const columnRenamed: Rule = {
  code: "column-renamed",
  title: "Column renamed",
  does: "is renamed",
  judge: (changes) =>
    changesTo(changes, "renamed", "column").map(({ target, from }) => {
      const [old, now] = [sqlName(from.name), sqlName(target.name)];
      return onRename(
        "breaking",
        { target, from },
        `${targetName(from)} is now ${now}: queries that still use ${old} fail as soon as the migration runs.`,
        `Add ${now} next to ${old}, write both, copy the old values, move all readers of ${objectName(target)}, then drop ${old}.`,
      );
    }),
};
