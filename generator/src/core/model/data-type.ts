import { z } from "zod";
import { column, sequenceFacts } from "./column.ts";
import { code, named, options, owned, reference, unordered } from "./common.ts";
import { check } from "./constraint.ts";

/** A sequence by itself: no column takes its numbers from it as its own. */
export const sequence = z.strictObject({
  kind: z.literal("sequence"),
  schema: z.string(),
  ...named,
  ...sequenceFacts,
  /** The column with which it goes, though that has another one: a serial that was made an identity leaves it behind. */
  ownedBy: z.strictObject({ ...reference.shape, column: z.string() }).optional(),
  ...owned,
  options: options.optional(),
});
export type Sequence = z.infer<typeof sequence>;

export const enumType = z.strictObject({
  kind: z.literal("enum"),
  schema: z.string(),
  ...named,
  /** In their sort order. */
  values: z.array(z.string()).default([]),
  ...owned,
});
export type EnumType = z.infer<typeof enumType>;

export const domain = z.strictObject({
  kind: z.literal("domain"),
  schema: z.string(),
  ...named,
  type: z.string(),
  nullable: z.boolean(),
  default: code().optional(),
  collation: z.string().optional(),
  checks: unordered(check).default([]),
  ...owned,
  options: options.optional(),
});
export type Domain = z.infer<typeof domain>;

export const compositeType = z.strictObject({
  kind: z.literal("composite type"),
  schema: z.string(),
  ...named,
  columns: z.array(column).default([]),
  ...owned,
  /** What a type has that tables have, too: keys, checks, where it is of a table. */
  options: options.optional(),
});
export type CompositeType = z.infer<typeof compositeType>;

export const rangeType = z.strictObject({
  kind: z.literal("range type"),
  schema: z.string(),
  ...named,
  subtype: z.string(),
  /** subtypeOpclass, collation, canonical, subtypeDiff, multirangeType: where not default. */
  options: options.optional(),
  ...owned,
});
export type RangeType = z.infer<typeof rangeType>;
