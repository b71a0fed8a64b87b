import { z } from "zod";
import { code, named, options, partDependsOn, unordered } from "./common.ts";

/** One part of an index key: a column or an expression, and only what differs from the default. */
export const keyPart = z.strictObject({
  column: z.string().optional(),
  expression: code().optional(),
  direction: z.literal("desc").optional(),
  nulls: z.enum(["first", "last"]).optional(),
  opclass: z.string().optional(),
  /** Parameters of the operator class: `siglen=32`. */
  opclassOptions: unordered(z.string()).optional(),
  collation: z.string().optional(),
  /** Characters or bytes of a prefix index. */
  length: z.number().optional(),
});
export type KeyPart = z.infer<typeof keyPart>;

/** An index that backs no constraint. */
export const tableIndex = z.strictObject({
  ...named,
  unique: z.literal(true).optional(),
  method: z.string(),
  key: z.array(keyPart),
  include: z.array(z.string()).optional(),
  /** WHERE of a partial index. */
  predicate: code().optional(),
  dependsOn: partDependsOn,
  nullsNotDistinct: z.literal(true).optional(),
  /** False: left behind by a failed concurrent build; the engine does not use it. */
  valid: z.literal(false).optional(),
  options: options.optional(),
});
export type TableIndex = z.infer<typeof tableIndex>;
