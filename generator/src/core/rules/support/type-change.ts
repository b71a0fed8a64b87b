import type { TypeChange } from "../../dialects/dialect.ts";
import { dialectOf } from "../../dialects/registry.ts";
import type { Database } from "../../model/database.ts";
import { userType } from "./lookup.ts";

/** Judges a change of type, looking through domains (to their base type) and enums (to their values). */
export function typeChange(from: string, to: string, before: Database, after: Database): TypeChange {
  const [old, now] = [domainsOff(before, from), domainsOff(after, to)];
  if (now.constrained && !old.domains.includes(to)) return "narrowed";
  if (old.type === now.type) return "widened";
  const { types } = dialectOf(after.engine);
  const [oldEnum, nowEnum] = [userType(before, old.type), userType(after, now.type)];
  if (nowEnum?.kind === "enum") {
    const fits = oldEnum?.kind === "enum" && oldEnum.values.every((value) => nowEnum.values.includes(value));
    return fits ? "rewritten" : "narrowed";
  }
  if (oldEnum?.kind === "enum") return types.holdsAnyText(now.type) ? "rewritten" : "narrowed";
  return types.change(old.type, now.type);
}

/** Why queries fail, or mean something else, with the new type, a domain counting as its base type; undefined where they don't. */
export function breaks(from: string, to: string, before: Database, after: Database): string | undefined {
  const [old, now] = [domainsOff(before, from).type, domainsOff(after, to).type];
  return old === now ? undefined : dialectOf(after.engine).types.breaks?.(old, now);
}

function domainsOff(database: Database, type: string): { type: string; domains: string[]; constrained: boolean } {
  const domain = userType(database, type);
  if (domain?.kind !== "domain") return { type, domains: [], constrained: false };
  const base = domainsOff(database, domain.type);
  const constrained = base.constrained || domain.checks.length > 0 || !domain.nullable;
  return { type: base.type, domains: [type, ...base.domains], constrained };
}
