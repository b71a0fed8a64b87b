import type { Target, TargetKind } from "../../model/change.ts";
import type { Reference } from "../../model/common.ts";
import type { Routine } from "../../model/routine.ts";
import { qualifiedName, sqlName } from "../../names/names.ts";
import type { Rename } from "./rename.ts";

/** Sequences and routines may be called as types and relations are. */
type Space = "relation" | "sequence" | "routine";
export type Owner = { schema?: string | undefined; name?: string | undefined };

/** Old names to new ones. */
export type Dictionary = {
  schema(name: string): string;
  reference<T extends Reference>(thing: T, space?: Space): T;
  /** By its name and signature. */
  routine(schema: string, name: string): Pick<Routine, "schema" | "name" | "signature"> | undefined;
  /** What is called so among the parts of one kind of an object, given by its new name, or of the database. */
  part(kind: TargetKind, owner: Owner): (name: string) => string;
  /** A text with names of types in it, with their schemas, as the engine prints them. */
  types(text: string): string;
  /** The same, also with names of schemas before what is no word: an operator. */
  names(text: string): string;
};

const key = (...parts: (string | undefined)[]) => JSON.stringify(parts);
const identifier = String.raw`"(?:[^"]|"")+"|[\p{L}_][\p{L}\p{N}_$]*`;
const qualified = new RegExp(`(${identifier})\\.(${identifier})`, "gu");
const inSchema = new RegExp(`(${identifier})\\.(${identifier})?`, "gu");
const unquote = (name: string) => (name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name);

/** What a text names with its schema. */
export const referencesIn = (text: string): Reference[] =>
  [...text.matchAll(qualified)].map(([, of = "", name = ""]) => ({ schema: unquote(of), name: unquote(name) }));

export function dictionaryOf(renames: Rename[]): Dictionary {
  const schemas = new Map<string, string>();
  const objects = new Map<string, Reference>();
  const routines = new Map<string, Routine>();
  const parts = new Map<string, Map<string, string>>();
  for (const { from, to, change } of renames) {
    if (from.kind === "schema") schemas.set(from.name, to.name);
    if (change?.target.kind === "routine") routines.set(key(from.schema, from.name), change.after as Routine);
    else if (change?.target.kind === "partition")
      objects.set(...partition(change.before as Reference, change.after as Reference));
    else if (from.parent === undefined && from.schema !== undefined) {
      objects.set(key(spaceOf(from), from.schema, from.name), { schema: to.schema ?? from.schema, name: to.name });
    } else {
      const owner = key(to.kind, to.schema, to.parent?.name);
      parts.set(owner, (parts.get(owner) ?? new Map<string, string>()).set(from.name, to.name));
    }
  }
  const schema = (name: string) => schemas.get(name) ?? name;
  const reference = <T extends Reference>(thing: T, space: Space = "relation"): T => {
    const routine = space === "routine" ? routines.get(key(thing.schema, `${thing.name}()`)) : undefined;
    const to = routine ?? objects.get(key(space, thing.schema, thing.name));
    return to || schemas.has(thing.schema)
      ? { ...thing, schema: to?.schema ?? schema(thing.schema), name: to?.name ?? thing.name }
      : thing;
  };
  const renamed = (printed: string, of: string, name: string) => {
    const old = { schema: unquote(of), name: unquote(name) };
    const now = reference(old);
    return now === old ? printed : qualifiedName(now.schema, now.name);
  };
  return {
    schema,
    reference,
    routine: (of, name) => routines.get(key(of, name)),
    part(kind, owner) {
      const names = parts.get(key(kind, owner.schema, owner.name));
      return (name) => names?.get(name) ?? name;
    },
    types: (text) => text.replace(qualified, renamed),
    names: (text) =>
      text.replace(inSchema, (printed, of: string, name?: string) => {
        if (name !== undefined) return renamed(printed, of, name);
        return schemas.has(unquote(of)) ? `${sqlName(schema(unquote(of)))}.` : printed;
      }),
  };
}

/** A partition is a relation that is shown as a part of its table. */
const partition = (old: Reference, { schema, name }: Reference): [string, Reference] => [
  key("relation", old.schema, old.name),
  { schema, name },
];

const spaceOf = ({ kind }: Target): Space => (kind === "sequence" || kind === "routine" ? kind : "relation");
