import type { Cell } from "../kinds/kind.ts";

/**
 * What is drawn together: a column by itself, or the columns that point at another table. Each of its `size` digits stands for one
 * combination of cells; `usual` is the digit of a row where nothing asks for more, undefined for NULL.
 */
export type Unit = {
  columns: string[];
  size: number;
  /** The lower, the better a number of its own becomes it. */
  rank: number;
  cells(digit: number, row: number): Cell[];
  usual(row: number, attempt: number): number | undefined;
};

/** The digit of a unit for each row, where a key asks for one. */
export type Digits = Map<Unit, (row: number) => number>;
