import { dialectOf } from "../../dialects/registry.ts";
import type { ChangeTo, Target } from "../../model/change.ts";
import type { Database } from "../../model/database.ts";
import type { Policy } from "../../model/trigger.ts";
import { isTable } from "../../names/kinds.ts";
import { objectName, sqlName, targetName } from "../../names/names.ts";
import { tableOf } from "../support/lookup.ts";
import { difference } from "../support/routine-change.ts";
import { changesTo, doing, type Rule, type Verdict, verdict } from "../support/rule.ts";
import { calls } from "../support/stored-results.ts";

export const policyChanged: Rule = {
  code: "policy-changed",
  title: "Row-level policy added, removed or changed",
  does: "is changed",
  judge: (changes, before, after) => [
    ...changesTo(changes, "modified", "routine").flatMap((change) => byRoutine(change, before, after)),
    ...changesTo(changes, "added", "policy").map(({ target, after: policy }) =>
      doing(
        "is added",
        judged(after, target, {
          what: "is added",
          effect: effect(policy, true),
          advice: `Test which rows each role (${policy.roles.join(", ")}) can read and write.`,
        }),
      ),
    ),
    ...changesTo(changes, "removed", "policy")
      // That row-level security is off now is told by itself.
      .filter(({ target }) => !isOn(before, target) || isOn(after, target))
      .map(({ target, before: policy }) =>
        doing(
          "is removed",
          judged(after, target, {
            what: "is removed",
            effect: effect(policy, false),
            advice: `Test which rows each role (${policy.roles.join(", ")}) can read and write.`,
          }),
        ),
      ),
    ...changesTo(changes, "modified", "policy")
      .filter(({ changed }) => changed.some((property) => property !== "comment"))
      .map(({ target, changed }) =>
        judged(after, target, {
          what: `changes (${changed.join(", ")})`,
          effect: "different rows become readable or writable",
          advice: "Test which rows each of its roles can read and write, before and after.",
        }),
      ),
  ],
};

const isOn = (side: Database, target: Target) => tableOf(side, target)?.rowSecurity !== undefined;

/** A routine that policies ask, which gets to answer otherwise. */
function byRoutine(change: ChangeTo<"routine", "modified">, before: Database, after: Database): Verdict[] {
  const how = difference(change, after.engine);
  if (how === undefined) return [];
  const asking = after.objects.filter(isTable).flatMap(({ kind, schema, name, rowSecurity, policies }) =>
    (rowSecurity === undefined ? [] : policies)
      .filter(({ using, withCheck }) => [using, withCheck].some((each) => calls(each, change.target, after.engine)))
      .map((policy): Target => ({ kind: "policy", schema, parent: { kind, name }, name: policy.name }))
      .filter((target) => tableOf(before, target)?.policies.some((policy) => policy.name === target.name)),
  );
  if (asking.length === 0) return [];
  const policies = asking.map(targetName).join(", ");
  return [
    doing(
      "decides otherwise for policies",
      verdict(
        "risky",
        change.target,
        `${targetName(change.target)} ${how}, and these policies ask it: ${policies}. Different rows become readable or writable.`,
        "Test which rows each of their roles can read and write, before and after.",
      ),
    ),
  ];
}

/** A policy of a table without row security decides nothing (PostgreSQL's manual, 5.9 Row Security Policies). */
function judged(
  after: Database,
  target: Target,
  { what, effect, advice }: { what: string; effect: string; advice: string },
): Verdict {
  const [name, table] = [`Policy ${sqlName(target.name)}`, objectName(target)];
  const now = tableOf(after, target);
  if (now?.rowSecurity !== undefined)
    return verdict("risky", target, `${name} on ${table} ${what}: ${effect}.`, advice);
  if (!now?.policies.some((policy) => policy.name === target.name)) {
    return verdict(
      "safe",
      target,
      `${name} on ${table} ${what}, and decided nothing: row-level security of ${table} is not enabled.`,
      `Check that it was not meant to decide who sees which rows of ${table}.`,
    );
  }
  return verdict(
    "risky",
    target,
    `${name} on ${table} ${what}, but decides nothing: row-level security of ${table} is not enabled, and every role with SELECT sees all rows.`,
    `${dialectOf(after.engine).advice.enableRowSecurity?.(table) ?? `Enable row-level security of ${table}`}, too, if the policy is meant to decide who sees which rows.`,
  );
}

function effect({ permissive, command }: Policy, added: boolean): string {
  const rows = command === "all" ? "rows" : `rows for ${command}`;
  return permissive === added
    ? `roles can access more ${rows} than before`
    : `roles can access fewer ${rows} than before`;
}
