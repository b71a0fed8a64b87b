import { objectName, targetName } from "../../names/names.ts";
import { changesTo, type Rule, verdict } from "../support/rule.ts";

export const enumValueRemoved: Rule = {
  code: "enum-value-removed",
  title: "Enum value removed",
  does: "is removed",
  judge: (changes) =>
    changesTo(changes, "removed", "enum value").map(({ target }) =>
      verdict(
        "breaking",
        target,
        `${targetName(target)} is removed: rows that contain it can't be converted, and code that writes it fails.`,
        `In an earlier release, stop writing it, and update the rows that contain it to another value of ${objectName(target)}.`,
      ),
    ),
};
