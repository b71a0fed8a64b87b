import { z } from "zod";
import { code, named, options, partDependsOn, reference, unordered } from "./common.ts";

/** Facts of a constraint that are absent where they are the default (not deferrable, validated, enforced). */
const enforcement = {
  deferrable: z.enum(["initially immediate", "initially deferred"]).optional(),
  validated: z.literal(false).optional(),
  enforced: z.literal(false).optional(),
};

/** A primary key or unique constraint, with the index behind it. */
export const key = z.strictObject({
  ...named,
  columns: z.array(z.string()),
  include: z.array(z.string()).optional(),
  nullsNotDistinct: z.literal(true).optional(),
  /** Temporal key: the last column is WITHOUT OVERLAPS. */
  withoutOverlaps: z.literal(true).optional(),
  deferrable: enforcement.deferrable,
  options: options.optional(),
});
export type Key = z.infer<typeof key>;

export const referentialAction = z.enum(["restrict", "cascade", "set null", "set default"]);

export const foreignKey = z.strictObject({
  ...named,
  columns: z.array(z.string()),
  references: z.strictObject({ ...reference.shape, columns: z.array(z.string()) }),
  /** Absent: NO ACTION. */
  onUpdate: referentialAction.optional(),
  onDelete: referentialAction.optional(),
  /** The columns that ON DELETE SET NULL or SET DEFAULT touches, where they are not all. */
  onDeleteColumns: unordered(z.string()).optional(),
  match: z.enum(["full", "partial"]).optional(),
  /** Temporal key: the last column is PERIOD. */
  period: z.literal(true).optional(),
  ...enforcement,
});
export type ForeignKey = z.infer<typeof foreignKey>;

export const check = z.strictObject({
  ...named,
  expression: code(),
  dependsOn: partDependsOn,
  noInherit: z.literal(true).optional(),
  validated: enforcement.validated,
  enforced: enforcement.enforced,
});
export type Check = z.infer<typeof check>;

/** EXCLUDE constraint; its definition is what follows the word CONSTRAINT name. */
export const exclusion = z.strictObject({
  ...named,
  definition: code(),
  dependsOn: partDependsOn,
  deferrable: enforcement.deferrable,
});
export type Exclusion = z.infer<typeof exclusion>;
