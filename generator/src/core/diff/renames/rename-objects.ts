import type { Evidence } from "../../model/change.ts";
import type { Reference } from "../../model/common.ts";
import type { SchemaObject } from "../../model/database.ts";
import type { Table } from "../../model/table.ts";
import { isTable } from "../../names/kinds.ts";
import type { Decision, ObjectRename, Renamable } from "./rename.ts";
import { normalName, similarNames } from "./similar-names.ts";
import { unambiguous } from "./unambiguous.ts";

/** More than so many objects with the same feature tell nothing about which became which. */
const crowd = 8;
/** A table with fewer columns has the shape of too many others. */
const distinctiveColumns = 4;

/**
 * Removed and added tables and views that are the same object under another name or in another schema. Candidates share
 * a feature that is rare by nature: the name of a constraint or index (which outlives a rename), the comment, the
 * spelling of the name, or the exact columns.
 */
export function findObjectRenames(
  removed: Renamable[],
  added: Renamable[],
  before: SchemaObject[],
  decisions: Decision[],
  mayGuess: boolean,
): ObjectRename[] {
  if (removed.length === 0 || added.length === 0) return [];
  const decided: ObjectRename[] = decisions.flatMap((decision) => {
    if (!decision.accepted) return [];
    const from = removed.find((object) => isOld(object, decision));
    const to = added.find((object) => isNew(object, decision));
    return from && to && from.kind === to.kind ? [{ from, to, evidence: ["decision"] }] : [];
  });
  if (!mayGuess) return decided;
  const closed = new Set(decided.flatMap(({ from, to }) => [from, to]));
  const rejected = (from: Renamable, to: Renamable) =>
    decisions.some((decision) => !decision.accepted && isOld(from, decision) && isNew(to, decision));

  const features = featuresOf(before);
  const candidates = likelyPairs(removed, added).flatMap(([from, to]) => {
    if (closed.has(from) || closed.has(to) || rejected(from, to)) return [];
    const candidate = judge(from, to, features);
    return candidate ? [{ from, to, ...candidate }] : [];
  });
  return [...decided, ...unambiguous(candidates)];
}

export const isNew = ({ schema, name }: Reference, decision: Decision) =>
  schema === decision.schema && name === decision.object;
/** The old name stands alone when it was in the same schema, else behind its schema and a dot. */
export const isOld = ({ schema, name }: Reference, decision: Decision) =>
  `${schema}.${name}` === decision.from || (schema === decision.schema && name === decision.from);

/** Pairs of the same kind that share a feature, each once. */
function likelyPairs(removed: Renamable[], added: Renamable[]): [Renamable, Renamable][] {
  const old = Map.groupBy(removed.flatMap(withFeatures), ([feature]) => feature);
  const now = Map.groupBy(added.flatMap(withFeatures), ([feature]) => feature);
  const seen = new Map<Renamable, Set<Renamable>>();
  for (const [feature, befores] of old) {
    const afters = now.get(feature) ?? [];
    if (befores.length > crowd || afters.length > crowd) continue;
    for (const [, from] of befores) {
      const partners = seen.get(from) ?? new Set();
      seen.set(from, partners);
      for (const [, to] of afters) if (from.kind === to.kind) partners.add(to);
    }
  }
  return [...seen].flatMap(([from, partners]) => [...partners].map((to): [Renamable, Renamable] => [from, to]));
}

function withFeatures(object: Renamable): [feature: string, object: Renamable][] {
  const features = [
    `name ${normalName(object.name).replace(/s$/, "")}`,
    ...(object.comment === undefined ? [] : [`comment ${object.comment}`]),
    ...(isTable(object) ? keyNames(object).map((name) => `key ${name}`) : [`definition ${object.definition}`]),
    `shape ${shapeOf(object)}`,
  ];
  return features.map((feature) => [feature, object]);
}

function judge(from: Renamable, to: Renamable, features: Features): Judgement | undefined {
  const proofs: Evidence[] = [];
  if (from.comment !== undefined && from.comment === to.comment) proofs.push("comment");
  if (similarNames(from.name, to.name)) proofs.push("name");
  if (!isTable(from) || !isTable(to)) {
    const same = !isTable(from) && !isTable(to) && from.definition === to.definition;
    return same ? { evidence: ["columns", ...proofs], proof: proofs.length > 0 } : undefined;
  }
  const names = new Set(keyNames(to));
  if (keyNames(from).some((name) => names.has(name) && features.keys.get(name) === 1)) proofs.push("keys");
  const shape = shapeOf(from);
  const distinctive =
    from.columns.length >= distinctiveColumns && shape === shapeOf(to) && features.shapes.get(shape) === 1;
  const alike = commonShare(from, to) >= (proofs.includes("keys") ? 0.5 : 0.75);
  if (!distinctive && (!alike || proofs.length === 0)) return undefined;
  return { evidence: [...(alike ? ["columns" as const] : []), ...proofs], proof: proofs.length > 0 };
}

/** How often a shape and the name of a key are there: only what is there once tells one table from all others. */
type Features = { shapes: Map<string, number>; keys: Map<string, number> };

function featuresOf(objects: SchemaObject[]): Features {
  const features: Features = { shapes: new Map(), keys: new Map() };
  const count = (map: Map<string, number>, feature: string) => map.set(feature, (map.get(feature) ?? 0) + 1);
  for (const object of objects) {
    if (!isTable(object)) continue;
    count(features.shapes, shapeOf(object));
    for (const name of keyNames(object)) count(features.keys, name);
  }
  return features;
}

type Judgement = { evidence: Evidence[]; proof: boolean };

/** Names of keys and indexes, which are unique in their schema. */
const keyNames = ({ primaryKey, uniques, indexes }: Table) =>
  [...(primaryKey ? [primaryKey] : []), ...uniques, ...indexes].map(({ name }) => name);

const shapeOf = ({ kind, columns }: Renamable) => JSON.stringify([kind, columns.map(({ name, type }) => [name, type])]);

/** The share of columns that both have, by name and type. */
function commonShare(from: Table, to: Table): number {
  const types = new Map(from.columns.map(({ name, type }) => [name, type]));
  const common = to.columns.filter(({ name, type }) => types.get(name) === type).length;
  return common / Math.max(from.columns.length, to.columns.length, 1);
}
