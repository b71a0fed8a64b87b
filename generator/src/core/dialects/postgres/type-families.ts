import { parseType } from "./sql-type.ts";

/** Types between which operators and implicit casts make comparisons work (manual: pg_cast, pg_operator). */
const families: [string, RegExp][] = [
  ["numbers", /^(smallint|integer|bigint|numeric|real|double precision)$/],
  ["texts", /^(text|character varying|character|name|(\w+\.)?citext)$/],
  ["dates", /^(date|timestamp with(out)? time zone)$/],
  ["times", /^time with(out)? time zone$/],
  ["network addresses", /^(inet|cidr)$/],
  ["bit strings", /^bit( varying)?$/],
  ["hardware addresses", /^macaddr8?$/],
];

const familyOf = (name: string) => families.find(([, types]) => types.test(name))?.[0];
/** The extension's type of texts that are alike whatever their case. */
export const isCaseless = (name: string) => /^(\w+\.)?citext$/.test(name);

/** manual: 8.5.1.3 Time Stamps, "assumed to be in the timezone of the session". */
export function assumesZone(from: string, to: string): string | undefined {
  const [old, now] = [parseType(from).name, parseType(to).name];
  if (!/ with time zone$/.test(now) || !/^date$| without time zone$/.test(old)) return undefined;
  return "Its values are taken for local times of the session that runs the migration, unless USING says another time zone.";
}

/** Why queries that compare or compute with values of the old type fail, or mean something else, with the new one. */
export function breaksQueries(from: string, to: string): string | undefined {
  const [old, now] = [parseType(from), parseType(to)];
  if (old.name === now.name && old.array === now.array) return undefined;
  if (old.array !== now.array) return "what reads elements of it, or compares it as a whole, fails";
  const [family, other] = [familyOf(old.name), familyOf(now.name)];
  if (/ with time zone$/.test(old.name) && / without time zone$/.test(now.name))
    return "values become local times of the session that runs the migration, and every other session reads them as local times of its own";
  if (isCaseless(old.name)) return "comparisons, keys and joins tell upper from lower case";
  if (isCaseless(now.name) && family === other)
    return "comparisons, keys and joins no longer tell upper from lower case, and a unique key on it fails where values differ in nothing else";
  if (family !== undefined && family === other) return undefined;
  return `comparisons, joins and functions that take ${family ?? `values of type ${from}`} fail`;
}

/** Types without an operator class for equality (pg_opclass: none is the default of btree or hash). */
const withoutEquality = new Set(["json", "xml", "point", "line", "lseg", "box", "path", "polygon", "circle"]);

export function incomparable(type: string): string | undefined {
  const element = type.replace(/(\[\])+$/, "");
  if (!withoutEquality.has(element)) return undefined;
  return element === "json" ? "jsonb, whose values can be compared" : "a text, or a table of its own";
}
