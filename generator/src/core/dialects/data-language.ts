import type { Cell, Kind } from "../mock/kinds/kind.ts";
import type { Reference } from "../model/common.ts";

/** How an engine's rows are written. Apart from its dialect: only what makes rows needs it. */
export type DataLanguage = {
  /** What values one of the language's own types takes; undefined for those of a schema, and where nothing is known. */
  kind(printed: string): Kind | undefined;
  /** A cell in SQL. */
  literal(cell: Cell, kind: Kind): string;
  /** A cell as the engine reads it from a file of texts, such as CSV; null for NULL. */
  text(cell: Cell, kind: Kind): string | null;
  /** A statement that inserts rows of literals, also into columns that the engine would fill; without a `;` at its end. */
  insert(table: Reference, columns: string[], rows: string[][]): string;
  /** So many rows one INSERT takes. */
  mostRows: number;
  /** What the bound of a partition says of its rows, as a condition; "" where it takes the rest, undefined where no condition says it. */
  partitionCondition?(strategy: string, key: string, bound: string): string | undefined;
};

/** `(a, b), (c, d)`, a row on each line. */
export const tuples = (rows: string[][]): string => rows.map((cells) => `(${cells.join(", ")})`).join(",\n");
