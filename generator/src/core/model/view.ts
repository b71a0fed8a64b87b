import { z } from "zod";
import { column } from "./column.ts";
import { grants, named, options, reference } from "./common.ts";
import { tableIndex } from "./table-index.ts";
import { rewriteRule, trigger } from "./trigger.ts";

export const view = z.strictObject({
  kind: z.enum(["view", "materialized view"]),
  schema: z.string(),
  ...named,
  columns: z.array(column).default([]),
  definition: z.string(),
  /** The tables and views that it reads. */
  dependsOn: z.array(reference).default([]),
  checkOption: z.enum(["local", "cascaded"]).optional(),
  indexes: z.array(tableIndex).default([]),
  triggers: z.array(trigger).default([]),
  rules: z.array(rewriteRule).default([]),
  grants,
  options: options.optional(),
});
export type View = z.infer<typeof view>;
