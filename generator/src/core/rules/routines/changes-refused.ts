import { asCode } from "../../dialects/advice.ts";
import { dialectOf } from "../../dialects/registry.ts";
import type { Target } from "../../model/change.ts";
import type { Database, EventTrigger } from "../../model/database.ts";
import { sqlName } from "../../names/names.ts";
import { objectsNamed } from "../support/lookup.ts";
import { doing, type Rule, type Verdict, verdict } from "../support/rule.ts";

export const changesRefused: Rule = {
  code: "changes-refused",
  title: "Event trigger that refuses schema changes",
  does: "refuses schema changes",
  judge: (_changes, before, after) =>
    after.eventTriggers.flatMap((trigger) => {
      const target: Target = { kind: "event trigger", name: trigger.name };
      const old = before.eventTriggers.find(({ name }) => name === trigger.name);
      const how = refusal(trigger, after);
      const isKnown = old && how === refusal(old, before) && scope(old) === scope(trigger);
      return how === undefined || isKnown ? [] : [told(target, trigger, how)];
    }),
};

/** Whether its function raises an error, always or sometimes. */
function refusal({ state, routine }: EventTrigger, database: Database): "always" | "sometimes" | undefined {
  if (state === "disabled" || state === "replica") return undefined;
  const called = objectsNamed(database, routine.schema, routine.name).find((one) => one.kind === "routine");
  if (called?.body === undefined) return undefined;
  return dialectOf(database.engine).refusing?.(called.body, called.language);
}

const scope = ({ event, tags }: EventTrigger): string => JSON.stringify([event, tags]);

/** Events that not every schema change is. */
const commands: Record<string, string> = {
  sql_drop: "whatever drops something",
  table_rewrite: "whatever rewrites a table",
};

function told(target: Target, { name, event, tags = [] }: EventTrigger, how: "always" | "sometimes"): Verdict {
  const trigger = `Event trigger ${sqlName(name)}`;
  const [does, may] = how === "always" ? ["raises an error", "fails"] : ["may raise an error", "may fail"];
  const severity = how === "always" ? "breaking" : "risky";
  const disabled = asCode(`ALTER EVENT TRIGGER ${sqlName(name)} DISABLE`);
  if (event === "login") {
    return doing(
      "refuses logins",
      verdict(
        severity,
        target,
        `${trigger} ${does} at each login: whoever connects from then on ${how === "always" ? "is" : "may be"} turned away, migrations too.`,
        `Try it in a session of its own first, and know how to switch it off (${disabled}).`,
      ),
    );
  }
  const which = tags.length === 0 ? (commands[event] ?? "each schema change") : tags.join(", ");
  return verdict(
    severity,
    target,
    `${trigger} ${does} on ${which} (${event}): every later migration with such a statement ${may}.`,
    `Let it pass the role that runs migrations, or ${disabled} in each of them.`,
  );
}
