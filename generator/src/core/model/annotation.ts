import { z } from "zod";

/**
 * A description and where it is from: `by` a person, a comment of the database, the offline describer or a model's name;
 * `of` the hash of the facts that a machine described. A plain string is a person's.
 */
export const text = z.union([
  z.string().transform((words) => ({ text: words, by: "person" as string, of: undefined as string | undefined })),
  z.strictObject({ text: z.string(), by: z.string(), of: z.string().optional() }),
]);
export type Text = z.output<typeof text>;

/** A decision about a rename, kept and replayed: `from` is the old name, `accepted` whether it really is the same thing. */
export const renameDecision = z.strictObject({
  column: z.string().optional(),
  from: z.string(),
  accepted: z.boolean(),
});
export type RenameDecision = z.infer<typeof renameDecision>;

/** Front matter of annotations/<schema>/<object>.md; what follows it are free notes in Markdown. */
export const annotation = z.strictObject({
  description: text.optional(),
  columns: z.record(z.string(), text).default({}),
  owner: z.string().optional(),
  tags: z.array(z.string()).default([]),
  renames: z.array(renameDecision).default([]),
});
export type Annotation = z.output<typeof annotation> & { notes: string };
