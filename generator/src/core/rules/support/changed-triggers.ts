import type { Change, Target } from "../../model/change.ts";
import type { Database } from "../../model/database.ts";
import type { Routine } from "../../model/routine.ts";
import type { Trigger } from "../../model/trigger.ts";
import { isTable } from "../../names/kinds.ts";
import { targetKey } from "../../names/names.ts";
import { objectsNamed, tableOf } from "./lookup.ts";
import { changesTo } from "./rule.ts";

/** Triggers of tables that were there before which are new or others, or call a function that is another. */
export function changedTriggers(
  changes: Change[],
  before: Database,
  after: Database,
): { target: Target; trigger: Trigger; old: Trigger | undefined }[] {
  const own = [
    ...changesTo(changes, "added", "trigger").map(({ target, after: trigger }) => ({
      target,
      trigger,
      old: undefined,
    })),
    ...changesTo(changes, "modified", "trigger").map(({ target, before: old, after: trigger }) => ({
      ...{ target, trigger, old },
    })),
  ];
  const told = new Set(own.map(({ target }) => targetKey(target)));
  const routines = changesTo(changes, "modified", "routine").filter(({ changed }) => changed.includes("body"));
  const calling = after.objects.filter(isTable).flatMap(({ kind, schema, name, triggers }) =>
    triggers
      .filter(({ routine }) =>
        routines.some(({ after: one }) => one.schema === routine?.schema && one.name === routine.name),
      )
      .map((trigger) => {
        const target: Target = { kind: "trigger", schema, parent: { kind, name }, name: trigger.name };
        return { target, trigger, old: tableOf(before, target)?.triggers.find((one) => one.name === trigger.name) };
      }),
  );
  return [...own, ...calling.filter(({ target, old }) => old && !told.has(targetKey(target)))];
}

/** The routine that a trigger calls. */
export const calledBy = ({ routine }: Trigger, database: Database): Routine | undefined =>
  routine && objectsNamed(database, routine.schema, routine.name).find((one) => one.kind === "routine");
