import { targetName } from "../../names/names.ts";
import { type Rule, verdict } from "../support/rule.ts";
import { byTable } from "../support/statements.ts";

export const tableEmptied: Rule = {
  code: "table-emptied",
  title: "All rows of a table removed",
  does: "is emptied",
  watch: ({ said, untold }) =>
    byTable(untold.filter(({ emptied }) => emptied)).map(({ target }) =>
      verdict(
        "breaking",
        target,
        `${said.command} removes all rows of ${targetName(target)}, and nobody can read or write it until the transaction ends.`,
        "Check that nobody needs the rows any more, and remove them after a backup, separately from schema changes.",
      ),
    ),
};
