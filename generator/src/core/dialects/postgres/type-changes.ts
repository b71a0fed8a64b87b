import type { TypeChange } from "../dialect.ts";
import type { SqlType } from "./sql-type.ts";
import { isCaseless } from "./type-families.ts";

const texts = new Set(["text", "character varying", "character"]);
/** Binary coercible to text (pg_cast, castmethod b). */
const textLike = new Set(["xml", "name", "citext", "public.citext"]);
const digits: Record<string, number> = { smallint: 5, integer: 10, bigint: 19 };
const rank: Record<string, number> = { smallint: 1, integer: 2, bigint: 3, real: 4, "double precision": 5 };

/** Changes between two types of different names, other than to text, that lose no value. */
const lossless: Record<string, TypeChange> = {
  "cidr → inet": "widened",
  "bit → bit varying": "rewritten",
  "date → timestamp without time zone": "rewritten",
  "date → timestamp with time zone": "rewritten",
  "timestamp without time zone → timestamp with time zone": "rewritten",
  "timestamp with time zone → timestamp without time zone": "rewritten",
  "time without time zone → time with time zone": "rewritten",
  "time without time zone → interval": "rewritten",
  "json → jsonb": "rewritten",
  "jsonb → json": "rewritten",
  "macaddr → macaddr8": "rewritten",
  "smallint → real": "rewritten",
  "smallint → double precision": "rewritten",
  "integer → double precision": "rewritten",
};

/**
 * Judges a change between types of the SQL standard and the usual ones beside it. Without a rewrite is what PostgreSQL
 * converts so: manual, ALTER TABLE, notes (binary coercible types), and the support functions of varchar, varbit, numeric,
 * timestamp, time and interval, which drop a cast to a greater length or precision. The elements of an array are converted
 * one by one, so that an array is always written anew. What is not known here may fail.
 */
export function builtInChange(from: SqlType, to: SqlType): TypeChange {
  if (from.array !== to.array)
    return texts.has(to.name) && !to.array && to.arguments.length === 0 ? "rewritten" : "narrowed";
  const change = scalarChange(from, to);
  return from.array && change === "widened" ? "rewritten" : change;
}

function scalarChange(from: SqlType, to: SqlType): TypeChange {
  if (texts.has(to.name)) return toText(from, to);
  if (from.name === to.name) return sameName(from, to);
  if (isCaseless(to.name) && texts.has(from.name)) return from.name === "character" ? "rewritten" : "widened";
  const [before, after] = [rank[from.name], rank[to.name]];
  const whole = digits[from.name];
  if (whole !== undefined && to.name === "numeric") return wholeDigits(to) >= whole ? "rewritten" : "narrowed";
  if (before !== undefined && after !== undefined && before < after && (after <= 3 || before >= 4)) return "rewritten";
  return lossless[`${from.name} → ${to.name}`] ?? "narrowed";
}

function toText(from: SqlType, to: SqlType): TypeChange {
  const [room, length] = [lengthOf(to), texts.has(from.name) ? lengthOf(from) : undefined];
  if (to.name === "character") {
    return length !== undefined && length <= room ? "rewritten" : "narrowed";
  }
  if (length !== undefined && length > room) return "narrowed";
  if (from.name === "character") return "rewritten";
  if (length !== undefined || (textLike.has(from.name) && room === Infinity)) return "widened";
  return room === Infinity ? "rewritten" : "narrowed";
}

/** `character` without a length has one character; the others have as many as one likes. */
const lengthOf = ({ name, arguments: [length] }: SqlType) => length ?? (name === "character" ? 1 : Infinity);

function sameName(from: SqlType, to: SqlType): TypeChange {
  const [before = Infinity, after = Infinity] = [from.arguments[0], to.arguments[0]];
  if (from.name === "numeric") return numericChange(from, to);
  if (from.name === "bit") return "narrowed";
  return before <= after || (isTime(from.name) && after >= 6) ? "widened" : "narrowed";
}

/** Times have microseconds where nothing else is said. */
const isTime = (name: string) => /^(time|timestamp|interval)\b/.test(name);

function numericChange(from: SqlType, to: SqlType): TypeChange {
  if (to.arguments.length === 0) return "widened";
  if (from.arguments.length === 0) return "narrowed";
  const [oldScale = 0, scale = 0] = [from.arguments[1], to.arguments[1]];
  if (scale < oldScale || wholeDigits(to) < wholeDigits(from)) return "narrowed";
  return scale === oldScale ? "widened" : "rewritten";
}

const wholeDigits = ({ arguments: [precision = Infinity, scale = 0] }: SqlType) => precision - scale;
