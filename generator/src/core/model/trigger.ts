import { z } from "zod";
import { code, longText, named, options, partDependsOn, reference, unordered } from "./common.ts";

export const triggerState = z.enum(["disabled", "replica", "always"]);

export const trigger = z.strictObject({
  ...named,
  timing: z.enum(["before", "after", "instead of"]),
  events: unordered(z.enum(["insert", "update", "delete", "truncate"])),
  level: z.enum(["row", "statement"]),
  /** UPDATE OF these columns. */
  columns: unordered(z.string()).optional(),
  when: code().optional(),
  dependsOn: partDependsOn,
  /** The routine that it calls, or `body` where the trigger holds its own code. */
  routine: reference.optional(),
  arguments: z.array(z.string()).optional(),
  body: longText().optional(),
  /** Transition tables: REFERENCING OLD TABLE AS, NEW TABLE AS. */
  oldTable: z.string().optional(),
  newTable: z.string().optional(),
  /** The trigger for the same time and event after which it runs, where the order is not that of their names. */
  follows: z.string().optional(),
  /** Set for a constraint trigger. */
  constraint: z.enum(["not deferrable", "initially immediate", "initially deferred"]).optional(),
  /** The other table that a constraint trigger is about, with which it goes. */
  from: reference.optional(),
  /** Absent: enabled in the ordinary way. */
  state: triggerState.optional(),
  options: options.optional(),
});
export type Trigger = z.infer<typeof trigger>;

/** A rewrite rule (CREATE RULE) other than a view's own. */
export const rewriteRule = z.strictObject({
  ...named,
  definition: code(),
  dependsOn: partDependsOn,
  state: triggerState.optional(),
});
export type RewriteRule = z.infer<typeof rewriteRule>;

/** A row-level security policy. */
export const policy = z.strictObject({
  ...named,
  command: z.enum(["all", "select", "insert", "update", "delete"]),
  permissive: z.boolean(),
  roles: unordered(z.string()),
  using: code().optional(),
  withCheck: code().optional(),
  dependsOn: partDependsOn,
});
export type Policy = z.infer<typeof policy>;
