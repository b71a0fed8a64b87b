import { z } from "zod";
import { column } from "./column.ts";
import { code, dependsOn, named, options, owned, unordered } from "./common.ts";
import { extendedStatistics } from "./extended-statistics.ts";
import { tableIndex } from "./table-index.ts";
import { rewriteRule, trigger } from "./trigger.ts";

export const view = z.strictObject({
  kind: z.enum(["view", "materialized view"]),
  schema: z.string(),
  ...named,
  columns: z.array(column).default([]),
  definition: code(),
  dependsOn: dependsOn.default([]),
  checkOption: z.enum(["local", "cascaded"]).optional(),
  indexes: unordered(tableIndex).default([]),
  statistics: unordered(extendedStatistics).optional(),
  triggers: unordered(trigger).default([]),
  rules: unordered(rewriteRule).default([]),
  ...owned,
  options: options.optional(),
});
export type View = z.infer<typeof view>;
