import { builtInChange } from "../../dialects/postgres/built-in-types.ts";
import { parseType } from "../../dialects/postgres/sql-type.ts";
import type { Database } from "../../model/database.ts";
import { userType } from "./lookup.ts";

/**
 * What a change of a column's type does to the rows that are there. Widened: every value fits, and nothing is written.
 * Rewritten: every value fits, and each row is written anew. Narrowed: a value may not fit.
 */
export type TypeChange = "widened" | "rewritten" | "narrowed";

/** Judges a change of type, looking through domains (to their base type) and enums (to their values). */
export function typeChange(from: string, to: string, before: Database, after: Database): TypeChange {
  const [old, now] = [domainsOff(before, from), domainsOff(after, to)];
  if (now.constrained && !old.domains.includes(to)) return "narrowed";
  if (old.type === now.type) return "widened";
  const [oldEnum, nowEnum] = [userType(before, old.type), userType(after, now.type)];
  if (nowEnum?.kind === "enum") {
    const fits = oldEnum?.kind === "enum" && oldEnum.values.every((value) => nowEnum.values.includes(value));
    return fits ? "rewritten" : "narrowed";
  }
  if (oldEnum?.kind === "enum") return isUnlimitedText(now.type) ? "rewritten" : "narrowed";
  return builtInChange(parseType(old.type), parseType(now.type));
}

function domainsOff(database: Database, type: string): { type: string; domains: string[]; constrained: boolean } {
  const domain = userType(database, type);
  if (domain?.kind !== "domain") return { type, domains: [], constrained: false };
  const base = domainsOff(database, domain.type);
  const constrained = base.constrained || domain.checks.length > 0 || !domain.nullable;
  return { type: base.type, domains: [type, ...base.domains], constrained };
}

function isUnlimitedText(type: string): boolean {
  const { name, arguments: limits, array } = parseType(type);
  return !array && limits.length === 0 && (name === "text" || name === "character varying");
}
