import type { Target } from "../core/model/change.ts";
import type { Database } from "../core/model/database.ts";
import { isTable } from "../core/names/kinds.ts";
import type { AppliedStatement } from "./pair.ts";

/** The tables and columns that both databases have, but that one of the statements dropped: their rows did not survive. */
export function recreated(before: Database, after: Database, statements: AppliedStatement[]): Target[] {
  const dropped = new Set(
    statements.flatMap(({ affected }) =>
      affected.filter((one) => one.dropped).map(({ kind, names }) => JSON.stringify([kind, ...names])),
    ),
  );
  if (dropped.size === 0) return [];
  const known = keysOf(before);
  return [...keysOf(after)].flatMap(([key, target]) => (dropped.has(key) && known.has(key) ? [target] : []));
}

/** Tables and columns by what an observer calls them. */
function keysOf({ objects }: Database): Map<string, Target> {
  const keys = new Map<string, Target>();
  for (const { kind, schema, name, columns } of objects.filter(isTable)) {
    keys.set(JSON.stringify(["table", schema, name]), { kind, schema, name });
    for (const column of columns) {
      const target: Target = { kind: "column", schema, parent: { kind, name }, name: column.name };
      keys.set(JSON.stringify(["column", schema, name, column.name]), target);
    }
  }
  return keys;
}
