import { objectName, sqlName, targetName } from "../../names/names.ts";
import { changesTo, type Rule, verdict } from "../support/rule.ts";

export const triggerDropped: Rule = {
  code: "trigger-dropped",
  title: "Trigger dropped or disabled",
  judge: (changes) => [
    ...changesTo(changes, "removed", "trigger").map(({ target, before: trigger }) =>
      verdict(
        "risky",
        target,
        `Trigger ${sqlName(trigger.name)} on ${objectName(target)} is dropped: what it did ${trigger.timing} ${trigger.events.join(", ")} no longer happens.`,
        `Make sure that the application does this before the trigger is dropped.`,
      ),
    ),
    ...changesTo(changes, "removed", "event trigger").map(({ target }) =>
      verdict(
        "risky",
        target,
        `Event trigger ${targetName(target)} is dropped: what it did on schema changes no longer happens.`,
        `Make sure that nothing relies on it, such as an audit log.`,
      ),
    ),
    ...changesTo(changes, "modified", "trigger", "event trigger")
      .filter(
        ({ before: old, after: now }) => old.state !== now.state && now.state !== undefined && now.state !== "always",
      )
      .map(({ target, after: trigger }) =>
        verdict(
          "risky",
          target,
          `${target.kind} ${targetName(target)} ${trigger.state === "replica" ? "fires only on replicas" : "is disabled"}: what it did no longer happens.`,
          `Make sure that the application does this now, or ENABLE TRIGGER ${sqlName(target.name)} again.`,
        ),
      ),
  ],
};
