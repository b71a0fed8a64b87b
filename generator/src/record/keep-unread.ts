import type { Reference } from "../model/common.ts";
import type { Database, SchemaObject } from "../model/database.ts";
import { canonical, objectPath } from "../snapshot/index.ts";

type Reading = { database: Database; unread: Reference[]; unreadFacts?: string[] | undefined };

/**
 * The database that was read, in which what could not be read stands as it was known `before`: whole objects, all objects of
 * a kind, or a property of all objects.
 */
export function keepUnread({ database, unread, unreadFacts = [] }: Reading, before: Database | undefined): Database {
  if (!before || unread.length + unreadFacts.length === 0) return database;
  const nameOf = ({ schema, name }: Reference) => JSON.stringify([schema, name]);
  const names = new Set(unread.map(nameOf));
  const facts = new Set(unreadFacts);
  const isUnread = (object: SchemaObject) => names.has(nameOf(object)) || facts.has(object.kind);
  const known = new Map(before.objects.map((object) => [objectPath(object), object]));
  const read = database.objects
    .filter((object) => !isUnread(object))
    .map((object) => withKept(object, known.get(objectPath(object)), facts));
  return canonical({ ...withKept(database, before, facts), objects: [...read, ...before.objects.filter(isUnread)] });
}

/** `now`, with those of its properties that could not be read as they were. */
function withKept<T extends object>(now: T, before: object | undefined, facts: Set<string>): T {
  const kept = Object.entries(before ?? {}).filter(([key]) => facts.has(key));
  return kept.length === 0 ? now : { ...now, ...Object.fromEntries(kept) };
}
