import fc from "fast-check";
import { expect, test } from "vitest";
import { canonical } from "../../src/core/canonical/canonical.ts";
import { diff } from "../../src/core/diff/index.ts";
import type { Change } from "../../src/core/model/change.ts";
import { type Database, database } from "../../src/core/model/database.ts";
import { propertiesMarked } from "../../src/core/model/marked.ts";
import { arbitraryDatabase } from "../support/arbitrary-database.ts";
import { apply } from "./apply.ts";
import { type Mutation, mutations } from "./mutations.ts";

/**
 * Without what follows from the rest or is only compared where both sides asked for it, which no change tells of; fields of fields and partitions of partitions are named by paths that a
 * hostile name can make ambiguous.
 */
const derived = new Set([...propertiesMarked("derived"), ...propertiesMarked("asked")]);
const plain = arbitraryDatabase.map((value) => settled(flat(told(value))));

/** Without default privileges, which change by their grants alone and are called by what they are of: see cases/diff/default-privileges. */
const settled = (value: Database): Database => canonical({ ...value, defaultPrivileges: [] });

/** A database and another that was made of it by some mutations. */
const related = fc.tuple(plain, fc.array(fc.nat(), { minLength: 1, maxLength: 4 })).map(([before, choices]) => {
  let after = before;
  for (const choice of choices) {
    const all: Mutation[] = [...mutations(database, after)];
    const mutation = all[choice % Math.max(all.length, 1)];
    if (mutation) after = settled(mutation.value as Database);
  }
  return [before, after] as const;
});

test("applying the difference of any two databases to the first gives the second", () => {
  fc.assert(
    fc.property(fc.oneof(related, fc.tuple(plain, plain)), ([before, after]) => {
      const changes = diff(before, after);
      expect(canonical(apply(before, changes))).toEqual(canonical(addedLast(after, changes)));
    }),
    { numRuns: 300 },
  );
});

test("no difference is found between equal databases", () => {
  fc.assert(
    fc.property(plain, (value) => {
      expect(diff(value, structuredClone(value))).toEqual([]);
    }),
  );
});

test("what is changed by one difference is not changed by the next", () => {
  fc.assert(
    fc.property(related, ([before, after]) => {
      expect(
        diff(canonical(apply(before, diff(before, after))), canonical(addedLast(after, diff(before, after)))),
      ).toEqual([]);
    }),
  );
});

/** The database with its new columns behind the others: where in a table they stand is no part of a change. */
function addedLast(value: Database, changes: Change[]): Database {
  const copy = structuredClone(value);
  for (const { op, target } of changes) {
    if (op !== "added" || target.kind !== "column") continue;
    for (const object of copy.objects) {
      if (object.kind !== target.parent?.kind || object.schema !== target.schema || object.name !== target.parent.name)
        continue;
      if (!("columns" in object)) continue;
      const index = object.columns.findIndex(({ name }) => name === target.name);
      object.columns.push(...object.columns.splice(index, 1));
    }
  }
  return copy;
}

const told = (value: Database): Database =>
  JSON.parse(JSON.stringify(value, (key, inner) => (derived.has(key) ? undefined : inner)));

function flat(value: Database): Database {
  const copy = structuredClone(value);
  copy.extensions = [...new Map(copy.extensions.map((extension) => [extension.name, extension])).values()];
  for (const object of copy.objects) {
    if ("columns" in object) for (const column of object.columns) delete column.fields;
    if ("partitioning" in object)
      for (const partition of object.partitioning?.partitions ?? []) delete partition.partitioning;
  }
  return copy;
}
