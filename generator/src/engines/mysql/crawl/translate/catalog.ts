import type { Server } from "../../server.ts";
import type { Rows } from "../queries/index.ts";
import type { SequenceRow } from "../sequences.ts";
import { groupBy } from "./names.ts";

/** The rows, found by what they belong to. */
export type Catalog = ReturnType<typeof indexCatalog>;

export function indexCatalog(rows: Rows, sequences: SequenceRow[], server: Server, own: string | undefined) {
  return {
    ...{ rows, server, own },
    columns: groupBy(rows.columns, ({ table }) => table),
    indexes: groupBy(rows.indexes, ({ table }) => table),
    foreignKeys: groupBy(rows.foreignKeys, ({ table }) => table),
    checks: groupBy(rows.checks, ({ table }) => table),
    partitions: groupBy(rows.partitions, ({ table }) => table),
    triggers: groupBy(rows.triggers, ({ table }) => table),
    parameters: groupBy(rows.parameters, ({ routine, form }) => `${form} ${routine}`),
    sequences: groupBy(sequences, ({ name }) => name),
    privileges: groupBy(rows.privileges, ({ table = "" }) => table),
  };
}
