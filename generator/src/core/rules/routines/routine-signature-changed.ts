import type { Target } from "../../model/change.ts";
import type { Database } from "../../model/database.ts";
import type { Routine } from "../../model/routine.ts";
import { targetName } from "../../names/names.ts";
import { objectsNamed } from "../support/lookup.ts";
import { type Clash, clashes, inputs } from "../support/overloads.ts";
import { changesTo, doing, type Rule, type Verdict, verdict } from "../support/rule.ts";

export const routineSignatureChanged: Rule = {
  code: "routine-signature-changed",
  title: "Function or procedure signature changed",
  does: "gets another signature",
  judge: (changes, before, after) => [
    ...changesTo(changes, "removed", "routine").flatMap(({ target, before: old }) => {
      const overloads = objectsNamed(after, old.schema, old.name).filter((object) => object.kind === "routine");
      if (overloads.length === 0) return [];
      const successor = overloads.find((routine) => takesSameCalls(old, routine));
      const now = overloads.map(({ name, signature }) => `${name}(${signature})`).join(", ");
      if (successor) {
        const other = `${successor.name}(${successor.signature})`;
        return verdict(
          "breaking",
          target,
          `${targetName(target)} is gone, with its grants and whatever depends on it, and only ${now} remains.`,
          `Drop the old one and create the new one in one transaction, and grant the new one to the same roles.`,
          { severity: "risky", by: `${other} accepts the same calls` },
        );
      }
      return verdict(
        "breaking",
        target,
        `${targetName(target)} is gone and only ${now} remains: calls with the old arguments fail.`,
        `Add the new signature next to the old one, move the callers, and drop the old one in a later release.`,
      );
    }),
    ...changesTo(changes, "modified", "routine").flatMap(({ target, before: old, after: now }) => {
      const what = broken(old, now);
      if (!what) return [];
      return verdict(
        "breaking",
        target,
        `${targetName(target)} ${what}, which affects callers; it must be dropped and recreated.`,
        `Add a routine with another name, move the callers, and drop the old one in a later release.`,
      );
    }),
    ...changesTo(changes, "added", "routine").flatMap(({ target, after: now }) =>
      besides(target, now, undefined, before, after),
    ),
    ...changesTo(changes, "modified", "routine").flatMap(({ target, before: old, after: now }) =>
      besides(target, now, old, before, after),
    ),
  ],
};

/** What becomes of calls of the routines of its name that were there before and stay. */
function besides(target: Target, now: Routine, old: Routine | undefined, before: Database, after: Database): Verdict[] {
  const standing = overloadsOf(now, after).filter(({ signature }) =>
    overloadsOf(now, before).some((one) => one.signature === signature),
  );
  return standing.flatMap((other) => {
    const known = old ? clashes(other, old, after).map(({ count }) => count) : [];
    const more = clashes(other, now, after).filter(({ count }) => !known.includes(count));
    const [first] = more.toSorted((one, another) => one.how.localeCompare(another.how));
    return first ? [told(target, other, first)] : [];
  });
}

const overloadsOf = ({ schema, name }: Routine, database: Database): Routine[] =>
  objectsNamed(database, schema, name).filter((object) => object.kind === "routine");

function told(target: Target, { form, schema, name, signature }: Routine, { count, how }: Clash): Verdict {
  const other = targetName({ kind: "routine", schema, name: `${name}(${signature})` });
  return how === "always"
    ? doing(
        "makes calls ambiguous",
        verdict(
          "breaking",
          target,
          `Calls with ${inWords(count)} match both ${targetName(target)} and ${form} ${other}, which was there before: they fail as ambiguous.`,
          `Drop ${other} in the same transaction and grant the new one to the same roles, or give the new one another name, or no defaults.`,
        ),
      )
    : doing(
        "takes calls of another one",
        verdict(
          "risky",
          target,
          `${targetName(target)} takes as many arguments as ${form} ${other}, which was there before: calls of that one with literals, untyped parameters or values of a similar type may get to the new one, or fail as ambiguous.`,
          "Give it another name, or first make all callers cast their arguments to the types that they mean.",
        ),
      );
}

const inWords = (count: number): string =>
  count === 1 ? "one argument" : count === 0 ? "no arguments" : `${count} arguments`;

/** Whether calls of the old routine find the new one, also by the names of arguments: it has more of them, all with defaults. */
function takesSameCalls(old: Routine, now: Routine): boolean {
  const [before, after] = [inputs(old), inputs(now)];
  return (
    resultOf(old) === resultOf(now) &&
    after.length > before.length &&
    after.every((argument, index) => {
      const counterpart = before[index];
      if (!counterpart) return argument.default !== undefined && argument.mode !== "variadic";
      return (
        counterpart.type === argument.type &&
        counterpart.mode === argument.mode &&
        (counterpart.name === undefined || counterpart.name === argument.name) &&
        (counterpart.default === undefined || argument.default !== undefined)
      );
    })
  );
}

/** What a call gives: the result, and the arguments that go out, by which queries name its columns. */
const resultOf = (routine: Routine): string =>
  JSON.stringify([routine.returns, outputs(routine).map(({ name, type }) => [name, type])]);

const outputs = (routine: Routine) => routine.arguments.filter(({ mode }) => mode !== undefined && mode !== "variadic");

const outputWords = (routine: Routine) =>
  outputs(routine)
    .map(({ mode = "", name, type }) => `${mode.toUpperCase()} ${name ?? ""} ${type}`.replaceAll(/ +/g, " "))
    .join(", ") || "none";

function broken(old: Routine, now: Routine): string | undefined {
  if (old.form !== now.form) return `is a ${now.form} instead of a ${old.form}`;
  if (old.returns !== now.returns) return `returns ${now.returns ?? "nothing"} instead of ${old.returns ?? "nothing"}`;
  if (resultOf(old) !== resultOf(now)) return `gives ${outputWords(now)} instead of ${outputWords(old)}`;
  const [before, after] = [inputs(old), inputs(now)];
  const variadic = after.find(({ mode }, index) => (mode === "variadic") !== (before[index]?.mode === "variadic"));
  if (variadic)
    return `${variadic.mode === "variadic" ? "takes" : "no longer takes"} a list of values as ${variadic.name ?? variadic.type}`;
  const lost = before.find((argument, index) => argument.default !== undefined && !after[index]?.default);
  if (lost) return `has no default for ${lost.name ?? lost.type} any more`;
  const renamed = before.find(({ name }, index) => name !== undefined && after[index]?.name !== name);
  if (renamed) return `has another name for argument ${renamed.name}`;
  return undefined;
}
