import type { Evidence } from "../../model/change.ts";
import type { SchemaObject } from "../../model/database.ts";
import type { Table } from "../../model/table.ts";
import { isTable } from "../../names/kinds.ts";
import type { Renamable } from "./rename.ts";
import { containsWords, similarNames } from "./similar-names.ts";

/** A table with fewer columns has the shape of too many others. */
const distinctiveColumns = 4;

export type Judgement = { evidence: Evidence[]; proof: boolean };

/** How often a shape and the name of a part are there: only what is there once tells one table from all others. */
export type Features = { shapes: Map<string, number>; parts: Map<string, number> };

export function featuresOf(objects: SchemaObject[]): Features {
  const features: Features = { shapes: new Map(), parts: new Map() };
  const count = (map: Map<string, number>, feature: string) => map.set(feature, (map.get(feature) ?? 0) + 1);
  for (const object of objects) {
    if (!isTable(object)) continue;
    count(features.shapes, shapeOf(object));
    for (const name of partNames(object)) count(features.parts, name);
  }
  return features;
}

/**
 * Why two tables are taken for one; undefined: they are not. The names of what a table has outlive its renaming: where there were some
 * and none is left, it was dropped and another one made, unless each was renamed along, and the table's own name is in the other one, or their comments say it.
 */
export function judgeTables(from: Table, to: Table, features: Features): Judgement | undefined {
  if (from.partitioning?.strategy !== to.partitioning?.strategy) return undefined;
  const proofs: Evidence[] = [];
  if (from.comment !== undefined && from.comment === to.comment) proofs.push("comment");
  if (similarNames(from.name, to.name)) proofs.push("name");
  const [old, now] = [partNames(from), new Set(partNames(to))];
  const kept = old.filter((name) => now.has(name));
  if (kept.some((name) => features.parts.get(name) === 1)) proofs.push("keys");
  if (old.length > 0 && kept.length === 0) return judgeMadeAnew(from, to);
  const shape = shapeOf(from);
  const isDistinctive =
    from.columns.length >= distinctiveColumns && shape === shapeOf(to) && features.shapes.get(shape) === 1;
  const isAlike = commonShare(from, to) >= (proofs.includes("keys") ? 0.5 : 0.75);
  if (!isDistinctive && (!isAlike || proofs.length === 0)) return undefined;
  return { evidence: [...(isAlike ? ["columns" as const] : []), ...proofs], proof: proofs.length > 0 };
}

/** Of a table none of whose parts kept its name. */
function judgeMadeAnew(from: Table, to: Table): Judgement | undefined {
  const names = new Set(partNames(to));
  const isRenamedAlong = partNames(from).every(
    (name) => name.includes(from.name) && names.has(name.replace(from.name, to.name)),
  );
  const common = commonColumns(from, to);
  const order = from.columns.filter((column) => common.includes(column.name)).map(({ name }) => name);
  const isAlike = commonShare(from, to) >= 0.75 && common.length >= distinctiveColumns && `${order}` === `${common}`;
  const isSaidSo = sameUnderNames(from, to);
  if (!isRenamedAlong || !isAlike || !(isSaidSo || containsWords(from.name, to.name))) return undefined;
  const said: Evidence[] = isSaidSo ? ["comment"] : [];
  return { evidence: ["columns", ...said, "name"], proof: true };
}

/** Whether both have a comment, and these differ in nothing but words of the two names: tools write none that are alike. */
function sameUnderNames(from: Table, to: Table): boolean {
  const [old, now] = [from, to].map(({ comment = "" }) => comment.match(/[\p{L}\p{N}]+/gu) ?? []);
  if (!old || !now || old.length === 0 || old.length !== now.length) return false;
  const isOf = (word: string, { name }: Table) => name.toLowerCase().includes(word.toLowerCase().replace(/s$/, ""));
  return old.every((word, index) => {
    const other = now[index] ?? "";
    return word === other || (isOf(word, from) && isOf(other, to));
  });
}

/** Names of a table's constraints, indexes, sequences and partitions. */
export const partNames = (table: Table): string[] => [
  ...[table.primaryKey ?? [], table.uniques, table.foreignKeys, table.checks, table.exclusions, table.indexes]
    .flat()
    .map(({ name }) => name),
  ...table.columns.flatMap(({ sequence }) => sequence?.name ?? []),
  ...(table.partitioning?.partitions ?? []).map(({ name }) => name),
];

export const shapeOf = ({ kind, columns }: Renamable) =>
  JSON.stringify([kind, columns.map(({ name, type }) => [name, type])]);

/** The names of the columns that both have, of one type, in the order of the second. */
function commonColumns(from: Table, to: Table): string[] {
  const types = new Map(from.columns.map(({ name, type }) => [name, type]));
  return to.columns.filter(({ name, type }) => types.get(name) === type).map(({ name }) => name);
}

const commonShare = (from: Table, to: Table) =>
  commonColumns(from, to).length / Math.max(from.columns.length, to.columns.length, 1);
