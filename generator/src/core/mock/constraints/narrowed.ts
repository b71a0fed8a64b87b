import { Unknown } from "../expression/evaluate.ts";
import { cellOf } from "../kinds/cells.ts";
import type { Kind } from "../kinds/kind.ts";
import { clausesOf } from "./clauses.ts";
import { both, type Limits, limitOf, ordered } from "./limit.ts";
import type { Condition } from "./row.ts";
import { sourceOf } from "./text-of.ts";

/** A kind within what conditions say of it whatever the other columns are. */
export function narrowed(kind: Kind, column: string, conditions: Condition[], now: number): Kind {
  const nothing = {
    now,
    column: (name: string): never => {
      throw new Unknown(name);
    },
  };
  const limits = conditions
    .flatMap(({ parsed }) => clausesOf(parsed))
    .filter(({ ways }) => ways.length === 1)
    .flatMap(({ ways }) => ways[0]!)
    .reduce<Limits>((all, one) => both(all, limitOf(one, column, nothing) ?? {}), {});
  if (limits.among) {
    const among = limits.among.map((one) => cellOf(one, kind)).filter((cell) => cell !== undefined && cell !== null);
    const numbers = among.filter((cell) => typeof cell === "number");
    if (kind.is === "number" && numbers.length > 0)
      return { ...kind, low: Math.min(...numbers), high: Math.max(...numbers) };
    const texts = among.filter((cell) => typeof cell === "string");
    return texts.length > 0 && kind.is === "text" ? { is: "choice", among: texts } : kind;
  }
  if (kind.is === "text") {
    const pattern = limits.patterns?.find(({ operator }) => !operator.startsWith("!"));
    const most = Math.min(kind.most ?? Number.POSITIVE_INFINITY, limits.length?.most ?? Number.POSITIVE_INFINITY);
    return { ...kind, ...(Number.isFinite(most) && { most }), ...(pattern && { like: sourceOf(pattern) }) };
  }
  if (kind.is !== "number") return kind;
  const step = 10 ** -kind.scale;
  const low = limits.low ? ordered(limits.low.value) + (limits.low.open ? step : 0) : kind.low;
  const high = limits.high ? ordered(limits.high.value) - (limits.high.open ? step : 0) : kind.high;
  return Number.isNaN(low + high) ? kind : { ...kind, low: Math.max(kind.low, low), high: Math.min(kind.high, high) };
}
