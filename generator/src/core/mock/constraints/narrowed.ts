import { Unknown } from "../expression/evaluate.ts";
import type { Expression } from "../expression/expression.ts";
import type { Value } from "../expression/value.ts";
import { asValue, cellOf } from "../kinds/cells.ts";
import type { Kind } from "../kinds/kind.ts";
import { clausesOf } from "./clauses.ts";
import { both, type Limits, limitOf, ordered } from "./limit.ts";
import type { Condition } from "./row.ts";
import { sourceOf } from "./text-of.ts";

const day = 86_400_000;

const momentAt = (value: Value, kind: Kind): number => ordered(asValue(cellOf(value, kind) ?? null, kind));

/** What is common to several ways: from the lowest to the highest of their ends, where all have some. */
function around(all: Limits[], kind: Kind): Limits {
  const at = ({ value }: { value: Value }) => (kind.is === "moment" ? momentAt(value, kind) : ordered(value));
  const [lows, highs] = [all.map(({ low }) => low), all.map(({ high }) => high)];
  const low = lows.every((one) => one !== undefined) ? lows.toSorted((a, b) => at(a) - at(b))[0] : undefined;
  const high = highs.every((one) => one !== undefined) ? highs.toSorted((a, b) => at(b) - at(a))[0] : undefined;
  return { ...(low && { low }), ...(high && { high }) };
}

/** A kind within what conditions say of it whatever the other columns are. */
export function narrowed(kind: Kind, column: string, conditions: Condition[], now: number): Kind {
  const nothing = {
    now,
    column: (name: string): never => {
      throw new Unknown(name);
    },
  };
  const together = (all: Expression[]) =>
    all.reduce<Limits>((found, one) => both(found, limitOf(one, column, nothing) ?? {}), {});
  const limits = conditions
    .flatMap(({ parsed }) => clausesOf(parsed))
    .map(({ ways }) => (ways.length === 1 ? together(ways[0]!) : around(ways.map(together), kind)))
    .reduce<Limits>(both, {});
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
  if (kind.is === "moment") {
    const end = (bound: Limits["low"]) => (bound ? momentAt(bound.value, kind) : Number.NaN);
    const [from, to] = [end(limits.low), end(limits.high)];
    const unit = kind.of === "date" ? day : 1000;
    return {
      ...kind,
      ...(!Number.isNaN(from) && { low: from + (limits.low?.open ? unit : 0) }),
      ...(!Number.isNaN(to) && { high: to - (limits.high?.open ? unit : 0) }),
    };
  }
  if (kind.is !== "number") return kind;
  const step = 10 ** -kind.scale;
  const low = limits.low ? ordered(limits.low.value) + (limits.low.open ? step : 0) : kind.low;
  const high = limits.high ? ordered(limits.high.value) - (limits.high.open ? step : 0) : kind.high;
  return Number.isNaN(low + high) ? kind : { ...kind, low: Math.max(kind.low, low), high: Math.min(kind.high, high) };
}
