import type { Change, Evidence } from "../model/change.ts";
import type { Database, SchemaObject } from "../model/database.ts";
import { byText } from "../names/by-text.ts";
import { isTable, isView } from "../names/kinds.ts";
import { equal } from "./equal.ts";

import type { ColumnRename, Decision, Pairs, Renamable } from "./renames/rename.ts";
import { findRenames } from "./renames/renames.ts";
import { applyRenames, sameTextUnder, withSameConditions } from "./renames/translate.ts";
import { added, removed, renamed, type Scope } from "./scope.ts";
import { compareCompositeTypes, compareDomains, compareEnums, comparePlain } from "./walk/data-types.ts";
import { compareDatabaseFacts } from "./walk/database.ts";
import { compareRoutines, routineName } from "./walk/routine.ts";
import { compareTables } from "./walk/table.ts";
import { compareViews } from "./walk/view.ts";

export type DiffOptions = {
  /** What people decided about renames; it wins over all evidence. */
  renames?: Decision[] | undefined;
};

/**
 * How two databases (canonical) differ, as facts: first what belongs to no schema, then object by object in the order of
 * their names, each before its parts. What a rename brings with it (keys, foreign keys, indexes and view definitions that
 * name the renamed thing) is no change of its own.
 */
export function diff(before: Database, after: Database, { renames: decisions = [] }: DiffOptions = {}): Change[] {
  const plain = pair(before.objects, after.objects);
  const renames = findRenames(before.objects, plain, decisions);
  const translated = renames.objects.length + renames.columns.length > 0;
  const old = translated ? applyRenames(before, renames) : before;
  const { removed: gone, added: come, both } = translated ? pair(old.objects, after.objects) : plain;

  const scope: Scope = { changes: [] };
  const sameText = translated ? sameTextUnder(renames) : undefined;
  const publications = sameText && withSameConditions(old.publications, after.publications, sameText);
  compareDatabaseFacts(publications ? { ...old, publications } : old, after, scope);
  const steps: Step[] = [
    ...renames.objects.map(({ from, to, evidence }) => step(to, () => reportObject(from, to, evidence, scope))),
    ...renames.columns.map((rename) => step(rename.table, () => reportColumn(rename, scope))),
    ...gone.map((object) => step(object, () => removed(scope, object.kind, place(object), object))),
    ...come.map((object) => step(object, () => added(scope, object.kind, place(object), object))),
    ...both.map(([from, to]) =>
      step(to, () => {
        scope.sameText = sameText?.([to, ...(isView(to) ? to.dependsOn : [])]);
        compareObjects(from, to, scope);
      }),
    ),
  ];
  steps.sort((a, b) => byName(a.object, b.object));
  for (const { run } of steps) run();
  return scope.changes;
}

/** What is to be done about an object, in the order of the objects' names. */
type Step = { object: SchemaObject; run: () => void };
const step = (object: SchemaObject, run: () => void): Step => ({ object, run });

function pair(before: SchemaObject[], after: SchemaObject[]): Pairs {
  const pairs: Pairs = { removed: [], added: [], both: [] };
  const old = new Map(before.map((object) => [identity(object), object]));
  for (const object of after) {
    const key = identity(object);
    const counterpart = old.get(key);
    old.delete(key);
    if (counterpart === undefined) pairs.added.push(object);
    else if (!equal(counterpart, object)) pairs.both.push([counterpart, object]);
  }
  pairs.removed.push(...old.values());
  return pairs;
}

const identity = (object: SchemaObject) =>
  `${object.schema}\0${object.kind}\0${object.kind === "routine" ? routineName(object) : object.name}`;

const place = (object: SchemaObject) =>
  object.kind === "routine" ? { schema: object.schema, name: routineName(object) } : object;

const byName = (a: SchemaObject, b: SchemaObject) =>
  byText(a.schema, b.schema) ||
  byText(a.name, b.name) ||
  byText(a.kind, b.kind) ||
  byText(place(a).name, place(b).name);

function reportObject(from: Renamable, to: Renamable, evidence: Evidence[], scope: Scope): void {
  if (isTable(from) && isTable(to)) renamed(scope, to.kind, { from, to }, { before: from, after: to }, evidence);
  if (isView(from) && isView(to)) renamed(scope, to.kind, { from, to }, { before: from, after: to }, evidence);
}

function reportColumn({ table, from, to, evidence }: ColumnRename, scope: Scope): void {
  const owner = { schema: table.schema, parent: { kind: table.kind, name: table.name } };
  renamed(
    scope,
    "column",
    { from: { ...owner, name: from.name }, to: { ...owner, name: to.name } },
    { before: from, after: to },
    evidence,
  );
}

function compareObjects(before: SchemaObject, after: SchemaObject, scope: Scope): void {
  if (isTable(before) && isTable(after)) compareTables(before, after, scope);
  else if (isView(before) && isView(after)) compareViews(before, after, scope);
  else if (before.kind === "enum" && after.kind === "enum") compareEnums(before, after, scope);
  else if (before.kind === "domain" && after.kind === "domain") compareDomains(before, after, scope);
  else if (before.kind === "routine" && after.kind === "routine") compareRoutines(before, after, scope);
  else if (before.kind === "sequence" && after.kind === "sequence") comparePlain(before, after, scope);
  else if (before.kind === "range type" && after.kind === "range type") comparePlain(before, after, scope);
  else if (before.kind === "composite type" && after.kind === "composite type") {
    compareCompositeTypes(before, after, scope);
  }
}
