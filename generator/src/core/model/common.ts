import { z } from "zod";

/** Reference by name to an object of a schema. */
export const reference = z.strictObject({ schema: z.string(), name: z.string() });
export type Reference = z.infer<typeof reference>;

/**
 * What one engine alone knows of an object (storage parameters, server options, …). Names are the engine's own words in
 * camelCase; diff and docs treat the record generically, so a value is never nested.
 */
export const options = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]));
export type Options = z.infer<typeof options>;

/** Privileges that a role other than the owner holds, as the SQL standard names them (`SELECT`, `EXECUTE`, …). */
export const grant = z.strictObject({
  grantee: z.string(),
  privileges: z.array(z.string()),
  /** The privileges among them that come WITH GRANT OPTION. */
  grantable: z.array(z.string()).optional(),
});
export type Grant = z.infer<typeof grant>;

/** What every named thing may carry. */
export const named = { name: z.string(), comment: z.string().optional() };
export const grants = z.array(grant).default([]);
