import { targetName } from "../../names/names.ts";
import { viewNamed } from "../support/lookup.ts";
import { doing, type Rule, verdict, type Watch } from "../support/rule.ts";
import { byTable, inOneTransaction, type Watched } from "../support/statements.ts";

export const tableEmptied: Rule = {
  code: "table-emptied",
  title: "All rows of a table removed",
  does: "is emptied",
  watch: (watched, context) => [
    ...byTable(watched.untold.filter(({ emptied }) => emptied)).map(({ target }) =>
      verdict(
        "breaking",
        target,
        `${watched.said.command} removes all rows of ${targetName(target)}, and nobody can read or write it until the transaction ends.`,
        "Check that nobody needs the rows any more, and remove them after a backup, separately from schema changes.",
      ),
    ),
    ...viewsEmptied(watched, context).map((target) =>
      doing(
        "can't be read until it is refreshed",
        verdict(
          "breaking",
          target,
          `${targetName(target)} is left without data: every query that reads it fails until it is refreshed.`,
          "Fill it in the same transaction.",
        ),
      ),
    ),
  ],
};

/** Materialized views that were there, and that no later statement of the transaction fills. */
const viewsEmptied = (watched: Watched, { before, later }: Watch) =>
  (watched.said.emptiesViews ? watched.statement.affected : []).flatMap(({ names: [schema = "", name, ...more] }) => {
    const view = name === undefined || more.length > 0 ? undefined : viewNamed(before, schema, name);
    const isFilled = later.some(
      (each) =>
        !each.said.emptiesViews &&
        inOneTransaction(watched, each) &&
        each.statement.affected.some(({ names }) => names[0] === schema && names[1] === name && names.length === 2),
    );
    return view?.kind === "materialized view" && !isFilled ? { kind: view.kind, schema, name: view.name } : [];
  });
