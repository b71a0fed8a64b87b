import type { TypeChange } from "../dialect.ts";
import { isTime, lengthOf, parseType, type SqlType, scaleOf } from "./sql-type.ts";

/** Bytes of whole numbers, and how many digits all of their values have room in. */
const integers: Record<string, { bytes: number; digits: number }> = {
  ...{ bit: { bytes: 0, digits: 1 }, tinyint: { bytes: 1, digits: 3 }, smallint: { bytes: 2, digits: 5 } },
  ...{ int: { bytes: 4, digits: 10 }, bigint: { bytes: 8, digits: 19 } },
};

/** Changes between types of different names that lose no value. */
const lossless = new Set([
  ...["date → datetime2", "date → datetimeoffset", "smalldatetime → datetime", "smalldatetime → datetime2"],
  ...["smalldatetime → datetimeoffset", "real → float", "smallmoney → money", "binary → varbinary", "xml → nvarchar"],
  ...["text → varchar", "ntext → nvarchar", "image → varbinary", "datetime2 → datetimeoffset", "tinyint → real"],
  ...["smallint → real", "tinyint → float", "smallint → float", "int → float", "bit → real", "bit → float"],
  ...["tinyint → smallmoney", "smallint → smallmoney", "tinyint → money", "smallint → money", "int → money"],
  "json → nvarchar",
]);

/**
 * What a change of a column's type does to the rows that are there (documentation: ALTER TABLE, ALTER COLUMN). Of the metadata alone is a
 * varying length that grows; every other change writes rows, or is not known to write none.
 */
export function typeChange(before: string, after: string): TypeChange {
  const [from, to] = [parseType(before), parseType(after)];
  if (from.name === to.name) return sameName(from, to);
  const [old, now] = [integers[from.name], integers[to.name]];
  if (old && now) return old.bytes <= now.bytes ? "rewritten" : "narrowed";
  if (to.name === "decimal" && old) return lengthOf(to) - scaleOf(to) >= old.digits ? "rewritten" : "narrowed";
  const text = textLength(from);
  // Characters of one byte have all digits, letters of dates and the like.
  if (isText(to.name) && text !== undefined) {
    if (isUnicode(from.name) && !isUnicode(to.name)) return "narrowed";
    return text <= lengthOf(to) ? "rewritten" : "narrowed";
  }
  if (to.name === "varbinary" && from.name === "binary")
    return lengthOf(from) <= lengthOf(to) ? "rewritten" : "narrowed";
  if (/^(text|ntext|image|xml|json)$/.test(from.name) && lengthOf(to) !== Number.POSITIVE_INFINITY) return "narrowed";
  // Its thirds of hundredths of a second take three digits.
  if (from.name === "datetime" && /^datetime(2|offset)$/.test(to.name))
    return lengthOf(to) >= 3 ? "rewritten" : "narrowed";
  const isPrecise = !isTime(to.name) || lengthOf(to) >= (isTime(from.name) ? lengthOf(from) : 0);
  return lossless.has(`${from.name} → ${to.name}`) && isPrecise ? "rewritten" : "narrowed";
}

function sameName(from: SqlType, to: SqlType): TypeChange {
  const [before, after] = [lengthOf(from), lengthOf(to)];
  if (before === after && scaleOf(from) === scaleOf(to)) return "widened";
  if (/^n?varchar$|^varbinary$/.test(from.name)) {
    if (after < before) return "narrowed";
    return after === Number.POSITIVE_INFINITY ? "rewritten" : "widened";
  }
  if (from.name === "decimal") {
    const fits = after - scaleOf(to) >= before - scaleOf(from) && scaleOf(to) >= scaleOf(from);
    return fits ? "rewritten" : "narrowed";
  }
  // Bytes and characters are filled up, and bytes are then part of the value; a vector has as many numbers as it has.
  if (from.name === "binary" || from.name === "vector") return "narrowed";
  return after > before ? "rewritten" : "narrowed";
}

const isText = (name: string) => /^n?(var)?char$/.test(name);
const isUnicode = (name: string) => name.startsWith("n");

/** Characters that each value of a type has as text, at most; undefined where that is not known. */
function textLength(from: SqlType): number | undefined {
  const whole = integers[from.name];
  if (whole) return whole.digits + (from.name === "bit" || from.name === "tinyint" ? 0 : 1);
  if (isText(from.name)) return lengthOf(from);
  if (from.name === "decimal") return lengthOf(from) + 1 + (scaleOf(from) > 0 ? 2 : 0);
  if (from.name === "uniqueidentifier") return 36;
  if (from.name === "date") return 10;
  return isTime(from.name) ? 34 : undefined;
}

const families: [string, RegExp][] = [
  ["numbers", /^(bit|tinyint|smallint|int|bigint|decimal|float|real|money|smallmoney)$/],
  ["texts", /^(n?(var)?char|n?text)$/],
  ["bytes", /^(binary|varbinary|image|timestamp)$/],
  ["dates", /^(date|datetime|smalldatetime|datetime2|datetimeoffset)$/],
];
const familyOf = ({ name }: SqlType): string => families.find(([, names]) => names.test(name))?.[0] ?? name;

/** Why queries that compare or compute with the old type fail, or mean something else, with the new one (documentation: Data Type Conversion). */
export function breaksQueries(before: string, after: string): string | undefined {
  const [from, to] = [parseType(before), parseType(after)];
  const [old, now] = [familyOf(from), familyOf(to)];
  if (from.name === "datetimeoffset" && to.name !== "datetimeoffset" && now === "dates")
    return "the offset from UTC is lost, and values become local times of where they were written";
  if (to.name === "datetimeoffset" && from.name !== "datetimeoffset" && old === "dates")
    return "values are taken for UTC, whatever they were meant as";
  if (isText(from.name) && isText(to.name) && isUnicode(from.name) && !isUnicode(to.name))
    return "comparing it with Unicode parameters converts every row, so that no index is used";
  const isExact = ({ name }: SqlType) => name !== "float" && name !== "real";
  if (old === "numbers" && now === "numbers")
    return isExact(from) && !isExact(to) ? "sums and comparisons are no longer exact" : undefined;
  if (old === now) return undefined;
  return `comparing ${before} with ${after} converts one into the other, which fails or uses no index`;
}
