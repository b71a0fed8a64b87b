import type { PartitionInput, PartitioningInput } from "../../../../core/model/table.ts";
import type { PartitionRow } from "../queries/tables.ts";
import type { Catalog } from "./catalog.ts";
import { keyOf, schemaOf } from "./names.ts";

/** How a table is cut into partitions; undefined where it is not. */
export function translatePartitions(catalog: Catalog, schema: string, table: string): PartitioningInput | undefined {
  const rows = catalog.partitions.get(keyOf(schema, table));
  const [first] = rows ?? [];
  if (rows === undefined || first === undefined) return undefined;
  const own = schemaOf(schema, catalog.own);
  // Names of partitions are unique within their table alone.
  const named = (name: string, row: PartitionRow) => ({
    ...{ schema: own, name: `${table}.${name}` },
    ...(row.comment !== undefined && row.comment !== "" && { comment: row.comment }),
  });
  const partitions = [...Map.groupBy(rows, ({ position }) => position).values()].map((parts): PartitionInput => {
    const row = parts[0]!;
    return {
      ...named(row.name, row),
      bound: boundOf(row),
      ...(row.submethod !== undefined && {
        partitioning: {
          strategy: row.submethod.toLowerCase(),
          key: row.subexpression ?? "",
          partitions: parts.map((part) => ({ ...named(part.subpartition ?? "", part), bound: "" })),
        },
      }),
    };
  });
  return { strategy: first.method.toLowerCase(), key: first.expression ?? "", partitions };
}

function boundOf({ method, description }: PartitionRow): string {
  if (description === undefined) return "";
  if (!method.startsWith("RANGE")) return `VALUES IN (${description})`;
  return `VALUES LESS THAN ${description === "MAXVALUE" ? description : `(${description})`}`;
}
