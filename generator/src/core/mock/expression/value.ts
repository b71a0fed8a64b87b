/** A point in time in milliseconds since 1970 in UTC; `day` for a date without a time. */
export type Moment = { at: number; day: boolean };
/** A length of time, as SQL keeps one: a month and a day are of no fixed length. */
export type Span = { months: number; days: number; milliseconds: number };
/** What an expression comes to. Numbers that a double can't hold are texts of digits' own type: bigint. */
export type Value = null | boolean | number | bigint | string | Moment | Span | Value[];

export const isMoment = (value: Value): value is Moment => typeof value === "object" && value !== null && "at" in value;
export const isSpan = (value: Value): value is Span => typeof value === "object" && value !== null && "months" in value;

const day = 86_400_000;

/** A date or timestamp as SQL writes it; undefined where it is none. */
export function momentOf(text: string): Moment | undefined {
  const [, date, time, zone = "Z"] =
    /^\s*(-?\d{4,}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?))?\s*(Z|[-+]\d\d(?::?\d\d)?)?\s*$/.exec(text) ?? [];
  if (date === undefined) return undefined;
  const offset = /^[-+]\d\d$/.test(zone) ? `${zone}:00` : zone;
  const at = Date.parse(`${date}T${time ?? "00:00"}${offset}`);
  return Number.isNaN(at) ? undefined : { at, day: time === undefined };
}

/** `1 year 2 mons 3 days 04:05:06` and `30 days`; undefined where it is none. */
export function spanOf(text: string): Span | undefined {
  const span: Span = { months: 0, days: 0, milliseconds: 0 };
  let rest = text.trim();
  const clock = /(-?)(\d+):(\d\d)(?::(\d\d(?:\.\d+)?))?$/.exec(rest);
  if (clock) {
    const [all, minus, hours = "0", minutes = "0", seconds = "0"] = clock;
    const length = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
    span.milliseconds += minus ? -length : length;
    rest = rest.slice(0, -all.length).trim();
  }
  const pairs = [...rest.matchAll(/(-?\d+(?:\.\d+)?)\s*([a-z]+)\s*/gi)];
  if (pairs.map(([all]) => all).join("") !== rest && rest !== "") return undefined;
  for (const [, count, unit = ""] of pairs) if (!add(span, Number(count), unit.toLowerCase())) return undefined;
  return span;
}

function add(span: Span, count: number, unit: string): boolean {
  if (/^(y|year|years|yr|yrs)$/.test(unit)) span.months += 12 * count;
  else if (/^(mon|mons|month|months)$/.test(unit)) span.months += count;
  else if (/^(w|week|weeks)$/.test(unit)) span.days += 7 * count;
  else if (/^(d|day|days)$/.test(unit)) span.days += count;
  else if (/^(h|hour|hours|hr|hrs)$/.test(unit)) span.milliseconds += count * 3_600_000;
  else if (/^(m|min|mins|minute|minutes)$/.test(unit)) span.milliseconds += count * 60_000;
  else if (/^(s|sec|secs|second|seconds)$/.test(unit)) span.milliseconds += count * 1_000;
  else return false;
  return true;
}

/** A moment and a length of time; a month later is the same day of the month, or its last one. */
export function later({ at }: Moment, { months, days, milliseconds }: Span, sign: 1 | -1): Moment {
  let date = new Date(at);
  if (months !== 0) {
    const [year, month, dayOfMonth] = [date.getUTCFullYear(), date.getUTCMonth() + sign * months, date.getUTCDate()];
    const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
    date = new Date(Date.UTC(year, month, Math.min(dayOfMonth, last)) + (((at % day) + day) % day));
  }
  return { at: date.getTime() + sign * (days * day + milliseconds), day: false };
}

/** -1, 0 or 1 for values of one kind; undefined where they can't be compared. */
export function order(left: Value, right: Value): number | undefined {
  const [a, b] = [comparable(left, right), comparable(right, left)];
  if (a === undefined || b === undefined || typeof a !== typeof b) {
    const both =
      typeof a === "bigint" || typeof b === "bigint"
        ? [a, b].every((one) => /^(number|bigint)$/.test(typeof one))
        : false;
    if (!both) return undefined;
  }
  return a! < b! ? -1 : a! > b! ? 1 : 0;
}

function comparable(value: Value, beside: Value): string | number | bigint | undefined {
  if (typeof value === "string") {
    if (isMoment(beside)) return momentOf(value)?.at;
    if (typeof beside === "number" || typeof beside === "bigint")
      return value.trim() === "" ? undefined : Number(value);
    return value;
  }
  if (typeof value === "boolean") return typeof beside === "number" ? Number(value) : value ? "true" : "false";
  if (typeof value === "number" && typeof beside === "boolean") return value === 0 ? "false" : "true";
  if (typeof value === "number" || typeof value === "bigint") return value;
  if (value === null) return undefined;
  if (isMoment(value)) return value.at;
  if (isSpan(value)) return value.months * 30 * day + value.days * day + value.milliseconds;
  return JSON.stringify(value);
}
