import type { CompositeType, Domain, EnumType, RangeType, Sequence } from "../../../../core/model/data-type.ts";
import type { RelationRow } from "../queries/relations.ts";
import type { SequenceRow, TypeRow } from "../queries/types.ts";
import type { Catalog } from "./catalog.ts";
import { notNullOptions, sequenceFacts, translateColumns } from "./columns.ts";
import { translateDomainChecks } from "./constraints.ts";
import { optionsOf, translateOwned } from "./shared.ts";

/** An enum, domain, range or composite type. */
export function translateType(catalog: Catalog, row: TypeRow): EnumType | Domain | RangeType | CompositeType {
  const head = {
    schema: row.schema,
    name: row.name,
    ...(row.comment !== undefined && { comment: row.comment }),
    ...translateOwned(row, "enum"),
  };
  switch (row.kind) {
    case "e":
      return { ...head, kind: "enum", values: row.labels ?? [] };
    case "d":
      return {
        ...head,
        kind: "domain",
        type: row.base ?? "",
        nullable: !row.not_null,
        ...(row.default !== undefined && { default: row.default }),
        ...(row.collation && { collation: row.collation }),
        checks: translateDomainChecks(catalog, row.oid),
        ...domainOptions(catalog, row),
      };
    case "r":
      return { ...head, kind: "range type", subtype: row.subtype ?? "", ...rangeOptions(row) };
    case "c":
      return { ...head, kind: "composite type", columns: translateColumns(catalog, row.relation) };
  }
}

function domainOptions(catalog: Catalog, { oid }: TypeRow) {
  const options = optionsOf({ ...notNullOptions(catalog.constraints.get(oid)?.find(({ type }) => type === "n")) });
  return options && { options };
}

/** The name that CREATE TYPE gives (see the manual on sql-createtype). */
const usualMultirange = (name: string) =>
  name.includes("range") ? name.replace("range", "multirange") : `${name}_multirange`;

function rangeOptions(row: TypeRow) {
  const options = optionsOf({
    subtypeOpclass: row.subtype_opclass,
    collation: row.range_collation,
    canonical: row.canonical,
    subtypeDiff: row.subtype_diff,
    multirangeType: row.multirange === usualMultirange(row.name) ? undefined : row.multirange,
  });
  return options && { options };
}

/** A sequence that belongs to no column. */
export const translateSequence = (
  relation: RelationRow,
  row: SequenceRow,
  ownedBy?: Sequence["ownedBy"],
): Sequence => ({
  kind: "sequence",
  schema: relation.schema,
  name: relation.name,
  ...(relation.comment !== undefined && { comment: relation.comment }),
  ...sequenceFacts(row, "bigint"),
  ...(ownedBy && { ownedBy }),
  ...translateOwned(relation),
  ...(relation.unlogged && { options: { unlogged: true } }),
});
