import type { Database, Namespace, SchemaObject } from "../../model/database.ts";
import { isTable, isView } from "../../names/kinds.ts";
import type { Pairs } from "./rename.ts";

export type SchemaRename = { from: Namespace; to: Namespace };

/** Removed and added schemas that are the same: all that was in the one is in the other now, and in no third. */
export function findSchemaRenames(before: Database, after: Database): SchemaRename[] {
  const [old, now] = [onlyIn(before, after), onlyIn(after, before)];
  return [...old].flatMap(([contents, befores]) => {
    const afters = now.get(contents) ?? [];
    const [from, to] = [befores[0], afters[0]];
    return from && to && befores.length === 1 && afters.length === 1 ? [{ from, to }] : [];
  });
}

/** The schemas that the other one does not have, but for empty ones, by what is in them. */
function onlyIn(database: Database, other: Database): Map<string, Namespace[]> {
  const names = new Set(other.schemas.map(({ name }) => name));
  const own = database.schemas.filter(({ name }) => !names.has(name));
  if (own.length === 0) return new Map();
  const objects = Map.groupBy(database.objects, ({ schema }) => schema);
  return Map.groupBy(
    own.filter(({ name }) => objects.has(name)),
    ({ name }) => JSON.stringify((objects.get(name) ?? []).map(outline).sort()),
  );
}

/** An object by what does not name its schema. */
function outline(object: SchemaObject): string {
  const columns = isTable(object) || isView(object) ? object.columns.map(({ name }) => name) : [];
  return JSON.stringify([object.kind, object.name, columns, object.kind === "enum" ? object.values : []]);
}

/** How the objects meet where those schemas are renamed: what they hold is there before and after. */
export function pairsUnder(schemas: SchemaRename[], pairs: Pairs): Pairs {
  if (schemas.length === 0) return pairs;
  const key = (schema: string, { kind, name }: SchemaObject) => JSON.stringify([schema, kind, name]);
  const names = new Map(schemas.map(({ from, to }) => [from.name, to.name]));
  const added = Map.groupBy(pairs.added, (object) => key(object.schema, object));
  const carried = pairs.removed.flatMap((object): [SchemaObject, SchemaObject][] => {
    const to = added.get(key(names.get(object.schema) ?? "", object))?.shift();
    return to ? [[object, to]] : [];
  });
  const known = new Set(carried.flat());
  const isFree = (object: SchemaObject) => !known.has(object);
  return {
    removed: pairs.removed.filter(isFree),
    added: pairs.added.filter(isFree),
    both: [...pairs.both, ...carried],
  };
}
