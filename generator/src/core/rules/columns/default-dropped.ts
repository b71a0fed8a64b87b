import type { Target } from "../../model/change.ts";
import type { Column } from "../../model/column.ts";
import { objectName, sqlName, targetName } from "../../names/names.ts";
import { givenBack } from "../support/in-time.ts";
import { tableOf } from "../support/lookup.ts";
import { changesTo, doing, type Rule, verdict, type Watch } from "../support/rule.ts";
import { byTable, type Watched } from "../support/statements.ts";

export const defaultDropped: Rule = {
  code: "default-dropped",
  title: "Default, identity or generation expression dropped",
  does: "loses its default",
  judge: (changes, _before, after) =>
    changesTo(changes, "modified", "column").flatMap(({ target, before: old, after: now }) => {
      const what = source(old);
      if (what === undefined || source(now) !== undefined || !tableOf(after, target)) return [];
      const [name, owner] = [targetName(target), objectName(target)];
      const lost = verdict(
        now.nullable ? "risky" : "breaking",
        target,
        `${name} loses its ${what}: inserts that leave it out ${withoutIt(now)}.`,
        `First make every writer of ${owner} supply a value for ${sqlName(target.name)}.`,
      );
      return old.generated || old.identity ? doing(`loses its ${what}`, lost) : lost;
    }),
  watch: forAWhile,
};

const withoutIt = ({ nullable }: Column) => (nullable ? "get NULL" : "fail, because it is NOT NULL");

/** Dropped, and set again in another transaction. */
function forAWhile(watched: Watched, { before, after, ...context }: Watch) {
  const dropped = watched.said.defaultDropped;
  return byTable(dropped.length > 0 ? (watched.effects ?? []) : []).flatMap(({ effect: { owner, root } }) =>
    dropped.flatMap((name) => {
      const [old, now] = [before, after].map((side) =>
        tableOf(side, owner)?.columns.find((column) => column.name === name),
      );
      const again = givenBack(
        watched,
        context,
        ({ said, effects }) =>
          said.defaultSet.includes(name) && effects?.some((effect) => effect.root === root) === true,
      );
      if (old?.default === undefined || now?.default === undefined || !again) return [];
      const target: Target = {
        kind: "column",
        schema: owner.schema,
        parent: { kind: "table", name: owner.name },
        name,
      };
      const { file, line } = again.statement;
      return doing(
        "has no default for a while",
        verdict(
          "risky",
          target,
          `${targetName(target)} has no default until line ${line} of ${file} sets one again, in another transaction: in between, inserts that leave it out ${withoutIt(old)}.`,
          "Set the new default without dropping the old one, or do both in one transaction.",
        ),
      );
    }),
  );
}

function source(column: Column): string | undefined {
  if (column.generated) return "generation expression";
  if (column.identity) return "identity";
  return column.default === undefined ? undefined : `default ${column.default}`;
}
