import type { AttachedIndex } from "../../../../core/model/table.ts";
import type { KeyPart, TableIndex } from "../../../../core/model/table-index.ts";
import { qualifiedName, sqlName } from "../../../../core/names/names.ts";
import { noOid, type Oid } from "../../session.ts";
import type { IndexRow } from "../queries/indexes.ts";
import { type Catalog, columnAt, namesOf } from "./catalog.ts";
import { indexOptions } from "./constraints.ts";
import { ownDependencies } from "./dependencies.ts";

/** Indexes of a relation that back no constraint and satisfy `wanted`. */
export function translateIndexes(
  catalog: Catalog,
  relation: Oid,
  wanted: (row: IndexRow) => boolean = () => true,
): TableIndex[] {
  const backing = new Set(
    (catalog.constraints.get(relation) ?? []).filter((row) => "pux".includes(row.type)).map((row) => row.index),
  );
  return (catalog.indexes.get(relation) ?? [])
    .filter((row) => !backing.has(row.oid) && wanted(row))
    .map((row) => translateIndex(catalog, row));
}

/** Of a partition: indexes that came with one of its table, where they have more than that one, or other storage options. */
export function translateAttached(catalog: Catalog, partition: Oid): { attachedIndexes?: AttachedIndex[] } {
  const attachedIndexes = (catalog.indexes.get(partition) ?? []).flatMap((row) => {
    const parent = parentOf(catalog, row);
    if (parent === undefined) return [];
    const { storage, ...own } = indexOptions(row) ?? {};
    const isOther = JSON.stringify(storage) !== JSON.stringify(indexOptions(parent)?.storage);
    if (row.comment === undefined && Object.keys(own).length === 0 && !isOther) return [];
    return {
      name: topOf(catalog, parent).name,
      ...(row.comment !== undefined && { comment: row.comment }),
      options: { ...own, ...(storage && { storage }) },
    };
  });
  return attachedIndexes.length > 0 ? { attachedIndexes } : {};
}

const parentOf = (catalog: Catalog, { oid, attached }: IndexRow): IndexRow | undefined =>
  attached ? catalog.index.get(catalog.parents.get(oid)?.[0]?.parent ?? noOid) : undefined;

function topOf(catalog: Catalog, row: IndexRow): IndexRow {
  const parent = parentOf(catalog, row);
  return parent ? topOf(catalog, parent) : row;
}

function translateIndex(catalog: Catalog, row: IndexRow): TableIndex {
  const include = namesOf(catalog, row.relation, row.columns.slice(row.key_length));
  const options = indexOptions(row);
  return {
    name: row.name,
    ...(row.comment !== undefined && { comment: row.comment }),
    ...(row.unique && { unique: true as const }),
    method: row.method,
    key: row.columns.slice(0, row.key_length).map((_, position) => translatePart(catalog, row, position)),
    ...(include.length > 0 && { include }),
    ...(row.predicate !== undefined && { predicate: row.predicate }),
    ...ownDependencies(catalog, row.relation, row.reads, row.columns),
    ...(row.nulls_not_distinct && { nullsNotDistinct: true as const }),
    ...(!row.valid && { valid: false as const }),
    ...(options && { options }),
  };
}

/** The server's own operator classes go by their name alone. */
const className = ([schema, name]: [string, string]) =>
  schema === "pg_catalog" ? sqlName(name) : qualifiedName(schema, name);

const databaseDefault: Oid = "100";

function translatePart(catalog: Catalog, row: IndexRow, position: number): KeyPart {
  const number = row.columns[position] ?? 0;
  const column = columnAt(catalog, row.relation, number);
  const bits = row.directions[position] ?? 0;
  const descending = (bits & 1) === 1;
  const nullsFirst = (bits & 2) === 2;
  const opclass = catalog.opclass.get(row.opclasses[position] ?? noOid);
  const collation = row.collations[position] ?? noOid;
  const ownCollation = column?.collation_oid ?? databaseDefault;
  const collationName =
    collation !== noOid && collation !== ownCollation ? catalog.collation.get(collation) : undefined;
  const { options, opclass: used } = row.parts?.find((part) => part.position === position + 1) ?? {};
  return {
    ...(number === 0 ? { expression: row.expressions?.[position] ?? "" } : { column: column?.name ?? `#${number}` }),
    ...(descending && { direction: "desc" as const }),
    ...(descending !== nullsFirst && { nulls: nullsFirst ? ("first" as const) : ("last" as const) }),
    ...((opclass ?? used) && { opclass: opclass ?? className(used!) }),
    ...(options && { opclassOptions: options }),
    ...(collationName && { collation: collationName }),
  };
}
