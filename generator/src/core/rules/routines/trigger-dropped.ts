import { isDeepStrictEqual } from "node:util";
import { asCode } from "../../dialects/advice.ts";
import type { Change, Target } from "../../model/change.ts";
import type { Database } from "../../model/database.ts";
import type { Trigger } from "../../model/trigger.ts";
import { objectName, sqlName, targetName } from "../../names/names.ts";
import { givenBack } from "../support/in-time.ts";
import { tableOf } from "../support/lookup.ts";
import { type Compensation, changesTo, doing, type Rule, verdict, type Watch } from "../support/rule.ts";
import { byTable, type Watched } from "../support/statements.ts";

export const triggerDropped: Rule = {
  code: "trigger-dropped",
  title: "Trigger or rewrite rule dropped, disabled or enabled",
  does: "is dropped",
  judge: (changes) => [
    ...changesTo(changes, "removed", "trigger").map(({ target, before: trigger }) =>
      verdict(
        "risky",
        target,
        `Trigger ${sqlName(trigger.name)} on ${objectName(target)} is dropped: what it did ${trigger.timing} ${trigger.events.join(", ")} no longer happens.`,
        `Make sure that the application does this before the trigger is dropped.`,
        alike(target, trigger, changes),
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
    ...changesTo(changes, "removed", "event").map(({ target, before: { schedule } }) =>
      verdict(
        "risky",
        target,
        `Event ${targetName(target)} is dropped: what it did (${schedule}) no longer happens.`,
        `Make sure that something else does this, or that nobody needs it any more.`,
      ),
    ),
    ...changesTo(changes, "modified", "event")
      .filter(({ before: old, after: now }) => old.state !== now.state && now.state !== undefined)
      .map(({ target, before: { schedule }, after: { state } }) =>
        doing(
          state === "replica" ? "runs on no replica" : "is disabled",
          verdict(
            "risky",
            target,
            `Event ${targetName(target)} is ${state === "replica" ? "disabled on replicas" : "disabled"}: what it did (${schedule}) no longer happens there.`,
            "Make sure that something else does this, or that nobody needs it any more.",
          ),
        ),
      ),
    ...changesTo(changes, "removed", "rule").map(({ target, before: rule }) =>
      verdict(
        "risky",
        target,
        `Rule ${targetName(target)} is dropped: statements that it rewrote run as they are written.`,
        `Look at what it did (${rule.definition.replaceAll(/\s+/g, " ").replace(/;$/, "")}), and make sure that the application does this before it is dropped.`,
      ),
    ),
    ...changesTo(changes, "modified", "trigger").flatMap(({ target, before: old, after: now }) => {
      const lost = old.events.filter((event) => !now.events.includes(event));
      const condition = now.when !== undefined && old.when === undefined;
      if (lost.length === 0 && !condition) return [];
      const changed = verdict(
        "risky",
        target,
        `Trigger ${targetName(target)} ${lost.length > 0 ? `no longer fires on ${lost.join(", ")}` : `fires only when ${now.when}`}: what it did otherwise no longer happens.`,
        `Make sure that the application does this before the trigger is changed.`,
      );
      return doing("fires less often", changed);
    }),
    ...changesTo(changes, "modified", "trigger", "event trigger", "rule")
      .filter(({ before: old, after: now }) => old.state !== now.state && isOff(now))
      .map(({ target, after: trigger }) =>
        doing(
          trigger.state === "replica" ? "fires only on replicas" : "is disabled",
          verdict(
            "risky",
            target,
            `${target.kind} ${targetName(target)} ${trigger.state === "replica" ? "fires only on replicas" : "is disabled"}: what it did no longer happens.`,
            `Make sure that the application does this now, or ${asCode(enable(target))} again.`,
          ),
        ),
      ),
    ...changesTo(changes, "modified", "trigger", "event trigger", "rule")
      .filter(({ before: old, after: now }) => !isOff(now) && (isOff(old) || (!old.state && now.state)))
      .map(({ target, before: old }) => (isOff(old) ? switchedOn(target) : alsoOnReplicas(target))),
  ],
  watch: offForAWhile,
};

const isOff = ({ state }: { state?: Trigger["state"] }): boolean => state === "disabled" || state === "replica";

const switchedOn = (target: Target) =>
  doing(
    "is enabled",
    verdict(
      "risky",
      target,
      `${target.kind} ${targetName(target)} is enabled: what it does happens from then on, and did not happen to what was ${target.kind === "event trigger" ? "changed" : "written"} while it was off.`,
      `Test what it does to the statements of today's application, and make up for what it missed.`,
    ),
  );

const alsoOnReplicas = (target: Target) =>
  doing(
    "fires on replicas as well",
    verdict(
      "risky",
      target,
      `${target.kind} ${targetName(target)} fires always, also for changes that a subscriber of logical replication applies: what it did where they were made is done again.`,
      `Make sure that doing it twice does no harm, or ${asCode(enable(target))}.`,
    ),
  );

/** Switched off by its name, and on again in another transaction. */
function offForAWhile(watched: Watched, { before, after, ...context }: Watch) {
  const { trigger } = watched.said;
  if (!trigger || trigger.isOn) return [];
  return byTable(watched.effects ?? []).flatMap(({ effect: { owner, root } }) => {
    const fires = (side: Database) =>
      tableOf(side, owner)?.triggers.some(({ name, state }) => name === trigger.name && state !== "disabled") === true;
    const again = givenBack(
      watched,
      context,
      ({ said, effects }) =>
        said.trigger?.isOn === true &&
        [trigger.name, "all", "user"].includes(said.trigger.name) &&
        effects?.some((effect) => effect.root === root) === true,
    );
    if (!fires(before) || !fires(after) || !again) return [];
    const { schema, kind, name } = owner;
    const target: Target = { kind: "trigger", schema, parent: { kind, name } as Target["parent"], name: trigger.name };
    const { file, line } = again.statement;
    return doing(
      "is disabled for a while",
      verdict(
        "risky",
        target,
        `Trigger ${sqlName(trigger.name)} on ${objectName(target)} is disabled until line ${line} of ${file} enables it again, in another transaction: in between, what it does does not happen.`,
        "Do both in one transaction, which keeps other writers out meanwhile, or correct afterwards the rows that were written without it.",
      ),
    );
  });
}

/** A new trigger of the table that differs in its name alone. */
function alike(
  target: Target,
  { name: _, comment: __, ...facts }: Trigger,
  changes: Change[],
): Compensation | undefined {
  const other = changesTo(changes, "added", "trigger").find(
    ({ target: { schema, parent }, after: { name: _, comment: __, ...own } }) =>
      schema === target.schema && parent?.name === target.parent?.name && isDeepStrictEqual(own, facts),
  );
  return other && { severity: "safe", by: `trigger ${sqlName(other.target.name)} does the same` };
}

const enable = (target: Target) =>
  target.parent
    ? `ALTER TABLE ${objectName(target)} ENABLE ${target.kind.toUpperCase()} ${sqlName(target.name)}`
    : `ALTER EVENT TRIGGER ${sqlName(target.name)} ENABLE`;
