import type { DefinerGap } from "../../dialects/dialect.ts";
import { dialectOf } from "../../dialects/registry.ts";
import type { Change, Target } from "../../model/change.ts";
import type { Database, SchemaObject } from "../../model/database.ts";
import type { Routine } from "../../model/routine.ts";
import type { View } from "../../model/view.ts";
import { counted } from "../../names/counted.ts";
import { qualifiedName, sqlName, targetName } from "../../names/names.ts";
import { everybody, grantIn } from "../support/granted.ts";
import { objectsNamed, tableOf, viewNamed } from "../support/lookup.ts";
import { type PastPolicies, readersPastPolicies } from "../support/past-policies.ts";
import { changesTo, doing, type Rule, type Verdict, verdict } from "../support/rule.ts";

export const executingRoleChanged: Rule = {
  code: "executing-role-changed",
  title: "Routine or view runs with the rights of another role",
  does: "runs with other rights",
  judge: (changes, before, after) => [
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
    ...changesTo(changes, "modified", "routine", "view")
      .filter(({ changed }) => changed.includes("owner"))
      .flatMap(({ after: now }) => ofNewOwner(now, now.owner ?? "", before)),
    ...ofPolicies(changes, before, after),
  ],
  watch: ({ said: { newOwner }, statement: { affected } }, { before }) =>
    newOwner === undefined
      ? []
      : affected.flatMap(({ names: [schema, name = ""] }) =>
          objectsNamed(before, schema, name).flatMap((object) => ofNewOwner(object, newOwner, before)),
        ),
};

/** Whether it is a routine that runs, or a view that reads, with the rights of its owner. */
export const runsAsOwner = (object: SchemaObject, { engine }: Database): object is Routine | View =>
  (object.kind === "routine" && object.securityDefiner === true) ||
  (object.kind === "view" && !dialectOf(engine).readsAsCaller?.(object));

/** What runs or reads with the rights of its owner, and has another one. */
function ofNewOwner(object: SchemaObject, owner: string, database: Database): Verdict[] {
  if (!runsAsOwner(object, database)) return [];
  const { schema, kind } = object;
  const isRoutine = kind === "routine";
  const others = database.objects.filter((each) => "owner" in each && each.owner === owner).map(({ name }) => name);
  const target: Target = { kind, schema, name: isRoutine ? `${object.name}(${object.signature})` : object.name };
  const does = isRoutine ? "runs" : "reads";
  return [
    verdict(
      others.length > 0 ? "breaking" : "risky",
      target,
      `${isRoutine ? object.form : kind} ${targetName(target)} ${does} with the rights of ${sqlName(owner)} from then on: it fails where that role lacks a right, and whoever may ${isRoutine ? "execute" : "read"} it gets at what that role can${others.length > 0 ? `, which owns ${counted(others.length, "other object")}` : ""}.`,
      `Make sure that ${sqlName(owner)} has the rights that it needs, and few more.`,
    ),
  ];
}

/** Views that were not there before, or have other readers, and through which these see rows that a table's policies keep from them. */
function ofPolicies(changes: Change[], before: Database, after: Database): Verdict[] {
  const keyOf = ({ view, table, role }: PastPolicies) => JSON.stringify([view.schema, view.name, table.name, role]);
  const known = new Set(readersPastPolicies(before).map(keyOf));
  const isRenamed = ({ view }: PastPolicies) =>
    changesTo(changes, "renamed", "view", "materialized view").some(({ target }) => isOf(target, view));
  // A view that was there before the policies is told of with these, and one that anybody reads with that.
  const isTold = ({ view, table, role }: PastPolicies) =>
    role === dialectOf(after.engine).anonymousRole ||
    (objectsNamed(before, view.schema, view.name).length > 0 &&
      tableOf(before, { kind: "table", schema: table.schema, name: table.name })?.rowSecurity === undefined) ||
    (readsAsCallerIn(before, view) ?? false);
  const found = readersPastPolicies(after).filter((one) => !known.has(keyOf(one)) && !isRenamed(one) && !isTold(one));
  return [...Map.groupBy(found, ({ view }) => view)].map(([view, of]) => {
    const target: Target = { kind: view.kind, schema: view.schema, name: view.name };
    const names = (all: string[]) => [...new Set(all)].join(", ");
    const tables = names(of.map(({ table }) => qualifiedName(table.schema, table.name)));
    const roles = names(of.map(({ role }) => (role === everybody ? role : sqlName(role))));
    const alone = `Let only roles read it that may see all of its rows`;
    const roleNames = of.map(({ role }) => role);
    const caller = view.kind === "view" && dialectOf(after.engine).advice.readAsCaller?.(targetName(target));
    const told = doing(
      "reads past row-level policies",
      verdict(
        "risky",
        target,
        `${view.kind} ${targetName(target)} reads ${tables} with the rights of its owner: ${roles} may read it, and through it sees rows that row-level policies keep back.`,
        caller ? `${caller}, or let only roles read it that may see all of its rows.` : `${alone}.`,
      ),
    );
    return { ...told, namedAs: grantIn(changes, target, roleNames) };
  });
}

const isOf = (target: Target, { schema, name }: View): boolean => target.schema === schema && target.name === name;

/** Whether a view that was there before read with the rights of its caller: that it does not any more is told of by itself. */
function readsAsCallerIn(before: Database, { schema, name }: View): boolean | undefined {
  const old = viewNamed(before, schema, name);
  return old?.kind === "view" ? dialectOf(before.engine).readsAsCaller?.(old) : undefined;
}

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
