import { targetName } from "../../names/names.ts";
import { objectsNamed } from "../support/lookup.ts";
import { changesTo, type Rule, verdict } from "../support/rule.ts";

export const routineDropped: Rule = {
  code: "routine-dropped",
  title: "Function or procedure dropped",
  does: "is dropped",
  judge: (changes, _before, after) =>
    changesTo(changes, "removed", "routine")
      .filter(
        ({ before: old }) => !objectsNamed(after, old.schema, old.name).some((object) => object.kind === "routine"),
      )
      .map(({ target, before: routine }) =>
        verdict(
          "breaking",
          target,
          `${routine.form} ${targetName(target)} is dropped, and everything that calls it fails.`,
          `Remove the calls first, and drop it in a later release.`,
        ),
      ),
};
