import { dataLanguageOf } from "../core/dialects/data-languages.ts";
import { shownName } from "../core/masking/index.ts";
import { scriptOf } from "../core/mock/formats/script.ts";
import { mockPlan } from "../core/mock/plan/plan.ts";
import { qualifiedName } from "../core/names/names.ts";
import { SchemalogError } from "../errors.ts";
import { readSnapshot } from "../store/snapshot/index.ts";
import { chooseConnections, openWorkspace } from "../workspace/index.ts";
import type { Run } from "./command.ts";

/** Prints a script with rows for every table of a connection's snapshot; on stderr, what could not be kept. */
export const run: Run = async ({ args, options }, context) => {
  const settings = { seed: String(options.seed), now: moment(String(options.now)), rows: count(String(options.rows)) };
  const workspace = await openWorkspace(context);
  const [connection, ...others] = chooseConnections(workspace, args);
  if (connection === undefined || others.length > 0) {
    throw new SchemalogError("name the connection that rows are for", {
      exitCode: 2,
      hint: `This workspace has: ${workspace.connections.map(({ name }) => name).join(", ")}.`,
    });
  }
  const database = await readSnapshot(connection.snapshotDir);
  const plan = mockPlan(database, settings);
  for (const sql of scriptOf(plan, dataLanguageOf(database.engine))) context.document(`${sql};`);
  for (const { table, column, what } of plan.problems)
    context.warn({
      object: [qualifiedName(table.schema, table.name), column].filter(Boolean).join("."),
      message: what,
    });
  const short = plan.tables.filter(({ rows }) => rows < settings.rows);
  for (const { table, rows } of short)
    context.progress(`${qualifiedName(table.schema, table.name)} has ${rows} rows: its keys have no room for more`);
  return 0;
};

function count(text: string): number {
  const found = /^\d+$/.test(text) ? Number(text) : 0;
  if (found >= 1 && found <= 1e9) return found;
  throw new SchemalogError(`--rows takes a number from 1 to 1000000000, not \`${shownName(text)}\``, { exitCode: 2 });
}

function moment(text: string): number {
  const found = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(found)) return found;
  throw new SchemalogError(`--now takes a date such as 2026-01-31, not \`${shownName(text)}\``, { exitCode: 2 });
}
