import type { TypeChange } from "../dialect.ts";
import { lengthOf, parseType, type SqlType } from "./sql-type.ts";

/** Bytes of integers (manual, 13.1.2 Integer Types). */
const integers: Record<string, number> = { tinyint: 1, smallint: 2, mediumint: 3, int: 4, bigint: 8 };
/** Decimal digits that every value of an integer type has room in, without its sign. */
const digits: Record<string, number> = { tinyint: 3, smallint: 5, mediumint: 8, int: 10, bigint: 20 };
/** Bytes that a text or blob has room for (manual, 13.7 Data Type Storage Requirements). */
const rooms: Record<string, number> = {
  ...{ tinytext: 255, text: 65_535, mediumtext: 2 ** 24 - 1, longtext: 2 ** 32 - 1 },
  ...{ tinyblob: 255, blob: 65_535, mediumblob: 2 ** 24 - 1, longblob: 2 ** 32 - 1, json: 2 ** 32 - 1 },
};
/** A character has at most four (manual, 12.9 Unicode Support); whether it has one, two, three or four, a type does not tell. */
const widest = 4;

/** Changes between types of different names, other than to text, that lose no value. */
const lossless = new Set([
  ...["date → datetime", "timestamp → datetime", "float → double", "year → smallint", "year → mediumint", "year → int"],
  ...["year → bigint", "binary → varbinary", "inet4 → inet6", "point → geometry", "linestring → geometry"],
  ...["polygon → geometry", "multipoint → geometry", "multilinestring → geometry", "multipolygon → geometry"],
  "geometrycollection → geometry",
]);

/**
 * What a change of a column's type does to the rows that are there. That nothing is written is so for a VARCHAR that grows and whose
 * length takes as many bytes as before, and for values that are added behind those of an ENUM or SET (manual, 17.12.1, "Extending VARCHAR
 * column size", "Modifying the definition of an ENUM or SET column"): every other one writes the table anew ("Changing the column data type").
 */
export function typeChange(before: string, after: string): TypeChange {
  const [from, to] = [parseType(before), parseType(after)];
  if (from.name === to.name) return sameName(from, to);
  if (isText(to.name) || isBytes(to.name)) return toText(from, to);
  if (from.name in integers || from.name === "bit") return fromInteger(from, to) ? "rewritten" : "narrowed";
  const isPrecise = !isTime(to.name) || (to.numbers[0] ?? 0) >= (from.numbers[0] ?? 0);
  return lossless.has(`${from.name} → ${to.name}`) && isPrecise ? "rewritten" : "narrowed";
}

const isText = (name: string) => /^(char|varchar|(tiny|medium|long)?text)$/.test(name);
const isBytes = (name: string) => /^(varbinary|(tiny|medium|long)?blob)$/.test(name);
const isTime = (name: string) => /^(datetime|timestamp|time)$/.test(name);

function sameName(from: SqlType, to: SqlType): TypeChange {
  const [before, after] = [lengthOf(from), lengthOf(to)];
  if (from.name in integers) {
    if (from.unsigned === to.unsigned) return "widened"; // how many digits are shown
    return "narrowed";
  }
  if (from.unsigned !== to.unsigned && to.unsigned) return "narrowed";
  if (from.name === "enum" || from.name === "set") return listChange(from, to);
  if (from.name === "varchar" || from.name === "varbinary") {
    if (after < before) return "narrowed";
    const sizes = from.name === "varbinary" ? [1] : [1, 2, 3, widest];
    return sizes.every((size) => before * size > 255 || after * size <= 255) ? "widened" : "rewritten";
  }
  if (`${from.numbers}` === `${to.numbers}` && from.unsigned === to.unsigned) return "widened";
  if (from.name === "decimal")
    return holdsDecimal(to, before - scaleOf(from), scaleOf(from)) ? "rewritten" : "narrowed";
  if (from.name === "float" || from.name === "double") return to.numbers.length === 0 ? "rewritten" : "narrowed";
  // Bytes are filled up with zeros, which are then part of the value (manual, 13.3.3).
  return before <= after && from.name !== "binary" && from.name !== "vector" ? "rewritten" : "narrowed";
}

const scaleOf = ({ numbers }: SqlType) => numbers[1] ?? 0;

const holdsDecimal = (to: SqlType, whole: number, scale: number): boolean =>
  lengthOf(to) - scaleOf(to) >= whole && scaleOf(to) >= scale;

/** An ENUM takes one byte up to 255 values, then two; a SET 1, 2, 3, 4 or 8 (manual, 13.7). */
function listChange(from: SqlType, to: SqlType): TypeChange {
  if (!from.values.every((value) => to.values.includes(value))) return "narrowed";
  const isAppended = from.values.every((value, at) => value === to.values[at]);
  return isAppended && bytesOf(from) === bytesOf(to) ? "widened" : "rewritten";
}

function bytesOf({ name, values: { length } }: SqlType): number {
  if (name === "enum") return length > 255 ? 2 : 1;
  return length > 32 ? 8 : Math.ceil(length / 8);
}

