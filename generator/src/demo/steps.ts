import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";

const person = z
  .string()
  .regex(/^[^<>]+ <[^<>\s]+@[^<>\s]+>$/, "write `Name <address>`")
  .transform((text) => {
    const [name = "", email = ""] = text.slice(0, -1).split(" <");
    return { name, email };
  });

const step = z.strictObject({
  migration: z.string(),
  author: person,
  date: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
  /** Of the commit, with the number of its pull request. */
  subject: z.string(),
  /** What somebody wrote about objects, in the same pull request. */
  annotations: z.array(z.string()).default([]),
});

/** One commit of the demo: a migration, and who committed it when. */
export type Step = z.output<typeof step>;

/** The steps of the demo in `folder`, in their order. Throws a ZodError naming what is wrong in history.yml. */
export const readSteps = (folder: string): Step[] =>
  z
    .array(step)
    .min(1)
    .parse(parse(readFileSync(join(folder, "history.yml"), "utf8"), { schema: "core" }));
