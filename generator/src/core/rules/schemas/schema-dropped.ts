import { asCode } from "../../dialects/advice.ts";
import { targetName } from "../../names/names.ts";
import { changesTo, type Rule, verdict } from "../support/rule.ts";

export const schemaDropped: Rule = {
  code: "schema-dropped",
  title: "Schema dropped",
  does: "is dropped",
  judge: (changes) =>
    changesTo(changes, "removed", "schema").map(({ target }) => {
      const name = targetName(target);
      return verdict(
        "breaking",
        target,
        `Schema ${name} is dropped with everything in it, and queries that use names in ${name} fail.`,
        `First move or drop its objects, one release after nothing uses them any more, then ${asCode(`DROP SCHEMA ${name} RESTRICT`)}.`,
      );
    }),
};
