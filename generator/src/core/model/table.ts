import { z } from "zod";
import { column } from "./column.ts";
import { grants, named, options, reference } from "./common.ts";
import { check, exclusion, foreignKey, key } from "./constraint.ts";
import { tableIndex } from "./table-index.ts";
import { policy, rewriteRule, trigger } from "./trigger.ts";

/** What a partition has of its own, beside what it takes over from its parent. */
const partitionFacts = {
  ...reference.shape,
  comment: named.comment,
  /** FOR VALUES …, or DEFAULT, as the engine prints it. */
  bound: z.string(),
  /** Those with facts of their own: a default, a comment, NOT NULL, …; the others are as in the parent. */
  columns: z.array(column).optional(),
  primaryKey: key.optional(),
  uniques: z.array(key).default([]),
  foreignKeys: z.array(foreignKey).default([]),
  checks: z.array(check).default([]),
  exclusions: z.array(exclusion).default([]),
  indexes: z.array(tableIndex).default([]),
  triggers: z.array(trigger).default([]),
  rules: z.array(rewriteRule).optional(),
  rowSecurity: z.enum(["enabled", "forced"]).optional(),
  policies: z.array(policy).default([]),
  grants,
  options: options.optional(),
};

export type Partitioning = { strategy: string; key: string; partitions: Partition[] };
export type Partition = z.infer<z.ZodObject<typeof partitionFacts>> & { partitioning?: Partitioning | undefined };
export type PartitioningInput = { strategy: string; key: string; partitions?: PartitionInput[] | undefined };
export type PartitionInput = z.input<z.ZodObject<typeof partitionFacts>> & {
  partitioning?: PartitioningInput | undefined;
};

export const partition: z.ZodType<Partition, PartitionInput> = z.strictObject({
  ...partitionFacts,
  get partitioning() {
    return partitioning.optional();
  },
});

/** How a table is cut into partitions. They are folded into it, and have no file of their own. */
const partitioning: z.ZodType<Partitioning, PartitioningInput> = z.strictObject({
  strategy: z.string(),
  key: z.string(),
  partitions: z.array(partition).default([]),
});

export const table = z.strictObject({
  kind: z.enum(["table", "foreign table", "collection"]),
  schema: z.string(),
  ...named,
  /** In their physical order. */
  columns: z.array(column).default([]),
  primaryKey: key.optional(),
  uniques: z.array(key).default([]),
  foreignKeys: z.array(foreignKey).default([]),
  checks: z.array(check).default([]),
  exclusions: z.array(exclusion).default([]),
  /** Those that back no constraint. */
  indexes: z.array(tableIndex).default([]),
  triggers: z.array(trigger).default([]),
  rules: z.array(rewriteRule).default([]),
  rowSecurity: z.enum(["enabled", "forced"]).optional(),
  policies: z.array(policy).default([]),
  partitioning: partitioning.optional(),
  inherits: z.array(reference).default([]),
  /** Documents looked at, where the schema is inferred: what was asked for, not what was found. */
  sample: z.number().optional(),
  grants,
  options: options.optional(),
});
export type Table = z.infer<typeof table>;
