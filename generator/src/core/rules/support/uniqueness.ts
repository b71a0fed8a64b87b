import type { Change, Facts, Target } from "../../model/change.ts";
import type { Database } from "../../model/database.ts";
import type { Table } from "../../model/table.ts";
import type { KeyPart } from "../../model/table-index.ts";
import { tableOf } from "./lookup.ts";
import { changesTo } from "./rule.ts";

/** What a key or unique index promises of the rows of a table. */
export type Uniqueness = {
  name: string;
  /** What is unique together: texts that are the same where values are that are told apart in the same way. */
  parts: string[];
  /** The rows that it is about, where they are not all. */
  predicate?: string | undefined;
  /** Two NULLs count as equal where there may be any. */
  nullsNotDistinct: boolean;
  /** Also where some are NULL, for two of them count as equal, or there are none. */
  strict: boolean;
  /** Ranges in the last part do not even overlap. */
  apart: boolean;
  /** Looked at when a transaction ends, so that no upsert can rest on it. */
  deferrable: boolean;
};

type Unique = Facts["primary key" | "unique" | "index"];

/** What a key or unique index of that table promises. */
export function uniquenessOf(facts: Unique, table: Table): Uniqueness {
  const key = "key" in facts ? facts.key : facts.columns.map((column): KeyPart => ({ column }));
  const options = "key" in facts ? {} : facts;
  const neverNull = key.every(({ column }) => {
    const found = table.columns.find(({ name }) => name === column);
    return found !== undefined && !found.nullable && found.options?.notNullState === undefined;
  });
  return {
    name: facts.name,
    parts: key.map((part) => partText(part, table)),
    predicate: "predicate" in facts ? facts.predicate : undefined,
    nullsNotDistinct: facts.nullsNotDistinct === true && !neverNull,
    strict: neverNull || facts === table.primaryKey || facts.nullsNotDistinct === true,
    apart: "withoutOverlaps" in options && options.withoutOverlaps === true,
    deferrable: "deferrable" in options && options.deferrable !== undefined,
  };
}

/** A part of a key without its direction, with all that decides which values count as equal. */
function partText({ column, expression, opclass, collation, length }: KeyPart, { columns }: Table): string {
  const read = columns.filter(({ name }) => name === column || (expression?.includes(name) ?? false));
  const values = read.map((each) => [each.name, each.type, each.collation, each.generated?.expression]);
  const own = columns.find(({ name }) => name === column)?.collation;
  return JSON.stringify([column, expression, opclass, collation ?? own, length, values]);
}

/** All that keys and valid unique indexes of the target's table promise of columns that have the same name on both sides. */
export function uniquenessIn(database: Database, target: Target, changes: Change[] = []): Uniqueness[] {
  const table = tableOf(database, target);
  if (!table) return [];
  const indexes = table.indexes.filter(({ unique, valid }) => unique && valid !== false);
  const renamed = changesTo(changes, "renamed", "column")
    .filter((change) => change.target.schema === table.schema && change.target.parent?.name === table.name)
    .flatMap((change) => [change.target.name, change.from.name]);
  return [...(table.primaryKey ? [table.primaryKey] : []), ...table.uniques, ...indexes]
    .map((facts) => uniquenessOf(facts, table))
    .filter(
      ({ parts, predicate = "" }) => ![...parts, predicate].some((text) => renamed.some((name) => text.includes(name))),
    );
}

/** Whether rows that keep the one promise keep the other, too. */
export const implies = (known: Uniqueness, wanted: Uniqueness): boolean =>
  known.parts.every((part) => wanted.parts.includes(part)) &&
  (known.predicate === undefined || known.predicate === wanted.predicate) &&
  (known.strict || !wanted.nullsNotDistinct) &&
  (!wanted.apart || (known.apart && known.parts.at(-1) === wanted.parts.at(-1)));

/** Whether an upsert that rests on the one can rest on the other: they are about the same parts, and looked at at once. */
export const servesUpserts = (known: Uniqueness, wanted: Uniqueness): boolean =>
  known.parts.length === wanted.parts.length && !known.deferrable && implies(known, wanted);
