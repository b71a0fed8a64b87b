import { objectName, sqlName, targetName } from "../../names/names.ts";
import { changesTo, type Rule, verdict } from "../support/rule.ts";

export const columnRenamed: Rule = {
  code: "column-renamed",
  title: "Column renamed",
  judge: (changes) =>
    changesTo(changes, "renamed", "column").map(({ target, from }) => {
      const [old, now] = [sqlName(from.name), sqlName(target.name)];
      return verdict(
        "breaking",
        target,
        `${targetName(from)} is now ${now}: queries that still say ${old} fail from the moment of the migration on.`,
        `Add ${now} beside ${old}, write both and copy the old values, move all readers of ${objectName(target)}, then drop ${old}.`,
      );
    }),
};
