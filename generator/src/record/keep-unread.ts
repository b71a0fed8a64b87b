import { propertiesIn } from "../core/canonical/facts.ts";
import { canonical, fromFiles, objectPath } from "../core/canonical/index.ts";
import type { Reference } from "../core/model/common.ts";
import type { Database, SchemaObject } from "../core/model/database.ts";
import type { Crawl } from "../engines/engine.ts";
import { readSnapshotFiles } from "../store/snapshot/index.ts";
import type { Connection } from "../workspace/index.ts";

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
  const properties = propertiesIn(facts);
  const isUnread = (object: SchemaObject) => names.has(nameOf(object)) || facts.has(object.kind);
  const known = new Map(before.objects.map((object) => [objectPath(object), object]));
  const read = database.objects
    .filter((object) => !isUnread(object))
    .map((object) => withKept(object, known.get(objectPath(object)), properties.objects, properties.parts));
  const { objects: _, ...old } = before;
  const globals = withKept({ ...database, objects: [] }, old, properties.database, properties.parts);
  return canonical({ ...globals, objects: [...read, ...before.objects.filter(isUnread)] });
}

/** The database that was read; what could not be read stands as the snapshot in the work tree knows it. */
export function withUnread(reading: Crawl, { snapshotDir }: Connection): Database {
  if (reading.unread.length + reading.unreadFacts.length === 0) return reading.database;
  const files = readSnapshotFiles(snapshotDir);
  return keepUnread(reading, files.size > 0 ? fromFiles(files) : undefined);
}

/** `now`, with those of its properties, and of its parts' of the same name, that could not be read as they were. */
function withKept<T extends object>(
  now: T,
  before: object | undefined,
  properties: Set<string>,
  ofParts: Set<string>,
): T {
  if (before === undefined) return now;
  const old = new Map(Object.entries(before));
  const parts = Object.entries(now).map(([name, value]) => [name, withKeptParts(value, old.get(name), ofParts)]);
  const kept = [...old].filter(([name]) => properties.has(name));
  return { ...now, ...Object.fromEntries(parts), ...Object.fromEntries(kept) };
}

type Named = { name: unknown };
const isNamed = (value: unknown): value is Named => typeof value === "object" && value !== null && "name" in value;

const isRecord = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function withKeptParts(now: unknown, before: unknown, properties: Set<string>): unknown {
  if (isRecord(now) && isRecord(before)) return withKept(now, before, properties, properties);
  if (!Array.isArray(now) || !Array.isArray(before)) return now;
  const known = new Map(before.filter(isNamed).map((part) => [part.name, part]));
  return now.map((part: unknown) =>
    isNamed(part) ? withKept(part, known.get(part.name), properties, properties) : part,
  );
}
