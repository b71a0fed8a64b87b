import type { Database } from "../model/database.ts";

type Plain = { [key: string]: unknown };
type Compare = (a: never, b: never) => number;

/** Code-unit order: the same on every machine and in every locale. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byName = (a: { name: string }, b: { name: string }) => byText(a.name, b.name);
const bySchemaAndName = (a: { schema: string; name: string }, b: { schema: string; name: string }) =>
  byText(a.schema, b.schema) || byText(a.name, b.name);
const byGrantee = (a: { grantee: string }, b: { grantee: string }) => byText(a.grantee, b.grantee);
const eventRank = ["insert", "update", "delete", "truncate"];
const byEvent = (a: string, b: string) => eventRank.indexOf(a) - eventRank.indexOf(b);

type Identity = { schema: string; kind: string; name: string; signature?: string };
const byIdentity = (a: Identity, b: Identity) =>
  byText(a.schema, b.schema) ||
  byText(a.kind, b.kind) ||
  byText(a.name, b.name) ||
  byText(a.signature ?? "", b.signature ?? "");

/** Lists whose order means nothing, by the property that holds them. All others keep theirs. */
const unordered: Record<string, Compare> = {
  objects: byIdentity,
  schemas: (a: string | { name: string }, b: string | { name: string }) =>
    byText(typeof a === "string" ? a : a.name, typeof b === "string" ? b : b.name),
  extensions: byName,
  eventTriggers: byName,
  servers: byName,
  publications: byName,
  uniques: byName,
  foreignKeys: byName,
  checks: byName,
  exclusions: byName,
  indexes: byName,
  triggers: byName,
  rules: byName,
  policies: byName,
  partitions: bySchemaAndName,
  dependsOn: bySchemaAndName,
  tables: bySchemaAndName,
  grants: byGrantee,
  privileges: byText,
  grantable: byText,
  roles: byText,
  tags: byText,
  onDeleteColumns: byText,
  events: byEvent,
  operations: byEvent,
};

/**
 * The one form of a database: lists without an order of their own sorted, absent facts left out. The same structure gives
 * the same bytes, whoever crawled it and in whatever order.
 */
export function canonical(database: Database): Database {
  return canonicalRecord(database) as Database;
}

function canonicalRecord(record: object): Plain {
  const result: Plain = {};
  for (const [key, value] of Object.entries(record)) {
    if (value === undefined) continue;
    if (key === "options") {
      const options = canonicalOptions(value);
      if (options) result[key] = options;
    } else if (Array.isArray(value)) {
      const list = value.map((item) => (typeof item === "object" && item !== null ? canonicalRecord(item) : item));
      const compare = unordered[key];
      // A trigger's `columns` (UPDATE OF a, b) are a set; everywhere else columns have an order.
      if (compare) list.sort(compare as (a: unknown, b: unknown) => number);
      else if (key === "columns" && "timing" in record) list.sort();
      result[key] = list;
    } else {
      result[key] = typeof value === "object" && value !== null ? canonicalRecord(value) : value;
    }
  }
  return result;
}

function canonicalOptions(options: Plain): Plain | undefined {
  const entries = Object.entries(options).filter(([, value]) => value !== undefined);
  if (entries.length === 0) return undefined;
  return Object.fromEntries(entries.sort(([a], [b]) => byText(a, b)));
}
