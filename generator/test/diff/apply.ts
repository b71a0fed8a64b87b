import { routineName } from "../../src/core/diff/identity.ts";
import { dictionaryOf } from "../../src/core/diff/renames/dictionary.ts";
import type { Rename } from "../../src/core/diff/renames/rename.ts";
import { applyRenames } from "../../src/core/diff/renames/translate.ts";
import type { Change, Target } from "../../src/core/model/change.ts";
import type { Database } from "../../src/core/model/database.ts";
import { kindOfList } from "../../src/core/model/parts.ts";

type Thing = Record<string, unknown>;

const lists: Record<string, string> = Object.fromEntries(
  Object.entries(kindOfList).map(([list, kind]) => [kind, list]),
);

/** Carries out the changes on a copy of the database. Columns that are added go to the end of their table. */
export function apply(before: Database, changes: Change[]): Database {
  const database = structuredClone(applyRenames(before, dictionaryOf(renamesIn(changes))).old) as Database & Thing;
  for (const change of changes) {
    if (change.op === "renamed" && change.target.parent && change.target.kind !== "column") {
      Object.assign(part(database, change.from), structuredClone(change.after));
    }
    if (change.op === "removed") remove(database, change);
    if (change.op === "added") add(database, change);
    if (change.op === "modified") modify(find(database, change), change);
  }
  return database;
}

function renamesIn(changes: Change[]): Rename[] {
  return changes.flatMap((change) =>
    change.op === "renamed" && (change.target.kind === "column" || !change.target.parent)
      ? [{ from: change.from, to: change.target, change }]
      : [],
  );
}

/** The object that a target is a part of; the database for what belongs to no schema. */
function ownerOf(database: Database, { schema, parent }: Target): Thing {
  if (!parent) return database as Thing;
  if (parent.kind === "schema") return database.schemas.find(({ name }) => name === parent.name) as Thing;
  if (parent.kind === "server") return database.servers.find(({ name }) => name === parent.name) as Thing;
  if (parent.kind === "other object") return database.otherObjects.find(({ name }) => name === parent.name) as Thing;
  return database.objects.find(
    (object) =>
      object.kind === parent.kind &&
      object.schema === schema &&
      (object.kind === "routine" ? routineName(object) : object.name) === parent.name,
  ) as Thing;
}

function listOf(database: Database, change: Change): Thing[] {
  const { kind } = change.target;
  if (kind === "partition") return partitionsAround(database, change);
  const owner = ownerOf(database, change.target);
  const list = lists[kind];
  if (list === undefined) return database.objects as Thing[];
  // One that is empty may be absent.
  owner[list] ??= [];
  return owner[list] as Thing[];
}

/** Partitions of partitions are told apart by which list holds them; in these tests only one level is there. */
function partitionsAround(database: Database, { target }: Change): Thing[] {
  return (ownerOf(database, target).partitioning as { partitions: Thing[] }).partitions;
}

/** An extension's schema is a property of it; that of an object or partition is part of its name. */
const idOf = ({ schema, kind, name, grantee, signature, ...others }: Thing) =>
  JSON.stringify(kind || "bound" in others ? [schema, kind, name, signature] : [name, grantee]);
const sameThing = (a: Thing, b: Thing) => idOf(a) === idOf(b);

function part(database: Database, target: Target): Thing {
  const owner = ownerOf(database, target);
  if (target.kind === "primary key") return owner.primaryKey as Thing;
  return (owner[lists[target.kind]!] as Thing[]).find(({ name }) => name === target.name)!;
}

function find(database: Database, change: Extract<Change, { op: "modified" }>): Thing {
  if (change.target.kind === "database") return database as Thing;
  if (change.target.kind === "primary key") return ownerOf(database, change.target).primaryKey as Thing;
  return listOf(database, change).find((thing) => sameThing(thing, change.after as Thing))!;
}

function remove(database: Database, change: Extract<Change, { op: "removed" }>): void {
  const { target } = change;
  const owner = ownerOf(database, target);
  if (target.kind === "primary key") delete owner.primaryKey;
  else if (target.kind === "enum value")
    owner.values = (owner.values as string[]).filter((value) => value !== target.name);
  else {
    const list = listOf(database, change);
    list.splice(
      list.findIndex((thing) => sameThing(thing, change.before as Thing)),
      1,
    );
  }
}

function add(database: Database, change: Extract<Change, { op: "added" }>): void {
  const owner = ownerOf(database, change.target);
  if (change.target.kind === "primary key") owner.primaryKey = change.after;
  else if (change.target.kind === "enum value") {
    const values = owner.values as string[];
    const { name, after } = change.after as { name: string; after?: string };
    values.splice(after === undefined ? 0 : values.indexOf(after) + 1, 0, name);
  } else listOf(database, change).push(structuredClone(change.after) as Thing);
}

function modify(thing: Thing, { changed, after: facts }: Extract<Change, { op: "modified" }>): void {
  const after = structuredClone(facts) as Thing;
  for (const property of changed) {
    if (property === "order") thing.columns = inOrderOf(thing.columns as Thing[], after.columns as Thing[]);
    else if (property === "values") {
      const order = after.values as string[];
      const kept = (thing.values as string[]).filter((value) => order.includes(value));
      const gone = (thing.values as string[]).filter((value) => !order.includes(value));
      thing.values = [...order.filter((value) => kept.includes(value)), ...gone];
    } else if (property === "partitioning" && thing.partitioning && after.partitioning) {
      const { partitions } = thing.partitioning as Thing;
      thing.partitioning = { ...(after.partitioning as Thing), partitions };
    } else thing[property] = after[property];
  }
}

function inOrderOf(columns: Thing[], order: Thing[]): Thing[] {
  const position = (column: Thing) => order.findIndex(({ name }) => name === column.name);
  return columns.toSorted((a, b) => position(a) - position(b));
}
