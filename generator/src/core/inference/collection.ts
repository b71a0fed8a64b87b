import type { Table } from "../model/table.ts";
import { columnsOf } from "./columns.ts";
import { keepBounds } from "./infer.ts";
import { shapesOf } from "./shapes.ts";
import type { Inference } from "./tree.ts";

/** What is inferred of a collection. */
export type Inferred = Pick<Table, "columns" | "discriminator" | "shapes">;

/**
 * What a collection's documents have in them. `last` is what the last snapshot said: what may differ from it by the chance of a
 * sample stays as it was. It is null where there is no last snapshot, and where every document was read.
 */
export function inferred(inference: Inference, last: Inferred | null): Inferred {
  keepBounds(inference);
  const columns = columnsOf(inference.typeNames, inference.root, last === null ? null : last.columns);
  return { columns, ...shapesOf(inference, columns, last) };
}
