import type { Database } from "../model/database.ts";
import { folderOf } from "./path.ts";

/** Of what objects and their parts, such as columns, both have. */
const ofParts = new Set(["comment", "grants", "owner", "default", "generated", "collation", "dependsOn"]);
const databaseComment = "database comment";

/** Names of facts are kinds of objects, or properties: those of the database as a whole, of objects, and of parts of either. */
export function propertiesIn(facts: Iterable<string>) {
  const names = [...facts];
  const objects = names.filter((fact) => !(fact in folderOf) && fact !== databaseComment);
  const others = objects.filter((fact) => fact !== "comment");
  return {
    objects: new Set(objects),
    parts: new Set(objects.filter((fact) => ofParts.has(fact))),
    // It has its comment by a way of its own.
    database: new Set(names.includes(databaseComment) ? [...others, "comment"] : others),
  };
}

/** A database without properties that were not read: lists are empty, all else is absent. */
export function withoutFacts(database: Database, facts: Set<string>): Database {
  if (facts.size === 0) return database;
  const { objects, parts, database: own } = propertiesIn(facts);
  const stripped = database.objects.map((object) => strip(object, objects, parts));
  return { ...(strip({ ...database, objects: [] }, own, parts) as Database), objects: stripped as Database["objects"] };
}

function strip(value: unknown, names: Set<string>, inner: Set<string>): unknown {
  if (Array.isArray(value)) return value.map((member) => strip(member, inner, inner));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).flatMap(([name, part]): [string, unknown][] => {
    if (!names.has(name)) return [[name, strip(part, inner, inner)]];
    return Array.isArray(part) ? [[name, []]] : [];
  });
  return Object.fromEntries(entries);
}
