import { asCode } from "../../dialects/advice.ts";
import { dialectOf } from "../../dialects/registry.ts";
import type { Change, Target } from "../../model/change.ts";
import type { Database } from "../../model/database.ts";
import type { Trigger } from "../../model/trigger.ts";
import { objectName, qualifiedName, sqlName } from "../../names/names.ts";
import { calledBy, changedTriggers } from "../support/changed-triggers.ts";
import { tableOf } from "../support/lookup.ts";
import { changesTo, doing, type Rule, type Verdict, verdict } from "../support/rule.ts";
import { type Refused, refusedByPublications } from "../support/unidentified.ts";

export const writesRefused: Rule = {
  code: "writes-refused",
  title: "Writes that are refused",
  does: "refuses writes",
  judge: (changes, before, after) => [
    ...changedTriggers(changes, before, after).flatMap(({ target, trigger, old }) => {
      const [how, known] = [refusal(trigger, after), old && refusal(old, before)];
      const isKnown = how === known && trigger.events.every((event) => old?.events.includes(event));
      return how === undefined || isKnown ? [] : [ofTrigger(target, trigger, how)];
    }),
    ...ofPublications(changes, before, after),
  ],
};

/** Whether a trigger raises an error, always or by what is written. */
function refusal(trigger: Trigger, database: Database): "always" | "sometimes" | undefined {
  const called = calledBy(trigger, database);
  if (trigger.state === "disabled" || trigger.state === "replica" || called?.body === undefined) return undefined;
  const how = dialectOf(database.engine).refusing?.(called.body, called.language);
  const isConditional = trigger.when !== undefined || (trigger.columns ?? []).length > 0;
  return how === "always" && isConditional ? "sometimes" : how;
}

function ofTrigger(target: Target, { name, events }: Trigger, how: "always" | "sometimes"): Verdict {
  const trigger = `Trigger ${sqlName(name)} on ${objectName(target)}`;
  const which = events.map((event) => event.toUpperCase()).join(", ");
  return how === "always"
    ? verdict(
        "breaking",
        target,
        `${trigger} raises an error on ${which}: each such statement fails.`,
        "First let it only warn, look in the server's log for what still writes, and raise the error in a later release.",
      )
    : doing(
        "may refuse writes",
        verdict(
          "risky",
          target,
          `${trigger} may raise an error on ${which}: what it refuses could be written until now.`,
          "Make sure that nothing writes such rows any more, and that those that are there can still be changed.",
        ),
      );
}

/** What publications refuse that they did not refuse before: a changed one is to blame itself, else the table. */
function ofPublications(changes: Change[], before: Database, after: Database): Verdict[] {
  const keyOf = ({ table: { schema, name }, operation }: Refused) => JSON.stringify([schema, name, operation]);
  const known = new Set(refusedByPublications(before).map(keyOf));
  const refused = refusedByPublications(after).filter((one) => !known.has(keyOf(one)));
  const changed = [...changesTo(changes, "added", "publication"), ...changesTo(changes, "modified", "publication")];
  const isChanged = ({ publication }: Refused) => changed.some(({ target }) => target.name === publication.name);
  const isOld = ({ table: { schema, name } }: Refused) =>
    tableOf(before, { kind: "table", schema, name }) !== undefined;
  const byOwner = Map.groupBy(refused, (one) => (isChanged(one) && isOld(one) ? one.publication : one.table));
  return [...byOwner].map(([owner, of]) => {
    const { table, publication } = of[0] as Refused;
    const target: Target =
      owner === publication
        ? { kind: "publication", name: publication.name }
        : { kind: "table", schema: table.schema, name: table.name };
    const operations = [...new Set(of.map(({ operation }) => operation.toUpperCase()))];
    const names = [...new Set(of.map((one) => qualifiedName(one.table.schema, one.table.name)))];
    const [it, theTable] = names.length === 1 ? ["it", "the table has"] : ["each of them", "these tables have"];
    // What is said of a table with partitions is not said of these.
    const whole = of.find((one) => one.table.partitioning === undefined)?.table;
    const other =
      whole &&
      ` or another one (${asCode(`ALTER TABLE ${qualifiedName(whole.schema, whole.name)} REPLICA IDENTITY FULL`)})`;
    return verdict(
      of.some(isOld) ? "breaking" : "risky",
      target,
      `${operations.join(" and ")} of ${names.join(", ")} ${operations.length === 1 ? "fails" : "fail"}: publication ${sqlName(publication.name)} publishes ${operations.length === 1 ? "it" : "them"}, and ${theTable} no replica identity, such as a primary key.`,
      `First give ${it} a primary key${other ?? ""}, or don't publish ${operations.join(" and ")}.`,
    );
  });
}
