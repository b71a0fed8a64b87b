import type { Target } from "../core/model/change.ts";
import type { Database } from "../core/model/database.ts";
import type { Identities, Renamed, Witness } from "../core/model/witness.ts";
import { targetKey } from "../core/names/names.ts";
import type { BuiltPair } from "./pair.ts";
import { droppedBy, inBoth, recreated } from "./recreated.ts";

/** The things of the state that both sides began with, and of the two. */
export type Witnessed = { start: Identities; before: Identities; after: Identities };

/**
 * What the database itself tells of the way from one side to the other: by the ids of things, and by what it said of statements. SQL
 * may forge one of the two; where they contradict each other, something was dropped.
 */
export function witnessOf(
  { witnessed, added, statements }: Pick<BuiltPair, "witnessed" | "added" | "statements">,
  before: Database,
  after: Database,
): Witness {
  const ofAdded = added ? inBoth(byIds(added).recreated, before, after) : [];
  const seen = [
    ...new Map([...recreated(before, after, statements), ...ofAdded].map((one) => [targetKey(one), one])).values(),
  ];
  if (witnessed === undefined) return { recreated: seen, statements };
  const { renamed, recreated: told } = byIds(witnessed);
  const isDropped = droppedBy(statements);
  const kept = renamed.filter(({ from }) => !isDropped(from));
  // What took the name of something dropped by a rename is told as that.
  const known = new Set([...told, ...kept.map(({ to }) => to)].map(targetKey));
  return { statements, renamed: kept, recreated: [...told, ...seen.filter((target) => !known.has(targetKey(target)))] };
}

/**
 * What ids tell. Those that were not there at the start say nothing: each side gave its own. What a rename brings along is no
 * rename of its own: the columns of a table are where it is.
 */
function byIds({ start, before, after }: Witnessed): { renamed: Renamed[]; recreated: Target[] } {
  const known = [...before].filter(([id]) => start.has(id));
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
  const ids = new Map([...after].map(([id, target]) => [targetKey(target), id]));
  const again = known.flatMap(([id, from]) => {
    if (after.has(id) || !holdsRows(from)) return [];
    const target = carried(from, became);
    const successor = ids.get(targetKey(target));
    return successor === undefined || start.has(successor) ? [] : [target];
  });
  const tables = new Set(again.filter(({ parent }) => parent === undefined).map(targetKey));
  return { renamed, recreated: again.filter((target) => !tables.has(targetKey(ownerOf(target)))) };
}

const holdsRows = ({ kind, parent }: Target) => kind === "table" || (kind === "column" && parent?.kind === "table");

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
