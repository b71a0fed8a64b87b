import type { Change, Facts, Target, TargetKind } from "../model/change.ts";
import type { Database, SchemaObject } from "../model/database.ts";
import type { Witness } from "../model/witness.ts";
import { byText } from "../names/by-text.ts";
import { isView } from "../names/kinds.ts";
import { equal } from "./equal.ts";
import { identity, shownName } from "./identity.ts";
import { dictionaryOf } from "./renames/dictionary.ts";
import { isOwn } from "./renames/own.ts";
import type { Decision, Pairs } from "./renames/rename.ts";
import { findRenames } from "./renames/renames.ts";
import { sameTextUnder, withSameConditions, withSameDefinitions } from "./renames/same-text-under.ts";
import { applyRenames } from "./renames/translate.ts";
import { added, removed, type Scope } from "./scope.ts";
import { compareCompositeTypes, compareDomains, compareEnums, comparePlain } from "./walk/data-types.ts";
import { compareDatabaseFacts } from "./walk/database.ts";
import { compareRoutines } from "./walk/routine.ts";
import { compareTables } from "./walk/table.ts";
import { compareViews } from "./walk/view.ts";

export type DiffOptions = {
  /** What people decided about renames; it wins over all evidence. */
  renames?: Decision[] | undefined;
  /** What was seen of the way from one to the other; where it tells of renames, nothing is guessed. */
  witness?: Witness | undefined;
};

/**
 * How two databases (canonical) differ, as facts: first what belongs to no schema, then object by object in the order of
 * their names, each before its parts. What a rename brings with it (keys, foreign keys, indexes and view definitions that
 * name the renamed thing) is no change of its own.
 */
export function diff(
  before: Database,
  after: Database,
  { renames: decisions = [], witness }: DiffOptions = {},
): Change[] {
  const plain = pair(before.objects, after.objects);
  const seen = witness?.renamed;
  const renames = findRenames(before, after, plain, { decisions, seen });
  const dictionary = dictionaryOf(renames);
  const translated = renames.length > 0;
  const { old, displaced } = translated ? applyRenames(before, dictionary) : { old: before, displaced: [] };
  const { removed: gone, added: come, both } = translated ? pair(old.objects, after.objects) : plain;

  const scope: Scope = { changes: [], mayGuess: seen === undefined };
  const sameText = translated ? sameTextUnder(renames, dictionary) : undefined;
  const withSame = sameText && {
    publications: withSameConditions(old.publications, after.publications, sameText),
    otherObjects: withSameDefinitions(old.otherObjects, after.otherObjects, sameText([])),
  };
  const own = renames.flatMap(({ change }) =>
    change && isOwn(change, { renames, dictionary, after }) ? [change] : [],
  );
  const steps: Step[] = [
    // Objects before what is in them, and what made way before what took its place.
    ...[false, true].flatMap((isPart) => [
      ...displaced
        .filter(({ place }) => (place.parent !== undefined) === isPart)
        .map(({ kind, place, facts }) => step(placeOf(place, facts), () => removed(scope, kind, place, facts))),
      ...own
        .filter(({ target }) => (target.parent !== undefined) === isPart)
        .map((change) => step(placeOf(change.target, change.after), () => scope.changes.push(change))),
    ]),
    step(nowhere, () => compareDatabaseFacts({ ...old, ...withSame }, after, scope)),
    ...gone.map((object) => step(placeOfObject(object), () => removed(scope, object.kind, named(object), object))),
    ...come.map((object) => step(placeOfObject(object), () => added(scope, object.kind, named(object), object))),
    ...both.map(([from, to]) =>
      step(placeOfObject(to), () => {
        scope.sameText = sameText?.([to, ...(isView(to) ? to.dependsOn : [])]);
        compareObjects(from, to, scope);
      }),
    ),
  ];
  steps.sort((a, b) => byText(a.place, b.place));
  for (const { run } of steps) run();
  return scope.changes;
}

/** What is to be done about an object, in the order of the objects' names. */
type Step = { place: string; run: () => void };
const step = (place: string, run: () => void): Step => ({ place, run });

/** Where changes stand: what belongs to no schema first. */
const nowhere = "";

const placeOfObject = (object: SchemaObject): string =>
  place(object.schema, object.name, object.kind, shownName(object));

/** Of an object or a part of one: the object's. */
function placeOf({ schema, parent }: Pick<Target, "schema" | "parent">, facts: Facts[TargetKind]): string {
  if (schema === undefined) return nowhere;
  return parent ? place(schema, parent.name, parent.kind, parent.name) : placeOfObject(facts as SchemaObject);
}

/** No name has a character below its end, so that a shorter one comes first. */
const place = (...names: string[]): string => names.join("\0");

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

const named = (object: SchemaObject) => ({ schema: object.schema, name: shownName(object) });

/** Two objects of one kind. */
const compareObjects = (before: SchemaObject, after: SchemaObject, scope: Scope): void =>
  (comparisons[after.kind] as Comparison<SchemaObject>)(before, after, scope);

type Comparison<T> = (before: T, after: T, scope: Scope) => void;

const comparisons: { [K in SchemaObject["kind"]]: Comparison<Extract<SchemaObject, { kind: K }>> } = {
  table: compareTables,
  "foreign table": compareTables,
  collection: compareTables,
  view: compareViews,
  "materialized view": compareViews,
  enum: compareEnums,
  domain: compareDomains,
  "composite type": compareCompositeTypes,
  "range type": comparePlain,
  sequence: comparePlain,
  routine: compareRoutines,
  event: comparePlain,
};
