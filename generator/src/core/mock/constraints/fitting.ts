import { likeTest, regexTest } from "../expression/text-tests.ts";
import type { Value } from "../expression/value.ts";
import { asValue, cellOf } from "../kinds/cells.ts";
import type { Cell, Kind } from "../kinds/kind.ts";
import { below, type Draw, fraction } from "../random/draw.ts";
import { type Limits, ordered, type Pattern, same } from "./limit.ts";
import { textOf } from "./text-of.ts";

/** Whether a cell keeps the limits of its column, NULL aside. */
export function fits(cell: Cell, kind: Kind, limits: Limits): boolean {
  const value = asValue(cell, kind);
  const { low, high, among, not, length, patterns } = limits;
  if (among && !among.some((one) => same(one, value))) return false;
  if (not?.some((one) => same(one, value))) return false;
  if (low && !(low.open ? compare(value, low.value, kind) > 0 : compare(value, low.value, kind) >= 0)) return false;
  if (high && !(high.open ? compare(value, high.value, kind) < 0 : compare(value, high.value, kind) <= 0)) return false;
  if (length && typeof value === "string") {
    const count = [...value].length;
    if (count < (length.least ?? 0) || count > (length.most ?? Infinity)) return false;
  }
  return patterns?.every((pattern) => typeof value !== "string" || matches(pattern, value)) ?? true;
}

function compare(a: Value, bound: Value, kind: Kind): number {
  if (typeof a === "string" && typeof bound === "string") return a < bound ? -1 : a > bound ? 1 : 0;
  const b = typeof bound === "string" ? asValue(cellOf(bound, kind) ?? null, kind) : bound;
  const found = ordered(a) - ordered(b);
  return Number.isNaN(found) ? 0 : found;
}

export function matches({ operator, text }: Pattern, value: string): boolean {
  const negated = operator.startsWith("!");
  const ignoresCase = /\*$|^ILIKE$|^REGEXP$|^RLIKE$/.test(operator);
  const test = /~~|LIKE/.test(operator) ? likeTest(text, ignoresCase) : regexTest(text, ignoresCase);
  return test === undefined || test(value) !== negated;
}

/**
 * A cell of a kind within limits, where `natural` is one that would look best: it, where it fits; undefined where none was found.
 */
export function fitting(natural: Cell, kind: Kind, limits: Limits, draw: Draw): Cell | undefined {
  if (limits.isNull === true) return null;
  if (natural !== null && fits(natural, kind, limits)) return natural;
  if (natural === null && limits.isNull !== false) return null;
  const { among } = limits;
  if (among) {
    const cells = among
      .map((one) => cellOf(one, kind))
      .filter((cell) => cell !== undefined && fits(cell, kind, limits));
    return cells.length > 0 ? cells[below(cells.length, draw.key, draw.row, draw.attempt)] : undefined;
  }
  const found = within(natural, kind, limits, draw);
  return found !== undefined && fits(found, kind, limits) ? found : undefined;
}

function within(natural: Cell, kind: Kind, limits: Limits, draw: Draw): Cell | undefined {
  if (kind.is === "number" || kind.is === "float" || kind.is === "moment" || kind.is === "span")
    return between(natural, kind, limits, draw);
  if (kind.is === "boolean") return [true, false].find((each) => fits(each, kind, limits));
  if (kind.is === "choice") {
    const all = kind.among.filter((each) => fits(each, kind, limits));
    return all[below(all.length, draw.key, draw.row, draw.attempt)];
  }
  if (kind.is === "text") return textOf(typeof natural === "string" ? natural : "", kind, limits, draw);
  return natural;
}

/** How far behind a bound that stands alone values lie, by what the column holds. */
function reach(kind: Kind): number {
  if (kind.is === "moment") return kind.of === "time" ? 3_600_000 : 30 * 86_400_000;
  return kind.is === "span" ? 86_400 : 1_000;
}

function between(natural: Cell, kind: Kind, { low, high, not }: Limits, draw: Draw): number | undefined {
  const scale = kind.is === "number" ? kind.scale : kind.is === "float" ? 4 : 0;
  const unit = kind.is === "moment" && kind.of === "date" ? 86_400_000 : kind.is === "moment" ? 1000 : 10 ** -scale;
  const asCell = (value: Value) =>
    ordered(asValue(cellOf(value, kind.is === "number" ? { is: "float" } : kind) ?? null, kind));
  const ends = kind.is === "number" ? kind : { low: -Infinity, high: Infinity };
  let least = low ? asCell(low.value) : undefined;
  let most = high ? asCell(high.value) : undefined;
  if (Number.isNaN(least) || Number.isNaN(most)) return undefined;
  if (least !== undefined)
    least = Math.max(ends.low, Math.ceil(least / unit - 1e-9) * unit + (low!.open && isOn(least, unit) ? unit : 0));
  if (most !== undefined)
    most = Math.min(ends.high, Math.floor(most / unit + 1e-9) * unit - (high!.open && isOn(most, unit) ? unit : 0));
  const from = least ?? Math.max(ends.low, (most ?? (typeof natural === "number" ? natural : 0)) - reach(kind));
  const to = most ?? Math.min(ends.high, (least ?? from) + reach(kind));
  if (from > to) return undefined;
  const steps = Math.floor((to - from) / unit + 1e-9) + 1;
  for (let again = 0; again < 4 + (not?.length ?? 0); again++) {
    const step =
      steps >= 2 ** 52
        ? fraction(draw.key, draw.row, draw.attempt + 64 * again) * steps
        : below(steps, draw.key, draw.row, draw.attempt + 64 * again);
    const found = Number((from + Math.floor(step) * unit).toFixed(scale));
    if (not?.some((one) => ordered(one) === found)) continue;
    return found;
  }
  return undefined;
}

const isOn = (value: number, unit: number) => Math.abs(value / unit - Math.round(value / unit)) < 1e-9;
