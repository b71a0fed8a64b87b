import { z } from "zod";
import { code, dependsOn, longText, named, options, owned } from "./common.ts";

export const argument = z.strictObject({
  name: z.string().optional(),
  type: z.string(),
  mode: z.enum(["out", "inout", "variadic", "table"]).optional(),
  default: code().optional(),
});
export type Argument = z.infer<typeof argument>;

/** A function, procedure or aggregate. `name` and `signature` together are its identity: overloads differ in the latter. */
export const routine = z.strictObject({
  kind: z.literal("routine"),
  schema: z.string(),
  ...named,
  /** The types of the input arguments as the engine prints them, joined with ", ". */
  signature: z.string(),
  form: z.enum(["function", "procedure", "aggregate", "window function"]),
  arguments: z.array(argument).default([]),
  /** Absent for a procedure. */
  returns: z.string().optional(),
  language: z.string().optional(),
  /** The code between the quotes, or the standard-SQL body as the engine prints it. */
  body: longText().optional(),
  /** Where the engine keeps the body parsed; what other bodies read, only their text tells. */
  dependsOn: dependsOn.optional(),
  volatility: z.enum(["immutable", "stable"]).optional(),
  strict: z.literal(true).optional(),
  securityDefiner: z.literal(true).optional(),
  /** SET clauses, estimates, parallel safety, aggregate parts: where not default. */
  options: options.optional(),
  ...owned,
});
export type Routine = z.infer<typeof routine>;
