import type { Dialect } from "../../dialects/dialect.ts";
import type { Database } from "../../model/database.ts";
import type { Reference } from "../../model/common.ts";
import type { Table } from "../../model/table.ts";
import type { Cell } from "../kinds/kind.ts";
import { columnPlans } from "./columns.ts";
import { tableRows } from "./table-rows.ts";

/** What decides, with the schema, every cell there is; `now` in milliseconds since 1970. */
export type MockSettings = { seed: string; now: number; rows: number };

/** What could not be kept, of a table and, where it is about one, a column. */
export type MockProblem = { table: Reference; column?: string; what: string };

/** A table's rows, each made by its number alone. */
export type MockTable = {
  table: Table;
  /** How many there are: fewer than were asked for where no more fit. */
  rows: number;
  /** Those that get a value. */
  columns: { name: string; kind: import("../kinds/kind.ts").Kind; type: string }[];
  row(index: number): Cell[];
};

export type MockPlan = { tables: MockTable[]; problems: MockProblem[] };

export const tableKey = ({ schema, name }: Reference): string => `${schema}\n${name}`;

/** The tables of a database with rows for each. */
export function mockPlan(database: Database, dialect: Dialect, settings: MockSettings): MockPlan {
  const problems: MockProblem[] = [];
  const tables = database.objects.filter((one): one is Table => one.kind === "table");
  const columns = new Map(tables.map((table) => [tableKey(table), columnPlans(table, database, dialect, settings, problems)]));
  const counts = new Map(tables.map((table) => [tableKey(table), settings.rows]));
  const all = new Map<string, ReturnType<typeof tableRows>>();
  const context = { dialect, settings, columns, counts, all };
  // A table that holds fewer rows may leave less room to those that point at it.
  for (let again = 0; again < 20; again++) {
    let changed = false;
    for (const table of tables) {
      const key = tableKey(table);
      const made = tableRows(table, context);
      all.set(key, made);
      if (made.rows < counts.get(key)!) {
        counts.set(key, made.rows);
        changed = true;
      }
    }
    if (!changed) break;
  }
  return {
    tables: tables.map((table) => all.get(tableKey(table))!),
    problems: [...problems, ...tables.flatMap((table) => all.get(tableKey(table))!.problems)],
  };
}
