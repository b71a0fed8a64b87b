import type { Evidence, Facts, Target, TargetKind } from "../../model/change.ts";
import type { Database, SchemaObject } from "../../model/database.ts";
import type { Table } from "../../model/table.ts";
import type { View } from "../../model/view.ts";
import type { Renamed } from "../../model/witness.ts";
import { isTable, isView } from "../../names/kinds.ts";
import { targetKey } from "../../names/names.ts";
import { equal } from "../equal.ts";
import { shownName } from "../identity.ts";
import { carriedRoutines } from "./carried-routines.ts";
import { dictionaryOf } from "./dictionary.ts";
import { type Decision, isRenamable, type Pairs, type Renamable, type Rename, type RenamedChange } from "./rename.ts";
import { findColumnRenames, type Guess } from "./rename-columns.ts";
import { findObjectRenames, isNew, isOld } from "./rename-objects.ts";
import { findSchemaRenames, pairsUnder } from "./rename-schemas.ts";
import { findOtherRenames } from "./rename-types-and-routines.ts";
import { factsIn } from "./target-facts.ts";

/**
 * What is the same thing under another name. Where somebody saw it, that is what they saw; else the removed and added tables, views
 * and columns that evidence speaks for. A wrong rename is worse than none: without evidence that little else explains, or where
 * two could be meant, there is no rename. A decision always wins.
 */
export function findRenames(
  before: Database,
  after: Database,
  pairs: Pairs,
  { decisions, seen }: { decisions: Decision[]; seen: Renamed[] | undefined },
): Rename[] {
  const found = findByEvidence({ before, after, pairs, decisions, mayGuess: seen === undefined });
  if (seen === undefined) return found;
  const closed = new Set(found.flatMap(({ from, to }) => [targetKey(from), targetKey(to)]));
  const [old, now] = [factsIn(before), factsIn(after)];
  const others = seen.filter(
    ({ from, to }) => !closed.has(targetKey(from)) && !closed.has(targetKey(to)) && !isRejected(from, to, decisions),
  );
  return [
    ...found,
    ...others.map(({ from, to }): Rename => {
      const [was, is] = [old(from), now(to)];
      return { from, to, change: was && is && changeOf(from, to, was, is, ["identity"]) };
    }),
  ];
}

type Sides = { before: Database; after: Database; pairs: Pairs; decisions: Decision[]; mayGuess: boolean };

function findByEvidence({ before, after, pairs: plain, decisions, mayGuess }: Sides): Rename[] {
  const schemas = mayGuess ? findSchemaRenames(before, after) : [];
  const pairs = pairsUnder(schemas, plain);
  const objects = findObjectRenames(
    pairs.removed.filter(isRenamable),
    pairs.added.filter(isRenamable),
    before.objects,
    decisions.filter(({ column }) => column === undefined),
    mayGuess,
  );
  const tables: [Table, Table][] = [
    ...pairs.both,
    ...objects.map(({ from, to }): [Renamable, Renamable] => [from, to]),
  ].filter((pair): pair is [Table, Table] => isTable(pair[0]) && isTable(pair[1]));
  const guess = mayGuess ? { views: viewsOf(pairs) } : undefined;
  const columns = tables.flatMap(([before, after]) =>
    findColumnRenames(
      before,
      after,
      decisions.filter(({ schema, object }) => schema === after.schema && object === after.name),
      guess,
    ),
  );
  const others = mayGuess ? findOtherRenames(pairs.removed, pairs.added, tables) : [];
  const found = [
    ...schemas.map(({ from, to }) => {
      const [old, now] = [from, to].map(({ name }): Target => ({ kind: "schema", name }));
      return { from: old!, to: now!, change: changeOf(old!, now!, from, to, ["contents"]) };
    }),
    ...[...objects, ...others].map(({ from, to, evidence }) => renameOf(from, to, evidence)),
  ].filter(({ from, to, change }) => change.evidence.includes("decision") || !isRejected(from, to, decisions));
  const carried = mayGuess ? carriedRoutines(plain.removed, plain.added, dictionaryOf(found)) : [];
  return [
    ...found,
    ...carried.map(({ from, to }) => renameOf(from, to, ["definition"])),
    ...columns.map(({ table: { kind, schema, name: table }, from, to, evidence }) => {
      const of = ({ name }: { name: string }): Target => ({
        kind: "column",
        schema,
        parent: { kind, name: table },
        name,
      });
      return { from: of(from), to: of(to), change: changeOf(of(from), of(to), from, to, evidence) };
    }),
  ];
}

/** Finds the views that read a table before and after, and offer the same columns still. */
function viewsOf({ both }: Pairs): Guess["views"] {
  const readers = new Map<string, [View, View][]>();
  const names = ({ columns }: View) => columns.map(({ name }) => name);
  for (const [was, is] of both) {
    if (!isView(was) || !isView(is) || was.definition === is.definition || !equal(names(was), names(is))) continue;
    for (const read of is.dependsOn) {
      const key = JSON.stringify([read.schema, read.name]);
      const list = readers.get(key) ?? [];
      readers.set(key, list);
      list.push([was, is]);
    }
  }
  return ({ schema, name }) => readers.get(JSON.stringify([schema, name])) ?? [];
}

function renameOf(from: SchemaObject, to: SchemaObject, evidence: Evidence[]) {
  const [old, now] = [from, to].map(
    (object): Target => ({
      ...{ kind: object.kind, schema: object.schema },
      name: shownName(object),
    }),
  );
  return { from: old!, to: now!, change: changeOf(old!, now!, from, to, evidence) };
}

/** The kinds of the facts and of the targets are the same, which TypeScript does not see. */
const changeOf = (
  from: Target,
  target: Target,
  before: Facts[TargetKind],
  after: Facts[TargetKind],
  evidence: RenamedChange["evidence"],
): RenamedChange => ({ op: "renamed", target, from, before, after, evidence }) as RenamedChange;

/** Also what is in something of which that is said: what was in the one is not in the other. */
function isRejected(from: Target, to: Target, decisions: Decision[]): boolean {
  const { schema = "", parent } = to;
  const [old, now] = [ownerOf(from), ownerOf(to)];
  if (old && now && isRejected(old, now, decisions)) return true;
  return decisions.some((decision) => {
    if (decision.accepted) return false;
    if (to.kind !== "column") {
      return (
        decision.column === undefined &&
        isOld({ ...from, schema: from.schema ?? "" }, decision) &&
        isNew({ ...to, schema }, decision)
      );
    }
    const isOfTable = schema === decision.schema && parent?.name === decision.object;
    return isOfTable && decision.column === to.name && decision.from === from.name;
  });
}

const ownerOf = ({ schema, parent }: Target): Target | undefined =>
  parent && { kind: parent.kind, schema, name: parent.name };
