import { dialectOf } from "../../dialects/registry.ts";
import { leading } from "../../dialects/script.ts";
import type { ChangeTo } from "../../model/change.ts";
import type { Routine } from "../../model/routine.ts";

/** How a routine comes to give something else for the same arguments, as a clause; undefined where nothing says that it may. */
export function difference({ changed, before: old, after: now }: ChangeTo<"routine", "modified">, engine: string) {
  const { script } = dialectOf(engine);
  const code = ({ body = "" }: Routine) => leading(script, body, Number.POSITIVE_INFINITY).join(" ");
  if (old.language !== now.language || (changed.includes("body") && code(old) !== code(now))) return "has another body";
  if (old.strict !== now.strict)
    return now.strict ? "gives NULL where an argument is NULL" : "is called where an argument is NULL";
  const settings = ({ options }: Routine) => JSON.stringify(options?.settings);
  return settings(old) === settings(now) ? undefined : "runs with other settings";
}
