import type { DataLanguage } from "../../dialects/data-language.ts";
import { loadOrder } from "../plan/order.ts";
import type { MockPlan } from "../plan/plan.ts";
import { inserts, updates } from "./sql.ts";

/**
 * All rows of a plan as statements in an order that the keys allow: INSERTs, and then UPDATEs with what a cycle of keys put off. Where keys
 * that are not deferrable must not be NULL on either side, foreign keys are not checked meanwhile, if the engine can do that.
 */
export function* scriptOf({ tables }: MockPlan, data: DataLanguage): Generator<string> {
  const steps = loadOrder(tables.map(({ table }) => table));
  const unchecked = steps.some(({ stuck }) => stuck.length > 0) ? data.unchecked : undefined;
  if (unchecked) yield unchecked.begin;
  const byTable = new Map(tables.map((one) => [one.table, one]));
  for (const make of [inserts, updates])
    for (const step of steps) {
      const one = byTable.get(step.table)!;
      yield* make(one, step, data, { from: 0, to: one.rows });
    }
  if (unchecked) yield unchecked.end;
}
