import { asCode } from "../../dialects/advice.ts";
import { targetName } from "../../names/names.ts";
import { changesTo, type Rule, verdict } from "../support/rule.ts";

export const extensionDropped: Rule = {
  code: "extension-dropped",
  title: "Extension dropped",
  does: "is dropped",
  judge: (changes) =>
    changesTo(changes, "removed", "extension").map(({ target }) => {
      const name = targetName(target);
      return verdict(
        "breaking",
        target,
        `Extension ${name} is dropped with its functions, operators and types, so queries that use them fail.`,
        `First look for uses of ${name} in queries, defaults and indexes, then ${asCode(`DROP EXTENSION ${name} RESTRICT`)}.`,
      );
    }),
};
