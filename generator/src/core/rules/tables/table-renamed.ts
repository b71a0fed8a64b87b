import { targetName } from "../../names/names.ts";
import { viewNamed } from "../support/lookup.ts";
import { changesTo, type Rule, verdict } from "../support/rule.ts";

export const tableRenamed: Rule = {
  code: "table-renamed",
  title: "Table renamed or moved to another schema",
  judge: (changes, _before, after) =>
    changesTo(changes, "renamed", "table", "foreign table", "collection").map(({ target, from }) => {
      const [old, now] = [targetName(from), targetName(target)];
      const view = viewNamed(after, from.schema, from.name);
      if (view) {
        return verdict(
          "safe",
          target,
          `${old} is now ${now}, and ${view.kind} ${old} stands in its place.`,
          `Drop the view when all code uses the new name.`,
        );
      }
      return verdict(
        "breaking",
        target,
        `${old} is now ${now}: queries that still use ${old} fail as soon as the migration runs.`,
        `Leave a view in its place until all code uses the new name: CREATE VIEW ${old} AS SELECT * FROM ${now}.`,
      );
    }),
};
