import type { SchemaObject } from "../../model/database.ts";
import type { Table } from "../../model/table.ts";
import { isTable } from "../../names/kinds.ts";
import { type Decision, isRenamable, type Pairs, type Renamable, type Renames } from "./rename.ts";
import { findColumnRenames } from "./rename-columns.ts";
import { findObjectRenames } from "./rename-objects.ts";

/**
 * The removed and added tables, views and columns that are taken for the same thing. A wrong rename is worse than none:
 * without evidence that little else explains, or where two could be meant, there is no rename. A decision always wins.
 */
export function findRenames(before: SchemaObject[], pairs: Pairs, decisions: Decision[]): Renames {
  const objects = findObjectRenames(
    pairs.removed.filter(isRenamable),
    pairs.added.filter(isRenamable),
    before,
    decisions.filter(({ column }) => column === undefined),
  );
  const tables: [Table, Table][] = [
    ...pairs.both,
    ...objects.map(({ from, to }): [Renamable, Renamable] => [from, to]),
  ].filter((pair): pair is [Table, Table] => isTable(pair[0]) && isTable(pair[1]));
  const columns = tables.flatMap(([before, after]) =>
    findColumnRenames(
      before,
      after,
      decisions.filter(({ schema, object }) => schema === after.schema && object === after.name),
    ),
  );
  return { objects, columns };
}
