import type { Target } from "../core/model/change.ts";
import type { Database } from "../core/model/database.ts";
import type { AppliedStatement } from "../core/model/statement.ts";
import { isTable } from "../core/names/kinds.ts";

/** The tables and columns that both databases have, but that one of the statements dropped: their rows did not survive. */
export function recreated(before: Database, after: Database, statements: AppliedStatement[]): Target[] {
  const isDropped = droppedBy(statements);
  const known = new Set(rowHolders(before).filter(isDropped).map(observedKey));
  return known.size === 0 ? [] : rowHolders(after).filter((target) => known.has(observedKey(target)));
}

/** Of tables and columns those that both databases have. */
export function inBoth(targets: Target[], before: Database, after: Database): Target[] {
  if (targets.length === 0) return [];
  const [old, now] = [before, after].map((database) => new Set(rowHolders(database).map(observedKey)));
  return targets.filter((target) => old?.has(observedKey(target)) && now?.has(observedKey(target)));
}

/** Whether one of the statements dropped a table or column of that name. */
export function droppedBy(statements: AppliedStatement[]): (target: Target) => boolean {
  const dropped = new Set(
    statements.flatMap(({ affected }) =>
      affected.filter((one) => one.dropped).map(({ kind, names }) => JSON.stringify([kind, ...names])),
    ),
  );
  return dropped.size === 0 ? () => false : (target) => dropped.has(observedKey(target));
}

/** A target as an observer calls it. */
const observedKey = ({ kind, schema, parent, name }: Target): string =>
  JSON.stringify(parent ? [kind, schema, parent.name, name] : [kind, schema, name]);

function rowHolders({ objects }: Database): Target[] {
  return objects
    .filter(isTable)
    .flatMap(({ kind, schema, name, columns }): Target[] => [
      { kind, schema, name },
      ...columns.map((column): Target => ({ kind: "column", schema, parent: { kind, name }, name: column.name })),
    ]);
}
