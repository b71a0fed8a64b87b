import type { DataLanguage } from "../../dialects/data-language.ts";
import type { Dialect } from "../../dialects/dialect.ts";
import type { Check } from "../../model/constraint.ts";
import type { Database, SchemaObject } from "../../model/database.ts";
import type { Kind } from "./kind.ts";

/** A type as mock data sees it: its kind, and what the domains on its way add. */
export type TypeFacts = { kind: Kind; checks: Check[]; notNull: boolean };

/** What a type of a database takes, by its printed form; undefined for one that nothing is known of. */
export function typeFacts(
  printed: string,
  database: Database,
  dialect: Dialect,
  data: DataLanguage,
): TypeFacts | undefined {
  const objects = new Map<string, SchemaObject>(database.objects.map((one) => [`${one.schema}\n${one.name}`, one]));
  const facts = (type: string, depth: number): TypeFacts | undefined => {
    if (depth > 16) return undefined;
    const own = data.kind(type);
    if (own) return { kind: own, checks: [], notNull: false };
    if (type.endsWith("[]")) {
      const of = facts(type.slice(0, -2), depth + 1);
      return of && { kind: { is: "list", of: of.kind }, checks: [], notNull: false };
    }
    const named = dialect.types.named(type);
    const found = named && objects.get(`${named.schema}\n${named.name}`);
    return found && ofObject(found, depth);
  };
  const ofObject = (found: SchemaObject, depth: number): TypeFacts | undefined => {
    if (found.kind === "enum") return { kind: { is: "choice", among: found.values }, checks: [], notNull: false };
    if (found.kind === "domain") {
      const of = facts(found.type, depth + 1);
      return of && { kind: of.kind, checks: [...of.checks, ...found.checks], notNull: of.notNull || !found.nullable };
    }
    if (found.kind === "composite type") {
      const of = found.columns.map(({ name, type }) => ({ name, kind: facts(type, depth + 1)?.kind }));
      return of.every((each): each is { name: string; kind: Kind } => each.kind !== undefined)
        ? { kind: { is: "record", of }, checks: [], notNull: false }
        : undefined;
    }
    if (found.kind === "range type") {
      const of = facts(found.subtype, depth + 1);
      return of && { kind: { is: "range", of: of.kind }, checks: [], notNull: false };
    }
    return undefined;
  };
  return facts(printed, 0);
}
