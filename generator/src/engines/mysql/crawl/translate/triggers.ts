import { type Trigger, trigger } from "../../../../core/model/trigger.ts";
import type { Catalog } from "./catalog.ts";
import { keyOf } from "./names.ts";

/** Triggers of a table; those of the same time and event run one after another. */
export function translateTriggers(catalog: Catalog, schema: string, table: string): Trigger[] {
  const rows = catalog.triggers.get(keyOf(schema, table)) ?? [];
  return rows.map((row, at) => {
    const before = rows[at - 1];
    const follows = before?.event === row.event && before.timing === row.timing ? before.name : undefined;
    return trigger.parse({
      name: row.name,
      timing: row.timing.toLowerCase(),
      events: [row.event.toLowerCase()],
      level: "row",
      body: row.body ?? "",
      ...(follows !== undefined && { follows }),
    });
  });
}
