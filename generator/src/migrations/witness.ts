import type { Target } from "../core/model/change.ts";
import type { Database } from "../core/model/database.ts";
import type { Identities, Renamed, Witness } from "../core/model/witness.ts";
import { isTable } from "../core/names/kinds.ts";
import { targetKey } from "../core/names/names.ts";
import type { BuiltPair } from "./pair.ts";
import { inBoth, isDroppedBy, recreated } from "./recreated.ts";

/** The things of the state that both sides began with, and of the two. */
export type Witnessed = { start: Identities; before: Identities; after: Identities };

/**
 * What the database itself tells of the way from one side to the other: by the ids of things, and by what it said of statements. SQL
 * may forge one of the two; where they contradict each other, something was dropped.
 */
export function witnessOf(
  { witnessed, added, statements, standing }: Pick<BuiltPair, "witnessed" | "added" | "statements" | "standing">,
  before: Database,
  after: Database,
): Witness {
  const ofAdded = added ? inBoth(byIds(added).recreated, before, after) : [];
  const seen = [
    ...new Map([...recreated(before, after, statements), ...ofAdded].map((one) => [targetKey(one), one])).values(),
  ];
  const sequences = sequenceOwners(before);
  if (witnessed === undefined) return { recreated: wholes(seen, sequences), statements, standing };
  const { renamed, recreated: told } = byIds(witnessed);
  const isDropped = isDroppedBy(statements);
  const kept = renamed.filter(({ from }) => !isDropped(from));
  // What took the name of something dropped by a rename is told as that.
  const known = new Set([...told, ...kept.map(({ to }) => to)].map(targetKey));
  return {
    statements,
    standing,
    renamed: kept,
    recreated: wholes([...told, ...seen.filter((target) => !known.has(targetKey(target)))], sequences),
  };
}

/** What is known of the way that is judged, and where it begins: with the new scripts, if databases keep what old ones made `asIs`. */
export function judgedWay(
  way: Parameters<typeof witnessOf>[0] & Pick<BuiltPair, "fromThere">,
  before: Database,
  after: Database,
  asIs: boolean,
): { witness: Witness; from?: Database } {
  const { fromThere } = way;
  if (!fromThere || !asIs) return { witness: witnessOf(way, before, after) };
  const { database: from, statements, witnessed } = fromThere;
  return { witness: witnessOf({ statements, witnessed }, from, after), from };
}

/**
 * What ids tell. Those that were not there at the start say nothing: each side gave its own. What a rename brings along is no
 * rename of its own: the columns of a table are where it is.
 */
function byIds({ start, before, after }: Witnessed): { renamed: Renamed[]; recreated: Target[] } {
  const known = [...before].filter(([id]) => start.has(id));
  // Most requests leave everything that was there where it is.
  if (known.every(([id, from]) => isSame(from, after.get(id)))) return { renamed: [], recreated: [] };
  const became = new Map<string, Target>();
  for (const [id, from] of known) {
    const to = after.get(id);
    if (to?.kind === from.kind) became.set(targetKey(from), to);
  }
  const renamed = known.flatMap(([, from]): Renamed[] => {
    const to = became.get(targetKey(from));
    if (to === undefined) return [];
    const expected = carried(from, became);
    // A partition of another table is no partition under another name.
    const isElsewhere = to.parent && targetKey({ ...expected, name: to.name }) !== targetKey(to);
    return targetKey(expected) === targetKey(to) || isElsewhere ? [] : [{ from, to }];
  });
  const ids = new Map([...after].map(([id, target]) => [placeOf(target), id]));
  const idOf = new Map(known.map(([id, from]) => [targetKey(from), id]));
  const again = known.flatMap(([id, from]) => {
    const [target, now] = [carried(from, became), after.get(id)];
    // Of a partition no columns are told: its values stay in it.
    if (from.kind === "column" && after.get(idOf.get(targetKey(ownerOf(from))) ?? "")?.kind === "partition") return [];
    if (!isKept(from, became) || (now && !isTakenOut(target, now))) return [];
    const successor = ids.get(placeOf(target));
    return successor === undefined || start.has(successor) ? [] : [target];
  });
  return { renamed, recreated: again };
}

const isSame = (from: Target, to: Target | undefined) =>
  to?.kind === from.kind &&
  to.name === from.name &&
  to.schema === from.schema &&
  to.parent?.name === from.parent?.name &&
  to.parent?.kind === from.parent?.kind;

/** Of what was lost that which is no part of another: a table goes with all that is in it, and a column with its sequence. */
function wholes(targets: Target[], owners: (sequence: Target) => Target[]): Target[] {
  const lost = new Set(targets.filter(({ kind }) => kind !== "sequence").map(targetKey));
  return targets.filter((target) =>
    target.kind === "sequence"
      ? !owners(target).some((owner) => lost.has(targetKey(owner)) || lost.has(targetKey(ownerOf(owner))))
      : !lost.has(targetKey(ownerOf(target))),
  );
}

/** The columns that a sequence may belong to; those of identities have no name in a database, but one that begins as their table's. */
function sequenceOwners({ objects }: Database): (sequence: Target) => Target[] {
  const owned = objects.filter(isTable).flatMap(({ kind, schema, name: table, columns }) =>
    columns.flatMap(({ name, sequence, identity }) => {
      const target: Target = { kind: "column", schema, parent: { kind, name: table }, name };
      return sequence || identity ? [{ target, sequence, start: table.slice(0, 20) }] : [];
    }),
  );
  return ({ schema, name }) =>
    owned
      .filter(({ target, sequence, start }) =>
        sequence
          ? sequence.schema === schema && sequence.name === name
          : target.schema === schema && name.startsWith(start),
      )
      .map(({ target }) => target);
}

/** Whether something keeps what nothing that takes its name has: rows, values, or how far it has counted. */
function isKept({ kind, schema, parent }: Target, became: Map<string, Target>): boolean {
  if (kind === "table" || kind === "partition" || kind === "sequence") return true;
  if (kind !== "column") return false;
  // With its type, an attribute goes from all columns, which are told of.
  const isAttribute = parent?.kind === "composite type";
  return isAttribute
    ? became.has(targetKey({ kind: "composite type", schema, name: parent.name }))
    : parent?.kind === "table";
}

/** Whether a partition is one of its table no more: its rows are elsewhere now, whatever has its name. */
const isTakenOut = ({ kind, parent }: Target, now: Target) =>
  kind === "partition" && (now.kind !== "partition" || now.parent?.name !== parent?.name);

/** What a name stands for: a table and a partition have the same, and what has it may have been the other before. */
function placeOf(target: Target): string {
  const { kind, schema, name } = target;
  if (kind !== "table" && kind !== "partition") return targetKey(target);
  return kind === "partition" && name.includes(".") ? name : `${schema}.${name}`;
}

const ownerOf = ({ schema, parent, name }: Target): Target =>
  parent ? { kind: parent.kind, schema, name: parent.name } : { kind: "schema", name: schema ?? name };

/** What a thing is called if nothing but what it belongs to was renamed. */
function carried({ kind, schema, parent, name }: Target, became: Map<string, Target>): Target {
  const schemaNow = schema && (became.get(targetKey({ kind: "schema", name: schema }))?.name ?? schema);
  if (!parent) return { kind, ...(schemaNow !== undefined && { schema: schemaNow }), name };
  const owner = became.get(targetKey({ kind: parent.kind, schema, name: parent.name })) ?? {
    schema: schemaNow,
    name: parent.name,
  };
  return { kind, schema: owner.schema, parent: { kind: parent.kind, name: owner.name }, name };
}
