import { regexTest } from "./text-tests.ts";
import { isMoment, order, type Value } from "./value.ts";

type Apply = (of: Value[], now: number) => Value | undefined;

const text = (value: Value | undefined): string | undefined =>
  typeof value === "string" ? value : typeof value === "number" ? String(value) : undefined;

const ofText =
  (make: (text: string, ...more: Value[]) => Value | undefined): Apply =>
  ([first, ...more]) => {
    const read = text(first);
    return read === undefined ? undefined : make(read, ...more);
  };

const ofNumber =
  (make: (number: number, ...more: number[]) => number): Apply =>
  (all) =>
    all.every((one) => typeof one === "number" || typeof one === "bigint")
      ? make(...(all.map(Number) as [number]))
      : undefined;

/** Letter by letter, as databases do: ß has no capital of one letter, and stays. */
const upper = (read: string) =>
  [...read].map((letter) => (letter.toUpperCase().length === letter.length ? letter.toUpperCase() : letter)).join("");

const length = ofText((read) => [...read].length);
const bytes = ofText((read) => new TextEncoder().encode(read).length);
const clock: Apply = (_, now) => ({ at: now, day: false });
const today: Apply = (_, now) => ({ at: Math.floor(now / 86_400_000) * 86_400_000, day: true });

const units: Record<string, (date: Date) => number> = {
  year: (date) => date.getUTCFullYear(),
  quarter: (date) => Math.floor(date.getUTCMonth() / 3) + 1,
  month: (date) => date.getUTCMonth() + 1,
  day: (date) => date.getUTCDate(),
  hour: (date) => date.getUTCHours(),
  minute: (date) => date.getUTCMinutes(),
  second: (date) => date.getUTCSeconds() + date.getUTCMilliseconds() / 1000,
  dow: (date) => date.getUTCDay(),
  isodow: (date) => date.getUTCDay() || 7,
  epoch: (date) => date.getTime() / 1000,
};

const part: Apply = ([unit, moment]) =>
  typeof unit === "string" && moment !== undefined && isMoment(moment)
    ? units[unit.toLowerCase()]?.(new Date(moment.at))
    : undefined;
const partOf =
  (unit: string): Apply =>
  ([moment]) =>
    part([unit, moment ?? null], 0);

/** Those that all the languages have, or that checks are made of in one of them. */
const functions: Record<string, Apply> = {
  length,
  char_length: length,
  character_length: length,
  len: length,
  octet_length: bytes,
  datalength: bytes,
  upper: ofText(upper),
  ucase: ofText(upper),
  lower: ofText((read) => read.toLowerCase()),
  lcase: ofText((read) => read.toLowerCase()),
  btrim: ofText((read, what) => (what === undefined ? read.replace(/^ +| +$/g, "") : undefined)),
  ltrim: ofText((read, what) => (what === undefined ? read.replace(/^ +/, "") : undefined)),
  rtrim: ofText((read, what) => (what === undefined ? read.replace(/ +$/, "") : undefined)),
  trim: ofText((read, ...more) => (more.length === 0 ? read.replace(/^ +| +$/g, "") : undefined)),
  left: ofText((read, count) => [...read].slice(0, Number(count)).join("")),
  right: ofText((read, count) => [...read].slice(-Number(count)).join("")),
  substring: ofText((read, from, count) =>
    typeof from === "number"
      ? [...read].slice(Math.max(0, from - 1), count === undefined ? undefined : from - 1 + Number(count)).join("")
      : undefined,
  ),
  substr: (all, now) => functions.substring!(all, now),
  strpos: ofText((read, part) => read.indexOf(String(part)) + 1),
  position: ([part, read]) =>
    typeof read === "string" && typeof part === "string" ? read.indexOf(part) + 1 : undefined,
  locate: ([part, read]) => (typeof read === "string" && typeof part === "string" ? read.indexOf(part) + 1 : undefined),
  replace: ofText((read, from, to) => read.replaceAll(String(from), String(to))),
  concat: (all) => all.map((each) => (each === null ? "" : String(each))).join(""),
  regexp_like: ofText((read, pattern) => (typeof pattern === "string" ? regexTest(pattern, false)?.(read) : undefined)),
  starts_with: ofText((read, start) => read.startsWith(String(start))),
  abs: ofNumber(Math.abs),
  floor: ofNumber(Math.floor),
  ceil: ofNumber(Math.ceil),
  ceiling: ofNumber(Math.ceil),
  sqrt: ofNumber(Math.sqrt),
  round: ofNumber((number, digits = 0) => Number(number.toFixed(digits))),
  trunc: ofNumber((number, digits = 0) => Math.trunc(number * 10 ** digits) / 10 ** digits),
  mod: ofNumber((a, b) => a % (b ?? 1)),
  power: ofNumber((a, b) => a ** (b ?? 1)),
  pow: ofNumber((a, b) => a ** (b ?? 1)),
  sign: ofNumber(Math.sign),
  greatest: (all) =>
    all.reduce<Value | undefined>((most, each) => ((order(most ?? null, each) ?? -1) < 0 ? each : most), all[0]),
  least: (all) =>
    all.reduce<Value | undefined>((most, each) => ((order(most ?? null, each) ?? 1) > 0 ? each : most), all[0]),
  nullif: ([a, b]) => (order(a ?? null, b ?? null) === 0 ? null : a),
  num_nulls: (all) => all.filter((each) => each === null).length,
  num_nonnulls: (all) => all.filter((each) => each !== null).length,
  array_length: ([list]) => (Array.isArray(list) ? list.length || null : undefined),
  cardinality: ([list]) => (Array.isArray(list) ? list.length : undefined),
  now: clock,
  current_timestamp: clock,
  localtimestamp: clock,
  getdate: clock,
  sysdatetime: clock,
  getutcdate: clock,
  statement_timestamp: clock,
  transaction_timestamp: clock,
  clock_timestamp: clock,
  current_date: today,
  curdate: today,
  extract: part,
  date_part: part,
  datepart: part,
  year: partOf("year"),
  month: partOf("month"),
  day: partOf("day"),
  hour: partOf("hour"),
  isfinite: () => true,
};

/** These look at NULL as at any value. */
const takesNull = /^(concat|greatest|least|nullif|num_nulls|num_nonnulls)$/;

/** What a function makes of values; undefined where nothing is known of it, or of it for these. */
export function applied(name: string, of: Value[], now: number): Value | undefined {
  const apply = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (apply === undefined) return undefined;
  if (of.includes(null) && !takesNull.test(name)) return null;
  return apply(of, now);
}
