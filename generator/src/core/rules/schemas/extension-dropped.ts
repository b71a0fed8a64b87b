import { targetName } from "../../names/names.ts";
import { changesTo, type Rule, verdict } from "../support/rule.ts";

export const extensionDropped: Rule = {
  code: "extension-dropped",
  title: "Extension dropped",
  judge: (changes) =>
    changesTo(changes, "removed", "extension").map(({ target }) => {
      const name = targetName(target);
      return verdict(
        "breaking",
        target,
        `Extension ${name} is dropped: its functions, operators and types are gone, and queries that use them fail.`,
        `Look for uses of ${name} in queries, defaults and indexes first; then DROP EXTENSION ${name} RESTRICT.`,
      );
    }),
};