function fromInteger(from: SqlType, to: SqlType): boolean {
  const unsigned = from.unsigned || from.name === "bit";
  const bits = from.name === "bit" ? lengthOf(from) : 8 * integers[from.name]! - (unsigned ? 0 : 1);
  if (!unsigned && to.unsigned) return false;
  const own = integers[to.name];
  if (own !== undefined) return bits <= 8 * own - (to.unsigned ? 0 : 1);
  const whole = Math.ceil(bits * Math.log10(2));
  if (to.name === "decimal") return holdsDecimal(to, whole, 0);
  // So many bits has a number of a float or double.
  return to.numbers.length === 0 && ((to.name === "float" && bits <= 24) || (to.name === "double" && bits <= 53));
}

/** Characters, or bytes, that each value of a type has as text, at most; undefined where it is not known to be one. */
function textLength(from: SqlType): number | undefined {
  if (from.name in integers) return digits[from.name]! + (from.unsigned ? 0 : 1);
  if (from.name === "decimal") return lengthOf(from) + (scaleOf(from) > 0 ? 2 : 1) + 1;
  if (from.name === "char" || from.name === "varchar") return lengthOf(from);
  if (from.name === "enum") return Math.max(0, ...from.values.map(({ length }) => length - 2));
  if (from.name === "set") return from.values.reduce((sum, { length }) => sum + length - 1, -1);
  const seconds = from.numbers[0] ? from.numbers[0] + 1 : 0;
  const known: Record<string, number> = {
    ...{ date: 10, year: 4, uuid: 36, inet4: 15, inet6: 45, float: 30, double: 30 },
    ...{ datetime: 19 + seconds, timestamp: 19 + seconds, time: 10 + seconds },
  };
  return known[from.name];
}

function toText(from: SqlType, to: SqlType): TypeChange {
  const room = rooms[to.name] ?? lengthOf(to);
  const isCounted = to.name === "char" || to.name === "varchar";
  if (isBytes(from.name) || from.name === "binary") {
    // Any bytes are bytes; not all are text.
    return isBytes(to.name) && (rooms[from.name] ?? lengthOf(from)) <= room ? "rewritten" : "narrowed";
  }
  const own = rooms[from.name];
  if (own !== undefined) return !isCounted && own <= room ? "rewritten" : "narrowed";
  const length = textLength(from);
  // CHAR loses the blanks at the end (manual, 13.3.2).
  if (length === undefined || (to.name === "char" && from.name === "varchar")) return "narrowed";
  const isOwnText = isText(from.name) || from.name === "enum" || from.name === "set";
  return (isCounted || !isOwnText ? length : length * widest) <= room ? "rewritten" : "narrowed";
}

const families: [string, RegExp][] = [
  ["numbers", /^(tinyint|smallint|mediumint|int|bigint|decimal|float|double|bit|year)$/],
  ["texts", /^(char|varchar|(tiny|medium|long)?text)$/],
  ["bytes", /^(binary|varbinary|(tiny|medium|long)?blob)$/],
  ["lists", /^(enum|set)$/],
  ["dates", /^(date|datetime|timestamp)$/],
  ["shapes", /^(geometry|(multi)?point|(multi)?linestring|(multi)?polygon|geometrycollection)$/],
];

const familyOf = ({ name }: SqlType): string => families.find(([, names]) => names.test(name))?.[0] ?? name;

/** Why queries that compare or compute with the old type mean something else, or fail, with the new one (manual, 14.3 Type Conversion in Expression Evaluation). */
export function breaksQueries(before: string, after: string): string | undefined {
  const [from, to] = [parseType(before), parseType(after)];
  const [old, now] = [familyOf(from), familyOf(to)];
  if (from.name === "timestamp" && to.name === "datetime")
    return "values become local times of the session that runs the migration, and every other session reads them as they are";
  if (from.name === "datetime" && to.name === "timestamp")
    return "values are taken for local times of the session that runs the migration, and every other session reads them in its own time zone";
  if (old === "numbers" && now === "numbers") {
    if (!from.unsigned && from.name !== "bit" && to.unsigned) return "a subtraction whose result is below zero fails";
    const isExact = (name: string) => name !== "float" && name !== "double";
    return isExact(from.name) && !isExact(to.name) ? "sums and comparisons are no longer exact" : undefined;
  }
  if (old === now) return undefined;
  if (old === "texts" && now === "bytes") return "comparisons, keys and joins tell upper from lower case";
  if (old === "numbers")
    return "comparisons and ORDER BY go by characters, and conditions with numbers can't use an index";
  if (now === "numbers") return "conditions with texts compare numbers, and a text that is none counts as 0";
  if (old === "lists" && now === "texts")
    return "ORDER BY, < and > go by characters in place of the order of the values";
  if (now === "lists") return "ORDER BY, < and > go by the order of the values";
  return `comparisons, joins and functions that take ${old === from.name ? `values of type ${before}` : old} may find something else`;
}
