import { z } from "zod";

const units = { kB: 2 ** 10, MB: 2 ** 20, GB: 2 ** 30 };
const words = "write a number and a unit, as in `2GB` (kB, MB, GB)";

/** An amount of memory as PostgreSQL's settings write it (manual, 19.1.1): `512MB`. Comes out in bytes. */
export const size = z
  .string(words)
  .regex(/^[1-9][0-9]{0,5} ?(kB|MB|GB)$/, words)
  .transform((value) => {
    const [, digits, unit] = value.match(/^(\d+) ?(kB|MB|GB)$/)!;
    return Number(digits) * units[unit as keyof typeof units];
  });
