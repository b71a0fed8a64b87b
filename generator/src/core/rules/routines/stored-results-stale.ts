import { dialectOf } from "../../dialects/registry.ts";
import type { Target } from "../../model/change.ts";
import type { Routine } from "../../model/routine.ts";
import { qualifiedName, targetName } from "../../names/names.ts";
import { formerNames } from "../support/former.ts";
import { difference } from "../support/routine-change.ts";
import { type Compensation, changesTo, doing, type Rule, type Verdict, verdict } from "../support/rule.ts";
import { named, type Statements, type Watched } from "../support/statements.ts";
import { calls, keepersOf } from "../support/stored-results.ts";

export const storedResultsStale: Rule = {
  code: "stored-results-stale",
  title: "Function changed whose results are stored",
  does: "leaves old results behind",
  judge(changes, before, after, { statements }) {
    const changed = changesTo(changes, "modified", "routine");
    if (changed.length === 0) return [];
    const known = keepersOf(before);
    const former = formerNames(changes);
    return changed.flatMap((change) => {
      const { target, before: old, after: now } = change;
      const keepers = known.filter(({ code }) => code.some((each) => calls(each, former(target), after.engine)));
      const kept = Map.groupBy(
        keepers.map((one) => one.target),
        ({ kind }) => kind,
      );
      const how = difference(change, after.engine);
      const isUnfit = old.volatility === "immutable" && now.volatility !== "immutable";
      return [...kept].flatMap(([kind, targets]): Verdict[] => [
        ...(how === undefined ? [] : [stale(target, how, targets, after.engine, statements)]),
        ...(isUnfit && kind !== "check" ? [unfit(target, now, targets)] : []),
      ]);
    });
  },
};

/** What is wrong with what was computed before, and how it is computed anew, by the kind of what keeps it. */
const effects: Partial<Record<Target["kind"], [effect: (names: string) => string, advice: string]>> = {
  index: [
    (names) =>
      `what it gave before stays in ${names}: queries that use an index miss rows or find wrong ones, and what is unique may be there twice`,
    "Build anew what uses it, right after it",
  ],
  exclusion: [
    (names) => `what it gave before stays in ${names}: rows that conflict become possible`,
    "Drop the constraint and add it again, in the same transaction",
  ],
  check: [
    (names) =>
      `the rows that are there passed ${names} by what it gave before: some may violate it now, which shows when they are updated or a dump is restored`,
    "Drop the check and add it again without a look at the rows, and validate it in a later transaction",
  ],
  column: [
    (names) => `what it gave before stays in ${names} until a row is updated`,
    "Update all rows afterwards, on a large table in batches",
  ],
};

const ofKey: [effect: (names: string) => string, advice: string] = [
  (names) => `what it gave before decided in which partition of ${names} a row is: queries may not look for it there`,
  "Add a function of another name, and move the rows to a table that is partitioned by it",
];

function stale(routine: Target, how: string, of: Target[], engine: string, statements: Statements): Verdict {
  const kind = of[0]?.kind ?? "table";
  const [effect, advice] = effects[kind] ?? ofKey;
  const again = kind === "index" ? dialectOf(engine).advice.rebuildIndex?.(of.map(indexName)) : undefined;
  return verdict(
    "risky",
    routine,
    `${targetName(routine)} ${how}, and ${effect(namesOf(of))}.`,
    `${advice}${again === undefined ? "" : `: ${again}`}.${kind === "index" ? " A function of another name, with an index of its own, leaves no time in which queries go wrong." : ""}`,
    remade(routine, of, statements),
  );
}

const unfit = (routine: Target, { form }: Routine, of: Target[]): Verdict =>
  doing(
    "is not immutable any more",
    verdict(
      "risky",
      routine,
      `${form} ${targetName(routine)} is not immutable any more, and ${namesOf(of)} can't be made with it again: a dump of the database fails to restore.`,
      "Keep it immutable, or first drop what needs that.",
    ),
  );

const namesOf = (of: Target[]) =>
  of
    .map((each) =>
      each.kind === "check" || each.kind === "index" ? `${each.kind} ${targetName(each)}` : targetName(each),
    )
    .join(", ");

const indexName = ({ schema, name }: Target) => qualifiedName(schema, name);

/** That statements behind the one that changes the routine compute all of it anew. */
function remade(routine: Target, of: Target[], statements: Statements): Compensation | undefined {
  const last = statements.last(routine);
  if (last === undefined) return undefined;
  const later = statements.all.slice(statements.all.indexOf(last) + 1);
  const doers = of.map((target) => later.findLast((each) => isRemade(target, each)));
  const { file, line } = doers[0]?.statement ?? {};
  return file === undefined || doers.includes(undefined)
    ? undefined
    : { severity: "safe", by: `line ${line} of ${file} makes it anew` };
}

function isRemade({ kind, schema, parent, name }: Target, { statement, said, effects: done = [] }: Watched): boolean {
  const table = { schema, name: parent?.name ?? name };
  const own = named(table, done);
  if (kind === "column") {
    const isWritten = said.everyRow.some(
      ({ verb, part, where, table: { name } }) => verb === "update" && !part && !where && name === table.name,
    );
    return isWritten || own.some(({ rewritten }) => rewritten);
  }
  if (kind !== "index") return own.length > 0 && said.addsConstraints.some((each) => each.name === name);
  return statement.affected.some(({ names, dropped }) => !dropped && names[0] === schema && names.at(-1) === name);
}
