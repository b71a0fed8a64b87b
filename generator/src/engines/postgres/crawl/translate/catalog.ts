import { noOid, type Oid } from "../../session.ts";
import type { ColumnRow } from "../queries/columns.ts";
import type { Rows } from "../queries/index.ts";
import { groupBy } from "./shared.ts";

/** The rows, found by what they belong to. */
export type Catalog = ReturnType<typeof indexCatalog>;

export function indexCatalog(rows: Rows) {
  const [lookups = { opclasses: [], collations: [], members: [], inheritance: [], statistics: [], others: [] }] =
    rows.lookups;
  const members = new Set(lookups.members.map((row) => `${row.catalog}:${row.oid}`));
  return {
    rows,
    relation: new Map(rows.relations.map((row) => [row.oid, row])),
    columns: groupBy(rows.columns, (row) => row.relation),
    /** NOT NULL constraints, which PostgreSQL has since 18. */
    notNulls: groupBy(
      rows.constraints.filter(({ type }) => type === "n"),
      (row) => row.relation,
    ),
    constraints: groupBy(rows.constraints, (row) => (row.relation === noOid ? row.domain : row.relation)),
    indexes: groupBy(rows.indexes, (row) => row.relation),
    index: new Map(rows.indexes.map((row) => [row.oid, row])),
    triggers: groupBy(rows.triggers, (row) => row.relation),
    rules: groupBy(rows.rules, (row) => row.relation),
    policies: groupBy(rows.policies, (row) => row.relation),
    parents: groupBy(lookups.inheritance, (row) => row.child),
    statistics: groupBy(lookups.statistics, (row) => row.relation),
    children: groupBy(lookups.inheritance, (row) => row.parent),
    dependencies: groupBy(rows.dependencies, (row) => `${row.catalog}:${row.oid}`),
    sequences: new Map(rows.sequences.map((row) => [row.oid, row])),
    /** Sequences that belong to a column, by relation. */
    owned: groupBy(
      rows.sequences.filter((row) => row.relation !== undefined),
      (row) => row.relation ?? noOid,
    ),
    opclass: new Map(lookups.opclasses.map((row) => [row.oid, row.name])),
    collation: new Map(lookups.collations.map((row) => [row.oid, row.name])),
    foreign: new Map(rows.foreign.flatMap(({ tables }) => tables).map((row) => [row.relation, row])),
    isMember: (catalog: "pg_class" | "pg_type" | "pg_proc", oid: Oid) => members.has(`${catalog}:${oid}`),
  };
}

/** Names of columns of a relation by their numbers. */
export const namesOf = (catalog: Catalog, relation: Oid, numbers: number[] | undefined): string[] =>
  (numbers ?? []).map((number) => columnAt(catalog, relation, number)?.name ?? `#${number}`);

/** A column of a relation by its number: its place, where none before it was dropped. */
export function columnAt(catalog: Catalog, relation: Oid, number: number): ColumnRow | undefined {
  const columns = catalog.columns.get(relation);
  const likely = columns?.[number - 1];
  return likely?.number === number ? likely : columns?.find((column) => column.number === number);
}
