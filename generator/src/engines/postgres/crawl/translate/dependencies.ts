import type { Dependency, PartDependency } from "../../../../core/model/common.ts";
import type { Oid } from "../../session.ts";
import type { DependencyRow } from "../queries/relations.ts";
import { type Catalog, namesOf } from "./catalog.ts";

/** Of the things that a column belongs to, sequences, indexes and row types are read by nothing. */
const read = new Set(["r", "p", "v", "m", "f"]);

/** What a view, by its own id, or a routine reads; none without any. */
export function dependenciesOf(catalog: Catalog, kind: DependencyRow["catalog"], oid: Oid): Dependency[] {
  return (catalog.dependencies.get(`${kind}:${oid}`) ?? []).flatMap((row) => {
    const relation = catalog.relation.get(row.relation);
    // Its own old and new rows are no other table.
    if (!relation || !read.has(relation.kind) || (kind === "pg_class" && row.relation === oid)) return [];
    const columns = namesOf(catalog, row.relation, row.columns.filter(isColumn));
    return { schema: relation.schema, name: relation.name, ...(columns.length > 0 && { columns }) };
  });
}

/** What a rule or policy of a relation reads: of that one, columns alone. */
export function partDependencies(
  catalog: Catalog,
  kind: "pg_rewrite" | "pg_policy",
  { oid, relation }: { oid: Oid; relation: Oid },
): { dependsOn?: PartDependency[] } {
  const own = catalog.relation.get(relation);
  const dependsOn = dependenciesOf(catalog, kind, oid).flatMap((one): PartDependency[] => {
    if (one.schema !== own?.schema || one.name !== own.name) return [one];
    return one.columns ? [{ columns: one.columns }] : [];
  });
  return dependsOn.length > 0 ? { dependsOn } : {};
}

/** The columns of its own table that a part reads, without those that it names elsewhere. */
export function ownDependencies(
  catalog: Catalog,
  relation: Oid,
  reads: number[] | undefined,
  named: number[] = [],
): { dependsOn?: PartDependency[] } {
  if (reads === undefined) return {};
  const numbers = new Set(reads.filter((number) => isColumn(number) && !named.includes(number)));
  return numbers.size > 0 ? { dependsOn: [{ columns: namesOf(catalog, relation, [...numbers]) }] } : {};
}

/** 0 is a row as a whole; the columns that the server gives every table have numbers below it. */
const isColumn = (number: number) => number > 0;
