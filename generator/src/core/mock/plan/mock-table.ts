import type { DataLanguage } from "../../dialects/data-language.ts";
import type { Dialect } from "../../dialects/dialect.ts";
import type { Reference } from "../../model/common.ts";
import type { ForeignKey } from "../../model/constraint.ts";
import type { Table } from "../../model/table.ts";
import type { Cell, Kind } from "../kinds/kind.ts";
import type { Spread } from "../random/spread.ts";
import type { ColumnPlan } from "./columns.ts";
import type { Unit } from "./unit.ts";

/** What decides, with the schema, every cell there is; `now` in milliseconds since 1970. */
export type MockSettings = { seed: string; now: number; rows: number };

/** What could not be kept, of a table and, where it is about one, a column. */
export type MockProblem = { table: Reference; column?: string; what: string };

/** Takes what could not be kept; saying it again adds nothing. */
export type Report = (problem: MockProblem) => void;

/** A table's rows, each made by its number alone. */
export type MockTable = {
  table: Table;
  /** How many there are: fewer than were asked for where no more fit. */
  rows: number;
  /** Those that get a value. */
  columns: { name: string; kind: Kind; type: string }[];
  row(index: number): Cell[];
};

/** The columns of a foreign key, and how its rows are spread over those of the other table. */
export type Pointer = Unit & { key: ForeignKey; spread: Spread | undefined };

/** How the engine reads expressions, and how it writes rows. */
export type Languages = { dialect: Dialect; data: DataLanguage };

export type Context = Languages & {
  report: Report;
  settings: MockSettings;
  tables: Map<string, Table>;
  columns: Map<string, ColumnPlan[]>;
  counts: Map<string, number>;
  all: Map<string, TableRows>;
};

export type TableRows = MockTable & {
  pointers: Pointer[];
  /** The row that a foreign key points at; undefined where it is NULL. */
  digit(pointer: Pointer, row: number): number | undefined;
  cell(column: string, row: number): Cell;
};
