import { targetName } from "../../names/names.ts";
import { objectsNamed } from "../support/lookup.ts";
import { changesTo, type Rule, verdict } from "../support/rule.ts";
import { usersOfDropped } from "../support/users.ts";

export const viewDropped: Rule = {
  code: "view-dropped",
  title: "View dropped",
  does: "is dropped",
  judge: (changes, before, after, { statements }) =>
    changesTo(changes, "removed", "view", "materialized view").map(({ target, before: view }) => {
      const name = targetName(target);
      const users = usersOfDropped(target, { changes, before, after, statements });
      const successor = objectsNamed(after, view.schema, view.name).find((object) => "columns" in object);
      return verdict(
        "breaking",
        target,
        `${target.kind} ${name} is dropped, and every query that names it fails.${users}`,
        `Move its readers to the underlying tables, keep it for a release, and drop it when nothing reads it any more.`,
        successor && { severity: "risky", by: `a new ${successor.kind} of the same name replaces it` },
      );
    }),
};
