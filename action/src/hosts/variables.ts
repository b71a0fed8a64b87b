import { gitId, SchemalogError } from "schemalog";
import { z } from "zod";

/** Text on one line: names end up in trailers of commits and in the log. */
export const line = z.string().regex(/^\P{Cc}+$/u, "must be one line of text");
export const commitId = z.string().regex(gitId, "must be a commit id");
/** CI systems set some variables to nothing. */
export const maybe = <T extends z.ZodType>(type: T) =>
  z.preprocess((value) => (value === "" || value === null ? undefined : value), type.optional());

/** What a CI system says of a job; `what` begins the error. Throws SchemalogError (2) where this is no such job. */
export function checkedJob<T extends z.ZodType>(what: string, schema: T, value: unknown): z.infer<T> {
  const { success, data, error } = schema.safeParse(value);
  if (success) return data;
  const { path = [], message = "" } = error.issues[0] ?? {};
  throw new SchemalogError(`${what}: ${path.join(".")}: ${message}`, {
    exitCode: 2,
    hint: "To see what a run would do elsewhere: schemalog ci --host local",
  });
}
