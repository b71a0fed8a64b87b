import { parseType } from "./sql-type.ts";

/** Whether values of a type are characters, which have a character set (manual, 12.3.5). */
export const isOfCharacters = (type: string): boolean =>
  /^(char|varchar|(tiny|medium|long)?text|enum|set)$/.test(parseType(type).name);

/** The character set of a collation: what its name begins with. */
const charsetOf = (collation: string): string =>
  collation
    .toLowerCase()
    .replace(/_.*$/s, "")
    .replace(/^utf8$/, "utf8mb3");

/** All of Unicode, and what of it has room in three or two bytes (manual, 12.9). */
const whole = /^(utf8mb4|utf16|utf16le|utf32|gb18030|uca1400)$/;
const part = /^(utf8mb3|ucs2)$/;

/** The character set that values come into from one that has characters which it lacks; undefined where it has them all. */
export function lackingCharset(from: string, to: string): string | undefined {
  const [old, now] = [charsetOf(from), charsetOf(to)];
  if (old === now || old === "ascii" || now === "binary" || whole.test(now)) return undefined;
  return part.test(now) && !whole.test(old) && old !== "binary" ? undefined : now;
}
