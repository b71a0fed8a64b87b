import { kindOfList } from "../../src/core/model/parts.ts";
import type { Mutation } from "./mutations.ts";

/** A change without its facts: what a mutation must lead to. */
export type Outline = { op: string; kind: string; changed?: string[] };

const {
  schemas,
  extensions,
  eventTriggers,
  servers,
  publications,
  defaultPrivileges,
  otherObjects,
  partitions: _,
  ...lists
} = kindOfList;
const tableParts = { ...lists, primaryKey: "primary key" };
const { columns, indexes, statistics, triggers, rules, grants } = lists;
const viewParts = { columns, indexes, statistics, triggers, rules, grants };

/** What has a target of its own, by the kind of what it belongs to and the property that holds it. */
const parts: Record<string, Record<string, string>> = {
  database: {
    ...{ schemas, extensions, eventTriggers, servers, publications, defaultPrivileges, otherObjects },
    objects: "object",
  },
  schema: { grants: "grant" },
  server: { grants: "grant" },
  "default privilege": { grants: "grant" },
  "other object": { grants: "grant" },
  table: tableParts,
  "foreign table": tableParts,
  collection: tableParts,
  view: viewParts,
  "materialized view": viewParts,
  sequence: { grants: "grant" },
  enum: { values: "enum value", grants: "grant" },
  domain: { checks: "check", grants: "grant" },
  "composite type": { columns: "column", grants: "grant" },
  "range type": { grants: "grant" },
  routine: { grants: "grant" },
  event: { grants: "grant" },
  column: { fields: "column" },
};

const identities: Record<string, string[]> = {
  grant: ["grantee"],
  partition: ["schema", "name"],
  routine: ["kind", "schema", "name", "signature"],
};
const objectIdentity = ["kind", "schema", "name"];
const objectKinds = Object.keys(parts).filter(
  (kind) => !["database", "schema", "server", "default privilege", "other object", "column"].includes(kind),
);
const identityOf = (kind: string) => identities[kind] ?? (objectKinds.includes(kind) ? objectIdentity : ["name"]);

/** Kinds of which one that differs in nothing but its name (or schema) is recognised as renamed. */
const renamable = [
  ...["table", "foreign table", "collection", "view", "materialized view"],
  ...["primary key", "unique", "foreign key", "check", "exclusion", "index", "statistics", "trigger", "rule", "policy"],
];

/** Those that nothing uses are recognised by their name alone: when only their schema is another. */
const movable = ["sequence", "enum", "domain", "composite type", "range type", "routine", "event"];

type Json = Record<string | number, unknown>;

/** The changes that a mutation of a database (`before`) must give: its kind and operation, and which property changed. */
export function expectedChanges({ path, what, value: mutated }: Mutation, before: unknown): Outline[] {
  let kind = "database";
  let owner = "";
  let value = before;
  let listed: unknown;
  const steps = [...path];
  while (steps.length > 0) {
    let property = String(steps.shift());
    value = (value as Record<string, unknown>)[property];
    let part = parts[kind]?.[property];
    if (property === "partitioning" && steps[0] === "partitions") {
      property = String(steps.shift());
      value = (value as Record<string, unknown>)[property];
      part = "partition";
    }
    if (part === undefined && property === "kind") {
      return [
        { op: "removed", kind },
        { op: "added", kind: String(path.reduce((inner: unknown, step) => (inner as Json)[step], mutated)) },
      ];
    }
    if (part === undefined && kind === "default privilege" && property === "name") {
      return ofItsGrants(exchanged(kind), listed);
    }
    if (part === undefined) return ofProperty(kind, owner, property, what);
    if ((property === "fields" || property === "statistics") && what === "absent" && steps.length === 0) {
      return (value as unknown[]).map(() => ({ op: "removed", kind: part }));
    }
    if (part === "primary key" && steps.length === 0) return [{ op: "removed", kind: part }];
    if (part !== "primary key") {
      if (steps.length === 0) return ofOrder(kind, property);
      value = (value as unknown[])[Number(steps.shift())] ?? (value as unknown[])[0];
    }
    listed = value;
    owner = property === "fields" ? "field" : kind;
    kind = part === "object" ? (value as { kind: string }).kind : part;
    if (steps.length > 0) continue;
    const all = what === "changed" ? exchanged(kind) : [{ op: what, kind }];
    return kind === "default privilege" ? ofItsGrants(all, value) : all;
  }
  return [];
}

function ofProperty(kind: string, owner: string, property: string, what: Mutation["what"]): Outline[] {
  if (!identityOf(kind).includes(property) || what === "absent") return [{ op: "modified", kind, changed: [property] }];
  const isColumnOfTable = kind === "column" && ["table", "foreign table", "collection"].includes(owner);
  const isMoved = movable.includes(kind) && property === "schema";
  if (renamable.includes(kind) || isColumnOfTable || isMoved) return [{ op: "renamed", kind }];
  return exchanged(kind);
}

/** Default privileges are nothing but their grants. */
const ofItsGrants = (all: Outline[], value: unknown): Outline[] =>
  (value as { grants: unknown[] }).grants.flatMap(() => all.map(({ op }) => ({ op, kind: "grant" })));

const exchanged = (kind: string): Outline[] => [
  { op: "removed", kind },
  { op: "added", kind },
];

function ofOrder(kind: string, property: string): Outline[] {
  if (property === "columns" || property === "fields") return [{ op: "modified", kind, changed: ["order"] }];
  return property === "values" ? [{ op: "modified", kind, changed: ["values"] }] : [];
}
