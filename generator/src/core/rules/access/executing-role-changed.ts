import type { DefinerGap } from "../../dialects/dialect.ts";
import { dialectOf } from "../../dialects/registry.ts";
import type { Target } from "../../model/change.ts";
import type { Database } from "../../model/database.ts";
import type { Routine } from "../../model/routine.ts";
import { targetName } from "../../names/names.ts";
import { changesTo, type Rule, type Verdict, verdict } from "../support/rule.ts";

export const executingRoleChanged: Rule = {
  code: "executing-role-changed",
  title: "Routine or view runs with the rights of another role",
  does: "runs with other rights",
  judge: (changes, _before, after) => [
    ...changesTo(changes, "added", "routine").flatMap(({ target, after: now }) => judgeGaps(target, now, [], after)),
    ...changesTo(changes, "modified", "routine")
      .filter(({ before: old, after: now }) => old.securityDefiner && now.securityDefiner)
      .flatMap(({ target, before: old, after: now }) => {
        const had = dialectOf(after.engine).definerGaps?.(old) ?? [];
        return judgeGaps(target, now, had, after);
      }),
    ...changesTo(changes, "modified", "routine")
      .filter(({ changed }) => changed.includes("securityDefiner"))
      .map(({ target, after: { form, securityDefiner } }) => {
        const name = targetName(target);
        return securityDefiner
          ? verdict(
              "risky",
              target,
              `${form} ${name} runs with the rights of its owner: whoever may execute it can do through it what the owner can.`,
              dialectOf(after.engine).advice.secureDefiner?.(form, name) ??
                "Take care that its owner has few rights, and that only the roles that need it may execute it.",
            )
          : verdict(
              "breaking",
              target,
              `${form} ${name} runs with the rights of its caller, no longer of its owner: calls fail with "permission denied" where the caller lacks a right.`,
              `First grant the roles that call it what it needs, and test it as each of them.`,
            );
      }),
    ...changesTo(changes, "modified", "view").flatMap(({ target, before: old, after: now }) => {
      const { readsAsCaller } = dialectOf(after.engine);
      const [was, is] = [readsAsCaller?.(old), readsAsCaller?.(now)];
      if (was === is) return [];
      const name = targetName(target);
      return is
        ? verdict(
            "breaking",
            target,
            `View ${name} reads with the rights of its caller, no longer of its owner: queries fail where the caller may not read its tables, and row-level policies hide rows.`,
            `First grant the roles that read it SELECT on its tables, and test it as each of them.`,
          )
        : verdict(
            "breaking",
            target,
            `View ${name} reads with the rights of its owner, no longer of its caller: row-level policies for the caller no longer apply, and whoever may read the view sees all rows.`,
            `Keep it as it is: ${dialectOf(after.engine).advice.readAsCaller?.(name) ?? "the rights of its caller"}.`,
          );
    }),
  ],
};

/** What lets callers misuse a routine that runs with the rights of its owner, but for what did so before. */
function judgeGaps(target: Target, now: Routine, had: DefinerGap[], { engine }: Database): Verdict[] {
  const known = new Set(had.map(({ what }) => what));
  const gaps = (dialectOf(engine).definerGaps?.(now) ?? []).filter(({ what }) => !known.has(what));
  if (gaps.length === 0) return [];
  const whys = gaps.map(({ what }) => what).join(", and ");
  return [
    verdict(
      "risky",
      target,
      `${now.form} ${targetName(target)} runs with the rights of its owner: ${whys}.`,
      `${gaps.map(({ remedy }) => remedy).join("; ")}.`,
    ),
  ];
}
