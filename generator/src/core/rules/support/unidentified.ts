import type { Database, Publication } from "../../model/database.ts";
import type { Partition, Table } from "../../model/table.ts";
import { isTable } from "../../names/kinds.ts";

/** A table of whose rows a publication publishes changes, although nothing says which row is meant: they fail. */
export type Refused = { table: Table; publication: Publication; operation: "update" | "delete" };

/** The changes of rows that publications refuse. */
export function refusedByPublications({ objects, publications }: Database): Refused[] {
  const tables = objects.filter(isTable).filter((table) => table.kind === "table" && lacksIdentity(table));
  return publications.flatMap((publication) =>
    tables
      .filter((table) => publishes(publication, table))
      .flatMap((table) =>
        (["update", "delete"] as const)
          .filter((operation) => publication.operations.includes(operation))
          .map((operation) => ({ table, publication, operation })),
      ),
  );
}

const publishes = ({ allTables, schemas = [], tables = [] }: Publication, { schema, name, options }: Table): boolean =>
  options?.unlogged !== true &&
  (allTables === true || schemas.includes(schema) || tables.some((one) => one.schema === schema && one.name === name));

type Keyed = Pick<Table, "primaryKey" | "uniques" | "indexes" | "options"> & Pick<Partition, "attachedIndexes">;

/** Whether nothing tells the rows of a table, or of a partition of it, from one another; `inherited`: the key of the table it is a part of. */
function lacksIdentity(
  {
    primaryKey,
    uniques,
    indexes,
    attachedIndexes = [],
    options,
    partitioning,
  }: Keyed & Pick<Partition, "partitioning">,
  inherited?: Table["primaryKey"],
): boolean {
  const key = primaryKey ?? inherited;
  if (partitioning) return partitioning.partitions.some((each) => lacksIdentity(each, key));
  if (options?.replicaIdentity === "full") return false;
  if (options?.replicaIdentity === "nothing") return true;
  const isChosen = [...uniques, ...indexes, ...attachedIndexes].some((one) => one.options?.replicaIdentity === true);
  return !isChosen && (key === undefined || key.deferrable !== undefined);
}
