import { dialectOf } from "../../dialects/registry.ts";
import type { Target } from "../../model/change.ts";
import type { Database } from "../../model/database.ts";
import type { View } from "../../model/view.ts";
import { sqlName, targetName } from "../../names/names.ts";
import { everybody } from "../support/granted.ts";
import { objectsNamed } from "../support/lookup.ts";
import { changesTo, doing, type Rule, type Verdict, verdict } from "../support/rule.ts";
import { changedConditions, changedOutputs } from "../support/view-queries.ts";

export const viewChanged: Rule = {
  code: "view-changed",
  title: "View shows other rows or values, or protects less",
  does: "shows other rows",
  judge: (changes, _before, after) =>
    changesTo(changes, "modified", "view", "materialized view").flatMap((change) => {
      const { target, changed, before: old, after: now } = change;
      const { lost, gained } = changedConditions(change, changes, after.engine);
      return [
        ...(changed.includes("definition") ? ofRows(target, old, now, lost, after) : []),
        ...(lost.length === 0 && gained.length > 0 ? [ofFewerRows(target, gained)] : []),
        // Of one that keeps rows back, any other definition is told of.
        ...(dialectOf(after.engine).isBarrier?.(old) ? [] : changedOutputs(change, changes, after.engine)).map(
          (output) => ofValues(target, output),
        ),
        ...ofBarrier(target, old, now, after.engine),
        ...ofCheck(target, old, now),
      ];
    }),
};

/** What its condition kept back, or, where it protects rows, anything else of it. */
function ofRows(target: Target, old: View, now: View, lost: string[], after: Database): Verdict[] {
  const name = targetName(target);
  if (lost.length === 0) {
    if (!dialectOf(after.engine).isBarrier?.(old)) return [];
    return [
      verdict(
        "risky",
        target,
        `${target.kind} ${name}, which is there to keep rows back (security_barrier), has another definition: its readers may see more than before.`,
        "Compare what each of its roles sees before and after.",
      ),
    ];
  }
  const readers = readersBySelf(now, after);
  const told = `${target.kind} ${name} no longer asks for ${lost.join(" and ")}: it shows rows that it kept back until now`;
  return [
    readers.length === 0
      ? verdict(
          "risky",
          target,
          `${told}.`,
          "Keep the condition, or make sure that all who read it may see these rows, and can handle them.",
        )
      : verdict(
          "breaking",
          target,
          `${told}, also to ${readers.map(nameOf).join(", ")}, who can't read them elsewhere.`,
          "Keep the condition, or give those who need all rows a view of their own.",
        ),
  ];
}

const ofFewerRows = (target: Target, gained: string[]): Verdict =>
  doing(
    "shows fewer rows",
    verdict(
      "risky",
      target,
      `${target.kind} ${targetName(target)} also asks for ${gained.join(" and ")}: rows that its readers saw until now are missing.`,
      "Find its readers, also views on it, and check that they expect fewer rows, or give the new condition to a view of its own.",
    ),
  );

const ofValues = (view: Target, { name, was, is }: { name: string; was: string; is: string }): Verdict => {
  const parent = { kind: view.kind as "view", name: view.name };
  const target: Target = { kind: "column", schema: view.schema, parent, name };
  return doing(
    "is computed otherwise",
    verdict(
      "risky",
      target,
      `${targetName(target)} is ${oneLine(is)} instead of ${oneLine(was)}: its readers get other values under the same name.`,
      "Check that all who read it expect the new values, or give them a column of their own.",
    ),
  );
};

const oneLine = (text: string) => text.replaceAll(/\s+/g, " ");

/** Roles that may read a view, and not all that it reads. */
function readersBySelf(view: View, after: Database): string[] {
  if (dialectOf(after.engine).readsAsCaller?.(view)) return [];
  const sources = view.dependsOn.flatMap(({ schema, name }) => objectsNamed(after, schema, name));
  return readersOf(view).filter((role) =>
    sources.some((one) => "grants" in one && !readersOf(one).some((each) => each === role || each === everybody)),
  );
}

const readersOf = ({ grants }: Pick<View, "grants">): string[] =>
  grants.filter(({ privileges }) => privileges.includes("SELECT")).map(({ grantee }) => grantee);

const nameOf = (role: string) => (role === everybody ? role : sqlName(role));

function ofBarrier(target: Target, old: View, now: View, engine: string): Verdict[] {
  const { isBarrier, advice } = dialectOf(engine);
  if (!isBarrier?.(old) || isBarrier(now)) return [];
  const name = targetName(target);
  const how = advice.keepBarrier?.(name);
  return [
    doing(
      "no longer guards its rows",
      verdict(
        "risky",
        target,
        `View ${name} is no security barrier any more: with a function in a condition of its own, whoever may read it gets at rows that it does not show.`,
        `Make it one again in the same transaction${how === undefined ? "" : `: ${how}`}.`,
      ),
    ),
  ];
}

/** CASCADED checks the conditions of the views below as well. */
function ofCheck(target: Target, { checkOption: old }: View, { checkOption: now }: View): Verdict[] {
  const name = targetName(target);
  if (old === now) return [];
  const isMore = old === undefined || (old === "local" && now === "cascaded");
  if (isMore) {
    return [
      doing(
        "refuses more writes",
        verdict(
          "risky",
          target,
          `View ${name} has WITH ${now?.toUpperCase()} CHECK OPTION now: inserts and updates through it fail where it would not show the row.`,
          "First make sure that nobody writes such rows through it.",
        ),
      ),
    ];
  }
  return [
    doing(
      "checks less of what is written through it",
      verdict(
        "risky",
        target,
        `View ${name} ${now === undefined ? "has no CHECK OPTION any more" : "checks only its own condition, not those of the views that it reads"}: who writes through it can make rows that it does not show, and that they were not meant to write.`,
        `Say WITH ${old?.toUpperCase()} CHECK OPTION again: a view that is replaced keeps none.`,
      ),
    ),
  ];
}
