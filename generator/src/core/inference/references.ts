import type { Column } from "../model/column.ts";
import type { ForeignKey } from "../model/constraint.ts";
import type { Table } from "../model/table.ts";
import { nounOf, wordsOf } from "./nouns.ts";
import { reaches } from "./stable.ts";
import type { TypeNames } from "./tree.ts";
import { scalarsOf, typesOfColumn } from "./types.ts";

/** A field that may hold keys of a collection, by its name and its types: a reference that nothing enforces. */
export type Candidate = { schema: string; collection: string; foreignKey: ForeignKey };

/** What becomes of keys that were sampled at a candidate's path: how many, and how many of them are in the other collection. */
export type Answer = { asked: number; found: number };

/**
 * The references that names and types suggest: `user_id`, `userIds`, `user` and `user: { _id }` refer to the collection `users`
 * (or `user`) with a key of one of their types. A name that could mean two collections suggests none.
 */
export function candidates(typeNames: TypeNames, collections: Table[]): Candidate[] {
  const targets = new Map<string, Table[]>();
  for (const collection of collections) {
    const noun = nounOf(wordsOf(collection.name));
    targets.set(noun, [...(targets.get(noun) ?? []), collection]);
  }
  return collections.flatMap((collection) => {
    const key = keyOf(collection)?.name;
    const inside = (columns: Column[], path: string[]): Candidate[] =>
      columns.flatMap((column) => {
        const at = [...path, column.name];
        const isKey = path.length === 0 && column.name === key;
        const target = isKey ? undefined : targetOf(typeNames, at, column, collection.schema, targets);
        return [...(target ? [candidate(collection, at, target)] : []), ...inside(column.fields ?? [], at)];
      });
    return inside(collection.columns, []);
  });
}

/** The key that tells the documents of a collection apart, where it is one field. */
const keyOf = ({ primaryKey, columns }: Table): Column | undefined =>
  primaryKey?.columns.length === 1 ? columns.find(({ name }) => name === primaryKey.columns[0]) : undefined;

function candidate({ schema, name }: Table, path: string[], target: Table): Candidate {
  const at = path.join(".");
  const references = { schema: target.schema, name: target.name, columns: target.primaryKey?.columns ?? [] };
  return { schema, collection: name, foreignKey: { name: at, columns: [at], references, enforced: false } };
}

function targetOf(
  typeNames: TypeNames,
  path: string[],
  column: Column,
  schema: string,
  targets: Map<string, Table[]>,
): Table | undefined {
  const words = path.slice(-2).map(wordsOf);
  const own = words.at(-1) ?? [];
  const isId = /^(ids?|refs?)$/.test(own.at(-1) ?? "");
  const isBare = own.length === 1 && /^ids?$/.test(own[0] ?? "");
  // What is just `id` is that of what is around it: `user: { _id }`, and `user: { $ref, $id }`.
  const named = isBare ? (path.length > 1 ? (words[0] ?? []) : []) : isId ? own.slice(0, -1) : own;
  const types = typesOfColumn(typeNames, column).flatMap((type) => scalarsOf(typeNames, type));
  for (let from = 0; from < named.length; from++) {
    const found = targets.get(nounOf(named.slice(from))) ?? [];
    const near = found.filter((target) => target.schema === schema);
    const [target, ...others] = near.length > 0 ? near : found;
    if (!target) continue;
    const key = keyOf(target);
    const isAlike = key && typesOfColumn(typeNames, key).some((type) => types.includes(type));
    return isAlike && others.length === 0 ? target : undefined;
  }
  return undefined;
}

/** Documents refer to documents that are gone: a reference is one where most of the sampled keys are found. */
const mostKeys = 0.9;

/** Whether a candidate is a reference, by what was sampled; `was` is what the last snapshot said, undefined where there is none. */
export const isReference = ({ asked, found }: Answer, was: boolean | undefined): boolean =>
  asked === 0 ? (was ?? false) : reaches(mostKeys, found / asked, asked, was);
