import { targetName } from "../../names/names.ts";
import { changesTo, type Rule, verdict } from "../support/rule.ts";

export const schemaDropped: Rule = {
  code: "schema-dropped",
  title: "Schema dropped",
  judge: (changes) =>
    changesTo(changes, "removed", "schema").map(({ target }) => {
      const name = targetName(target);
      return verdict(
        "breaking",
        target,
        `Schema ${name} is dropped with everything in it, and names that begin with ${name}. fail.`,
        `Move or drop its objects first, one release after nothing uses them any more; then DROP SCHEMA ${name} RESTRICT.`,
      );
    }),
};
