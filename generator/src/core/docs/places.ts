import { objectName } from "../canonical/path.ts";
import { inWordsOf } from "../dialects/registry.ts";
import type { Target } from "../model/change.ts";
import type { SchemaObject } from "../model/database.ts";
import { kindOfList } from "../model/parts.ts";
import { qualifiedName, sqlName } from "../names/names.ts";
import { anchorOf } from "./cells.ts";
import type { Lookup } from "./lookup.ts";
import type { Link } from "./page.ts";

/** Where the pages tell of things that changes and findings name. What is no longer there leads to its object, or nowhere. */
export type Places = {
  of(target: Target): Link | undefined;
  /** By the parts of its name as SQL writes them: `shop`, `orders`, and maybe `status` or, of a routine, `f(integer)`. */
  named(parts: string[]): Link | undefined;
};

const { partitions: _, grants: __, ...listsWithRows } = kindOfList;

/** The lists of parts that have a row of their own on the page of their object, by the kind of these. */
const listOfKind = new Map<string, string>(Object.entries(listsWithRows).map(([list, kind]) => [kind, list]));

export const placesOf = (lookup: Lookup): Places => inWordsOf(lookup.database.engine, () => places(lookup));

function places(lookup: Lookup): Places {
  const byKey = new Map<string, SchemaObject>();
  const byName = new Map<string, SchemaObject>();
  for (const object of lookup.database.objects) {
    const name = objectName(object);
    byKey.set(keyOf(object.kind, object.schema, name), object);
    const written =
      object.kind === "routine" ? `${sqlName(object.schema)}.${name}` : qualifiedName(object.schema, name);
    // A table before a type or sequence of the same name.
    if (!byName.has(written) || "columns" in object) byName.set(written, object);
  }
  return {
    of({ kind, schema = "", parent, name }) {
      const object = byKey.get(keyOf(parent?.kind ?? kind, schema, parent?.name ?? name));
      if (object === undefined) return undefined;
      const isThere = parent !== undefined && hasPart(object, kind, name);
      return { stem: lookup.stem(object), anchor: isThere ? anchorOf(shownAs(kind), name) : undefined };
    },
    named([schema, name, part, ...more]) {
      const object = more.length > 0 ? undefined : byName.get(`${schema}.${name}`);
      if (object === undefined) return undefined;
      const isNamed = (column: { name: string }) =>
        inWordsOf(lookup.database.engine, () => sqlName(column.name)) === part;
      const column = "columns" in object ? object.columns.find(isNamed) : undefined;
      return { stem: lookup.stem(object), anchor: column && anchorOf("column", column.name) };
    },
  };
}

const keyOf = (kind: string, schema: string, name: string) => JSON.stringify([kind, schema, name]);

const shownAs = (kind: string) => (kind === "enum value" ? "value" : kind);

function hasPart(object: SchemaObject, kind: string, name: string): boolean {
  if (kind === "enum value") return object.kind === "enum" && object.values.includes(name);
  if (kind === "primary key") return "primaryKey" in object && object.primaryKey?.name === name;
  const list = (object as Record<string, unknown>)[listOfKind.get(kind) ?? ""];
  return Array.isArray(list) && list.some((part: { name: string }) => part.name === name);
}
