import type { Evidence } from "../../model/change.ts";
import type { Reference } from "../../model/common.ts";
import type { SchemaObject } from "../../model/database.ts";
import { isTable } from "../../names/kinds.ts";
import type { Decision, ObjectRename, Renamable } from "./rename.ts";
import { normalName, similarNames, wordsOf } from "./similar-names.ts";
import { type Features, featuresOf, type Judgement, judgeTables, partNames, shapeOf } from "./table-proofs.ts";
import { unambiguous } from "./unambiguous.ts";

/** More than so many objects with the same feature tell nothing about which became which. */
const crowd = 8;

/**
 * Removed and added tables and views that are the same object under another name or in another schema. Candidates share
 * a feature that is rare by nature: the name of a constraint, an index or a sequence (which outlives a rename), the comment, a
 * word of the name, or the exact columns.
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
  const parts = isTable(object) ? partNames(object) : [];
  const words = parts.length > 0 ? wordsOf(object.name) : [];
  const features = [
    `name ${normalName(object.name).replace(/s$/, "")}`,
    ...(object.comment === undefined ? [] : [`comment ${object.comment}`]),
    ...words.map((word) => `word ${word.replace(/s$/, "")}`),
    ...parts.map((name) => `part ${name}`),
    ...(isTable(object) ? [] : [`definition ${object.definition}`]),
    `shape ${shapeOf(object)}`,
  ];
  return [...new Set(features)].map((feature) => [feature, object]);
}

function judge(from: Renamable, to: Renamable, features: Features): Judgement | undefined {
  if (isTable(from) && isTable(to)) return judgeTables(from, to, features);
  if (isTable(from) || isTable(to) || from.definition !== to.definition) return undefined;
  const proofs: Evidence[] = [];
  if (from.comment !== undefined && from.comment === to.comment) proofs.push("comment");
  if (similarNames(from.name, to.name)) proofs.push("name");
  return { evidence: ["columns", ...proofs], proof: proofs.length > 0 };
}
