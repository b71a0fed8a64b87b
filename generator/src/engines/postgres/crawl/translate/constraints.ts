import type { Check, Exclusion, ForeignKey, Key } from "../../../../core/model/constraint.ts";
import { noOid, type Oid } from "../../session.ts";
import type { ConstraintRow } from "../queries/constraints.ts";
import type { IndexRow } from "../queries/indexes.ts";
import { type Catalog, namesOf } from "./catalog.ts";
import { ownDependencies } from "./dependencies.ts";
import { optionsOf } from "./shared.ts";

const actions: Record<string, ForeignKey["onDelete"]> = {
  r: "restrict",
  c: "cascade",
  n: "set null",
  d: "set default",
};

export type Constraints = {
  primaryKey?: Key;
  uniques: Key[];
  foreignKeys: ForeignKey[];
  checks: Check[];
  exclusions: Exclusion[];
};

/** A relation's own constraints, each in its list: not those that it takes over from a parent or partitioned table. */
export function translateConstraints(catalog: Catalog, relation: Oid): Constraints {
  const rows = (catalog.constraints.get(relation) ?? []).filter((row) => row.is_local && row.parent === noOid);
  const of = (type: ConstraintRow["type"]) => rows.filter((row) => row.type === type);
  const [primaryKey] = of("p").map((row) => translateKey(catalog, row));
  return {
    ...(primaryKey && { primaryKey }),
    uniques: of("u").map((row) => translateKey(catalog, row)),
    foreignKeys: of("f").flatMap((row) => translateForeignKey(catalog, row) ?? []),
    checks: of("c").map((row) => translateCheck(catalog, row)),
    exclusions: of("x").map((row) => ({
      ...head(row),
      definition: (row.definition ?? "").replace(/ DEFERRABLE( INITIALLY DEFERRED)?$/, ""),
      ...ownDependencies(catalog, relation, [...(row.columns ?? []), ...(catalog.index.get(row.index)?.reads ?? [])]),
      ...deferrable(row),
    })),
  };
}

/** What is said of constraints that a relation takes over: `positive: must be so`. */
export const inheritedComments = (catalog: Catalog, relation: Oid): string[] =>
  (catalog.constraints.get(relation) ?? []).flatMap(({ type, is_local, parent, name, comment }) =>
    comment === undefined || type === "n" || (is_local && parent === noOid) ? [] : `${name}: ${comment}`,
  );

/** Domain constraints have the same catalog. */
export const translateDomainChecks = (catalog: Catalog, domain: Oid): Check[] =>
  (catalog.constraints.get(domain) ?? []).filter((row) => row.type === "c").map((row) => translateCheck(catalog, row));

const head = ({ name, comment }: ConstraintRow) => ({ name, ...(comment !== undefined && { comment }) });

const deferrable = (row: ConstraintRow) =>
  row.deferrable && {
    deferrable: row.deferred ? ("initially deferred" as const) : ("initially immediate" as const),
  };

const enforcement = (row: ConstraintRow) => ({
  // What is not enforced is never validated either: one fact is enough.
  ...(!row.validated && row.enforced && { validated: false as const }),
  ...(!row.enforced && { enforced: false as const }),
});

function translateKey(catalog: Catalog, row: ConstraintRow): Key {
  const index = catalog.index.get(row.index);
  const include = index ? namesOf(catalog, row.relation, index.columns.slice(index.key_length)) : [];
  const options = index && indexOptions(index, index.comment);
  return {
    ...head(row),
    columns: namesOf(catalog, row.relation, row.columns),
    ...(include.length > 0 && { include }),
    ...(index?.nulls_not_distinct && { nullsNotDistinct: true as const }),
    ...(row.period && { withoutOverlaps: true as const }),
    ...deferrable(row),
    ...(options && { options }),
  };
}

/** Facts of an index that are the engine's own; `indexComment` where the comment is not on the constraint above it. */
export const indexOptions = (
  index: Pick<IndexRow, "storage" | "parts" | "clustered" | "replica_identity">,
  indexComment?: string,
) =>
  optionsOf({
    storage: index.storage,
    // As ALTER INDEX … ALTER COLUMN names them: by their number.
    statistics: index.parts?.flatMap(({ position, statistics }) =>
      statistics === undefined ? [] : `column ${position}: ${statistics}`,
    ),
    clustered: index.clustered,
    replicaIdentity: index.replica_identity,
    indexComment,
  });

function translateForeignKey(catalog: Catalog, row: ConstraintRow): ForeignKey | undefined {
  const target = catalog.relation.get(row.target);
  if (!target) return undefined;
  const onUpdate = actions[row.on_update ?? ""];
  const onDelete = actions[row.on_delete ?? ""];
  return {
    ...head(row),
    columns: namesOf(catalog, row.relation, row.columns),
    references: {
      schema: target.schema,
      name: target.name,
      columns: namesOf(catalog, row.target, row.target_columns),
    },
    ...(onUpdate && { onUpdate }),
    ...(onDelete && { onDelete }),
    ...(row.delete_columns && { onDeleteColumns: namesOf(catalog, row.relation, row.delete_columns) }),
    ...(row.match === "f" && { match: "full" as const }),
    ...(row.match === "p" && { match: "partial" as const }),
    ...(row.period && { period: true as const }),
    ...deferrable(row),
    ...enforcement(row),
  };
}

const translateCheck = (catalog: Catalog, row: ConstraintRow): Check => ({
  ...head(row),
  expression: row.expression ?? "",
  ...ownDependencies(catalog, row.relation, row.columns),
  ...(row.no_inherit && { noInherit: true as const }),
  ...enforcement(row),
});
