import { z } from "zod";
import { code, grant, grants, marks, named, options, partDependsOn, reference, unordered } from "./common.ts";

/** What a sequence does, without its name: only what differs from the engine's default for its type. */
export const sequenceFacts = {
  type: z.string().optional(),
  start: z.string().optional(),
  increment: z.string().optional(),
  min: z.string().optional(),
  max: z.string().optional(),
  cache: z.string().optional(),
  cycle: z.boolean().optional(),
};

export type SequenceFacts = {
  [fact in keyof typeof sequenceFacts]?: z.infer<(typeof sequenceFacts)[fact]> | undefined;
};

/** What the sequence of a column has of its own; options: `unlogged` where its table is not. */
const sequenceTail = { comment: named.comment, grants: unordered(grant).optional(), options: options.optional() };

const identity = z.strictObject({
  generation: z.enum(["always", "by default"]),
  /** What its sequence is called, where that is not as the engine calls one. */
  name: z.string().optional(),
  ...sequenceFacts,
  ...sequenceTail,
});
const generated = z.strictObject({ expression: code(), storage: z.enum(["stored", "virtual"]) });

/** How often a sampled field is there, as a bucket: a percentage would change with every sample. */
export const presence = z.enum(["always", "usually", "sometimes", "rarely"]);

const columnFacts = {
  ...named,
  /** As the engine prints it, with its modifiers: `character varying(20)`, `public.order_state[]`. */
  type: z.string(),
  nullable: z.boolean(),
  default: code().optional(),
  generated: generated.optional(),
  /** What its generated value is made of. */
  dependsOn: partDependsOn,
  identity: identity.optional(),
  /** The sequence that belongs to the column (serial): it has no file of its own. */
  sequence: z.strictObject({ ...reference.shape, ...sequenceFacts, ...sequenceTail }).optional(),
  /** Where it differs from the type's own. */
  collation: z.string().optional(),
  presence: presence.optional(),
  /** All types seen, most frequent first, where a schema is inferred and there are several. */
  types: z.array(z.string()).optional(),
  grants,
  options: options.optional(),
};

/** A column of a table or view, an attribute of a composite type, or a field of a document (then with `fields`). */
export type Column = z.infer<z.ZodObject<typeof columnFacts>> & { fields?: Column[] | undefined };
export type ColumnInput = z.input<z.ZodObject<typeof columnFacts>> & { fields?: ColumnInput[] | undefined };

export const column: z.ZodType<Column, ColumnInput> = z.strictObject({
  ...columnFacts,
  get fields() {
    return z.array(column).register(marks, { tall: true }).optional();
  },
});
