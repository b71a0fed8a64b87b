import type { WriteEvent, WritesLost } from "../../dialects/dialect.ts";
import { dialectOf } from "../../dialects/registry.ts";
import type { Target } from "../../model/change.ts";
import type { Database } from "../../model/database.ts";
import type { RewriteRule, Trigger } from "../../model/trigger.ts";
import { objectName, sqlName } from "../../names/names.ts";
import { calledBy, changedTriggers } from "../support/changed-triggers.ts";
import { changesTo, type Rule, type Verdict, verdict } from "../support/rule.ts";

export const writesLost: Rule = {
  code: "writes-lost",
  title: "Writes that are lost without an error",
  does: "loses writes",
  judge: (changes, before, after) => [
    ...[...changesTo(changes, "added", "rule"), ...changesTo(changes, "modified", "rule")].flatMap((change) =>
      ofRule(change.target, change.after, change.op === "modified" ? change.before : undefined, after),
    ),
    ...changedTriggers(changes, before, after).flatMap(({ target, trigger, old }) => {
      const known = old && new Map(skippedBy(old, before).map(({ event, lost }) => [event, lost]));
      const more = skippedBy(trigger, after).filter(({ event, lost }) => known?.get(event) !== lost);
      return ofTrigger(target, trigger, more);
    }),
  ],
};

function ofRule(target: Target, rule: RewriteRule, old: RewriteRule | undefined, { engine }: Database): Verdict[] {
  if (rule.state === "disabled" || (old && old.state === rule.state && old.definition === rule.definition)) return [];
  const what = dialectOf(engine).instead?.(rule.definition);
  // A view is written to by such rules.
  if (!what || (what.does === "another" && target.parent?.kind === "view")) return [];
  const [name, command] = [`Rule ${sqlName(rule.name)} on ${objectName(target)}`, what.event.toUpperCase()];
  const which = what.lost === "all" ? command : `${command} of rows that satisfy its condition`;
  return what.does === "nothing"
    ? [
        verdict(
          what.lost === "all" ? "breaking" : "risky",
          target,
          `${name} does nothing instead of ${which}: what is written is lost, and nobody gets an error.`,
          "Revoke the privilege, or let a trigger raise an error, so that whoever writes learns of it.",
        ),
      ]
    : [
        verdict(
          "risky",
          target,
          `${name} runs another command instead of ${which}: the table itself stays as it is, and nobody gets an error.`,
          "Make sure that all that reads the table finds the rows where they are written to, or let a trigger write them there as well.",
        ),
      ];
}

const ofTrigger = (target: Target, trigger: Trigger, skipped: ReturnType<typeof skippedBy>): Verdict[] =>
  [...Map.groupBy(skipped, ({ lost }) => lost)].map(([lost, of]) =>
    verdict(
      lost === "all" ? "breaking" : "risky",
      target,
      `Trigger ${sqlName(trigger.name)} on ${objectName(target)} ${lost === "all" ? "lets no row through" : "may leave rows out"} on ${of.map(({ event }) => event.toUpperCase()).join(", ")}: what its function returns leaves the table as it is, and nobody gets an error.`,
      "Let the function return the row that is to be written, or raise an error, so that whoever writes learns of it.",
    ),
  );

/** The writes that a trigger keeps from its table. */
function skippedBy(trigger: Trigger, database: Database): { event: WriteEvent; lost: WritesLost }[] {
  const { timing, level, events, when, columns, state } = trigger;
  if (timing !== "before" || level !== "row" || state === "disabled") return [];
  const called = calledBy(trigger, database);
  const { skipped } = dialectOf(database.engine);
  if (called?.body === undefined || !skipped) return [];
  const { body, language } = called;
  return events.flatMap((event) => {
    const lost = event === "truncate" ? undefined : skipped(body, language, event);
    if (event === "truncate" || lost === undefined) return [];
    return { event, lost: when === undefined && (columns ?? []).length === 0 ? lost : "some" };
  });
}
