import { z } from "zod";

const units = { ms: 1, s: 1_000, min: 60_000 };
const words = "write milliseconds, or a number and a unit, as in `30s` (ms, s, min)";

/** A length of time as PostgreSQL's settings write it (manual, 19.1.1): milliseconds, or `30s`. Comes out in milliseconds. */
export const duration = z
  .union([z.int(words).positive(words), z.string().regex(/^[1-9][0-9]{0,5} ?(ms|s|min)$/, words)], words)
  .transform((value) => {
    if (typeof value === "number") return value;
    const [, digits, unit] = value.match(/^(\d+) ?(ms|s|min)$/)!;
    return Number(digits) * units[unit as keyof typeof units];
  });

const withUnit = "write a number and a unit, as in `30s` (ms, s, min)";

/** The same where a bare number would be taken for seconds: it needs a unit. */
export const spelledDuration = z
  .string(withUnit)
  .regex(/^[1-9][0-9]{0,5} ?(ms|s|min)$/, withUnit)
  .transform((value) => duration.parse(value));
