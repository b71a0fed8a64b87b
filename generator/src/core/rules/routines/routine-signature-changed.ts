import type { Routine } from "../../model/routine.ts";
import { targetName } from "../../names/names.ts";
import { objectsNamed } from "../support/lookup.ts";
import { changesTo, type Rule, verdict } from "../support/rule.ts";

export const routineSignatureChanged: Rule = {
  code: "routine-signature-changed",
  title: "Function or procedure signature changed",
  judge: (changes, _before, after) => [
    ...changesTo(changes, "removed", "routine").flatMap(({ target, before: old }) => {
      const overloads = objectsNamed(after, old.schema, old.name).filter((object) => object.kind === "routine");
      if (overloads.length === 0) return [];
      const successor = overloads.find((routine) => takesSameCalls(old, routine));
      const now = overloads.map(({ name, signature }) => `${name}(${signature})`).join(", ");
      return verdict(
        "breaking",
        target,
        `${targetName(target)} is gone and only ${now} remains: calls with the old arguments fail.`,
        `Add the new signature next to the old one, move the callers, and drop the old one in a later release.`,
        successor && { severity: "risky", by: `${successor.name}(${successor.signature}) accepts the same calls` },
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
  ],
};

/** Whether calls of the old routine find the new one: more arguments, all with defaults. */
function takesSameCalls(old: Routine, now: Routine): boolean {
  const [before, after] = [inputs(old), inputs(now)];
  return (
    old.returns === now.returns &&
    after.length > before.length &&
    after.every((argument, index) => {
      const counterpart = before[index];
      return counterpart ? counterpart.type === argument.type : argument.default !== undefined;
    })
  );
}

const inputs = (routine: Routine) => routine.arguments.filter(({ mode }) => mode !== "out" && mode !== "table");

function broken(old: Routine, now: Routine): string | undefined {
  if (old.form !== now.form) return `is a ${now.form} instead of a ${old.form}`;
  if (old.returns !== now.returns) return `returns ${now.returns ?? "nothing"} instead of ${old.returns ?? "nothing"}`;
  const [before, after] = [inputs(old), inputs(now)];
  const lost = before.find((argument, index) => argument.default !== undefined && !after[index]?.default);
  if (lost) return `has no default for ${lost.name ?? lost.type} any more`;
  const renamed = before.find(({ name }, index) => name !== undefined && after[index]?.name !== name);
  if (renamed) return `has another name for argument ${renamed.name}`;
  return undefined;
}
