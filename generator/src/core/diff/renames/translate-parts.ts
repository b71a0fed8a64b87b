import type { Facts, Parent, TargetKind } from "../../model/change.ts";
import type { Column } from "../../model/column.ts";
import type { Options } from "../../model/common.ts";
import type { ForeignKey, Key } from "../../model/constraint.ts";
import type { Table } from "../../model/table.ts";
import type { KeyPart, TableIndex } from "../../model/table-index.ts";
import type { Trigger } from "../../model/trigger.ts";
import type { Dictionary } from "./dictionary.ts";

/** The object, under its new name, that parts belong to; of what belongs to the database itself there is none. */
export type Owner = { schema?: string | undefined; parent?: Parent | undefined };

/** What was dropped while a renamed thing took its name: two of one name must not meet. */
export type Displaced = { kind: TargetKind; place: Owner & { name: string }; facts: Facts[TargetKind] };

export type Translation = { dictionary: Dictionary; displaced: Displaced[] };

/** The parts of one kind under their new names; those that were displaced are put aside. */
export function named<T extends { name: string }>(
  kind: TargetKind,
  parts: T[],
  owner: Owner,
  { dictionary, displaced }: Translation,
): T[] {
  const to = dictionary.part(kind, { schema: owner.schema, name: owner.parent?.name });
  const taken = new Set(parts.flatMap(({ name }) => (to(name) === name ? [] : [to(name)])));
  if (taken.size === 0) return parts;
  return parts.flatMap((part) => {
    const name = to(part.name);
    if (name !== part.name) return [{ ...part, name }];
    if (!taken.has(name)) return [part];
    displaced.push({ kind, place: { ...owner, name }, facts: part as unknown as Facts[TargetKind] });
    return [];
  });
}

export const translateColumns = (columns: Column[], owner: Owner, translation: Translation): Column[] =>
  named("column", columns, owner, translation).map((column) => translateColumn(column, translation.dictionary));

export const translateColumn = (column: Column, { types, reference }: Dictionary): Column => ({
  ...column,
  type: types(column.type),
  sequence: column.sequence && reference(column.sequence, "sequence"),
  collation: column.collation && types(column.collation),
});

/** Options whose values name things. */
export const translateOptions = (options: Options | undefined, { types }: Dictionary): Options | undefined =>
  options &&
  Object.fromEntries(
    Object.entries(options).map(([name, value]) => [name, typeof value === "string" ? types(value) : value]),
  );

type Parts = Pick<
  Table,
  | "primaryKey"
  | "uniques"
  | "foreignKeys"
  | "checks"
  | "exclusions"
  | "indexes"
  | "statistics"
  | "triggers"
  | "policies"
>;

/** What a table or a partition has besides columns; `to` is what its columns are called. */
export function translateParts(
  parts: Parts,
  owner: Owner,
  to: (column: string) => string,
  translation: Translation,
): Parts {
  const { dictionary } = translation;
  const all = (columns: string[] | undefined) => columns?.map(to);
  const translateKey = (key: Key) => ({ ...key, columns: key.columns.map(to), include: all(key.include) });
  const translateForeignKey = (foreignKey: ForeignKey) => {
    const target = dictionary.reference(foreignKey.references);
    const references = { ...target, columns: target.columns.map(dictionary.part("column", target)) };
    const onDeleteColumns = all(foreignKey.onDeleteColumns)?.sort();
    return { ...foreignKey, columns: foreignKey.columns.map(to), references, onDeleteColumns };
  };
  const { primaryKey } = parts;
  return {
    primaryKey: named("primary key", primaryKey ? [primaryKey] : [], owner, translation).map(translateKey)[0],
    uniques: named("unique", parts.uniques, owner, translation).map(translateKey),
    foreignKeys: named("foreign key", parts.foreignKeys, owner, translation).map(translateForeignKey),
    checks: named("check", parts.checks, owner, translation),
    exclusions: named("exclusion", parts.exclusions, owner, translation),
    indexes: translateIndexes(parts.indexes, owner, to, translation),
    statistics: parts.statistics && named("statistics", parts.statistics, owner, translation),
    triggers: translateTriggers(parts.triggers, owner, to, translation),
    policies: named("policy", parts.policies, owner, translation),
  };
}

export function translateIndexes(
  indexes: TableIndex[],
  owner: Owner,
  to: (column: string) => string,
  translation: Translation,
): TableIndex[] {
  const { types } = translation.dictionary;
  const translatePart = (part: KeyPart): KeyPart => ({
    ...part,
    column: part.column === undefined ? undefined : to(part.column),
    opclass: part.opclass && types(part.opclass),
    collation: part.collation && types(part.collation),
  });
  return named("index", indexes, owner, translation).map((index) => ({
    ...index,
    key: index.key.map(translatePart),
    include: index.include?.map(to),
  }));
}

export const translateTriggers = (
  triggers: Trigger[],
  owner: Owner,
  to: (column: string) => string,
  translation: Translation,
): Trigger[] =>
  named("trigger", triggers, owner, translation).map((trigger) => ({
    ...trigger,
    columns: trigger.columns?.map(to).sort(),
    routine: trigger.routine && translation.dictionary.reference(trigger.routine, "routine"),
    from: trigger.from && translation.dictionary.reference(trigger.from),
  }));
