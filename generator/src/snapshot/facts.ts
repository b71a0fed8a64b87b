import type { Database } from "../model/database.ts";
import { folderOf } from "./path.ts";

/** Of what the database itself has, and objects have as well. */
const ofDatabase = "database comment";

/**
 * Names of facts are kinds of objects, or properties of objects and of their parts. Of them the properties: `all`, and those
 * of the database as a whole, which has its comment by a way of its own.
 */
export function propertiesIn(facts: Iterable<string>): { all: Set<string>; database: Set<string> } {
  const names = [...facts];
  const all = names.filter((fact) => !(fact in folderOf) && fact !== ofDatabase);
  const others = all.filter((fact) => fact !== "comment");
  return { all: new Set(all), database: new Set(names.includes(ofDatabase) ? [...others, "comment"] : others) };
}

/** A database without properties that were not read: lists are empty, all else is absent. */
export function withoutFacts(database: Database, facts: string[]): Database {
  if (facts.length === 0) return database;
  const properties = propertiesIn(facts);
  return strip(database, properties.all, properties.database) as Database;
}

function strip(value: unknown, names: Set<string>, own = names): unknown {
  if (Array.isArray(value)) return value.map((member) => strip(member, names));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).flatMap(([name, inner]): [string, unknown][] => {
    if (!own.has(name)) return [[name, strip(inner, names)]];
    return Array.isArray(inner) ? [[name, []]] : [];
  });
  return Object.fromEntries(entries);
}
