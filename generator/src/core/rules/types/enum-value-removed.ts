import { objectName, targetName } from "../../names/names.ts";
import { changesTo, type Rule, verdict } from "../support/rule.ts";

export const enumValueRemoved: Rule = {
  code: "enum-value-removed",
  title: "Enum value removed",
  judge: (changes) =>
    changesTo(changes, "removed", "enum value").map(({ target }) =>
      verdict(
        "breaking",
        target,
        `${targetName(target)} is removed: rows that hold it can't be converted, and code that writes it fails.`,
        `Update the rows that hold it to another value of ${objectName(target)}, and stop writing it, in an earlier release.`,
      ),
    ),
};
