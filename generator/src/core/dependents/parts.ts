import type { TargetKind } from "../model/change.ts";
import type { PartDependency } from "../model/common.ts";
import type { Partition, Table } from "../model/table.ts";
import type { View } from "../model/view.ts";

/** A part of a table or view, and all that it reads: of its own table or view without a name. */
export type ReadingPart = { kind: TargetKind; name: string; reads: PartDependency[] };

/** The parts that read columns, by what the engine records and by the columns that they name themselves. */
export function readingParts(owner: Table | Partition | View): ReadingPart[] {
  const parts: ReadingPart[] = [];
  const add = (kind: TargetKind, { name, dependsOn = [] }: Reading, ...columns: string[]) =>
    parts.push({ kind, name, reads: columns.length > 0 ? [{ columns }, ...dependsOn] : dependsOn });
  for (const column of owner.columns ?? []) if (column.dependsOn) add("column", column);
  for (const each of owner.indexes) {
    const plain = each.key.flatMap(({ column }) => column ?? []);
    add("index", each, ...plain, ...(each.include ?? []));
  }
  for (const each of owner.triggers) add("trigger", each, ...(each.columns ?? []));
  for (const each of owner.rules ?? []) add("rule", each);
  if (!("policies" in owner)) return parts;
  for (const each of owner.policies) add("policy", each);
  for (const each of owner.checks) add("check", each);
  for (const each of owner.exclusions) add("exclusion", each);
  for (const each of owner.uniques) add("unique", each, ...each.columns, ...(each.include ?? []));
  const { primaryKey } = owner;
  if (primaryKey) add("primary key", primaryKey, ...primaryKey.columns, ...(primaryKey.include ?? []));
  for (const each of owner.foreignKeys) {
    add("foreign key", { name: each.name, dependsOn: [each.references] }, ...each.columns);
  }
  return parts;
}

type Reading = { name: string; dependsOn?: PartDependency[] | undefined };
