import type { DataLanguage } from "../../dialects/data-language.ts";
import type { Dialect } from "../../dialects/dialect.ts";
import type { Check } from "../../model/constraint.ts";
import type { Database, SchemaObject } from "../../model/database.ts";
import { referenceKey } from "../../names/reference-key.ts";
import type { Kind } from "./kind.ts";

/** A type as rows see it: its kind, and what the domains on its way add. */
export type TypeFacts = { kind: Kind; checks: Check[]; notNull: boolean };

/** Tells what a type takes, by its printed form; undefined for one that nothing is known of. */
export type TypeReader = (printed: string) => TypeFacts | undefined;

/** So deep types may be made of types. */
const deepest = 16;

/** Reads the types of a database: its own ones, those of its language, and lists of both. */
export function typeReader(database: Database, dialect: Dialect, data: DataLanguage): TypeReader {
  const objects = new Map<string, SchemaObject>(database.objects.map((one) => [referenceKey(one), one]));
  const known = new Map<string, TypeFacts | undefined>();
  const plain = (kind: Kind | undefined) => kind && { kind, checks: [], notNull: false };
  const read = (type: string, depth: number): TypeFacts | undefined => {
    if (depth > deepest) return undefined;
    if (type.endsWith("[]")) {
      const of = read(type.slice(0, -2), depth + 1);
      return plain(of && { is: "list", of: of.kind });
    }
    const named = dialect.types.named(type);
    const found = named && objects.get(referenceKey(named));
    return (found && ofObject(found, depth)) ?? plain(data.kind(type));
  };
  const ofObject = (found: SchemaObject, depth: number): TypeFacts | undefined => {
    if (found.kind === "enum") return plain({ is: "choice", among: found.values });
    if (found.kind === "domain") {
      const of = read(found.type, depth + 1);
      return of && { kind: of.kind, checks: [...of.checks, ...found.checks], notNull: of.notNull || !found.nullable };
    }
    if (found.kind === "range type") {
      const of = read(found.subtype, depth + 1);
      return plain(of && { is: "range", of: of.kind });
    }
    if (found.kind !== "composite type") return undefined;
    const of = found.columns.map(({ name, type }) => ({ name, kind: read(type, depth + 1)?.kind }));
    const isWhole = of.every((each): each is { name: string; kind: Kind } => each.kind !== undefined);
    return plain(isWhole ? { is: "record", of } : undefined);
  };
  return (printed) => {
    if (!known.has(printed)) known.set(printed, read(printed, 0));
    return known.get(printed);
  };
}
