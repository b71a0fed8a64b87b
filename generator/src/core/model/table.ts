import { z } from "zod";
import { column, presence } from "./column.ts";
import { code, marks, named, options, owned, reference, unordered } from "./common.ts";
import { check, exclusion, foreignKey, key } from "./constraint.ts";
import { extendedStatistics } from "./extended-statistics.ts";
import { tableIndex } from "./table-index.ts";
import { policy, rewriteRule, trigger } from "./trigger.ts";

/** What of a partition belongs to an index (or key) of the table, by that one's name. */
const attachedIndex = z.strictObject({ ...named, options: options.optional() });
export type AttachedIndex = z.infer<typeof attachedIndex>;

/** What a partition has of its own, beside what it takes over from its parent. */
const partitionFacts = {
  ...reference.shape,
  comment: named.comment,
  /** FOR VALUES …, or DEFAULT, as the engine prints it. */
  bound: code(),
  /** Those with facts of their own: a default, a comment, NOT NULL, …; the others are as in the parent. */
  columns: z.array(column).optional(),
  primaryKey: key.optional(),
  uniques: unordered(key).default([]),
  foreignKeys: unordered(foreignKey).default([]),
  checks: unordered(check).default([]),
  exclusions: unordered(exclusion).default([]),
  indexes: unordered(tableIndex).default([]),
  /** Those with facts of their own: a comment, options that are not those of the table's index. */
  attachedIndexes: unordered(attachedIndex).optional(),
  statistics: unordered(extendedStatistics).optional(),
  /** Its own ones, and those of the table that are in another state here. */
  triggers: unordered(trigger).default([]),
  rules: unordered(rewriteRule).optional(),
  rowSecurity: z.enum(["enabled", "forced"]).optional(),
  /** FORCE ROW LEVEL SECURITY where it is not enabled: it does nothing yet. */
  rowSecurityForced: z.literal(true).optional(),
  policies: unordered(policy).default([]),
  ...owned,
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
  key: z.string().register(marks, { code: true }),
  partitions: unordered(partition, { tall: true }).default([]),
});

/** One of the kinds of documents that stand side by side in a collection: it is told by its fields, never by a value. */
export const documentShape = z.strictObject({
  /** What the keys of all its documents begin with (`USER#`), where keys tell kinds apart. */
  name: z.string().optional(),
  /** Those that its documents have and not all documents have. */
  columns: unordered(z.string()),
  /** How often its documents have those of them that not all of its own have, and others that not all of the collection have. */
  presence: z.record(z.string(), presence).optional(),
});
export type DocumentShape = z.infer<typeof documentShape>;

export const table = z.strictObject({
  kind: z.enum(["table", "foreign table", "collection"]),
  schema: z.string(),
  ...named,
  /** In their physical order. */
  columns: z.array(column).default([]),
  primaryKey: key.optional(),
  uniques: unordered(key).default([]),
  foreignKeys: unordered(foreignKey).default([]),
  checks: unordered(check).default([]),
  exclusions: unordered(exclusion).default([]),
  /** Those that back no constraint. */
  indexes: unordered(tableIndex).default([]),
  statistics: unordered(extendedStatistics).optional(),
  triggers: unordered(trigger).default([]),
  rules: unordered(rewriteRule).default([]),
  rowSecurity: z.enum(["enabled", "forced"]).optional(),
  /** FORCE ROW LEVEL SECURITY where it is not enabled: it does nothing yet. */
  rowSecurityForced: z.literal(true).optional(),
  policies: unordered(policy).default([]),
  partitioning: partitioning.optional(),
  inherits: z.array(reference).default([]),
  /** Documents looked at, where the schema is inferred: what was asked for, not what was found. */
  sample: z.number().optional(),
  /** The fields whose values tell which of the shapes a document has. */
  discriminator: unordered(z.string()).optional(),
  shapes: unordered(documentShape, { tall: true }).optional(),
  ...owned,
  options: options.optional(),
});
export type Table = z.infer<typeof table>;
