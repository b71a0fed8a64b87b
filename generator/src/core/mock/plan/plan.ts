import { dataLanguageOf } from "../../dialects/data-languages.ts";
import { dialectOf } from "../../dialects/registry.ts";
import type { Database } from "../../model/database.ts";
import type { Table } from "../../model/table.ts";
import { referenceKey } from "../../names/reference-key.ts";
import { typeReader } from "../kinds/kind-of.ts";
import { columnPlans } from "./columns.ts";
import type { Languages, MockProblem, MockSettings, MockTable } from "./mock-table.ts";
import { withRelated } from "./related.ts";
import { tableRows } from "./table-rows.ts";

/** `problems` grows while rows are made: some are only met there. */
export type MockPlan = { tables: MockTable[]; problems: MockProblem[] };

/** The tables of a database with rows for each. Throws SchemalogError (2) for an engine that no rows are made for. */
export function mockPlan(database: Database, settings: MockSettings): MockPlan {
  const languages: Languages = { dialect: dialectOf(database.engine), data: dataLanguageOf(database.engine) };
  const problems: MockProblem[] = [];
  const report = (problem: MockProblem) => {
    const isKnown = problems.some(
      ({ table, what }) => what === problem.what && referenceKey(table) === referenceKey(problem.table),
    );
    if (!isKnown) problems.push(problem);
  };
  const found = database.objects.filter((one): one is Table => one.kind === "table");
  const tables = found.map((table) => withRelated(table, found));
  const read = typeReader(database, languages.dialect, languages.data);
  const columns = new Map(tables.map((table) => [referenceKey(table), columnPlans(table, read, report)]));
  const counts = new Map(tables.map((table) => [referenceKey(table), settings.rows]));
  const all = new Map<string, ReturnType<typeof tableRows>>();
  const byKey = new Map(tables.map((table) => [referenceKey(table), table]));
  const context = { ...languages, report, settings, tables: byKey, columns, counts, all };
  // A table that holds fewer rows may leave less room to those that point at it.
  for (let again = 0; again < 20; again++) {
    let changed = false;
    for (const table of tables) {
      const key = referenceKey(table);
      const made = tableRows(table, context);
      all.set(key, made);
      if (made.rows < counts.get(key)!) {
        counts.set(key, made.rows);
        changed = true;
      }
    }
    if (!changed) break;
  }
  return { tables: tables.map((table) => all.get(referenceKey(table))!), problems };
}
