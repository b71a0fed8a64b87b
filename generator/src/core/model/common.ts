import { z } from "zod";

/** What belongs to a property, and stands on it in the model. */
export type Marks = {
  /** The order of the list means nothing. */
  unordered?: true;
  /** SQL, in which names of tables and columns may stand. */
  code?: true;
  /** A text of several lines is a list of them in a file, so that a diff reads line by line. */
  long?: true;
  /** A list with a line for each member in a file, also inside of something else. */
  tall?: true;
  /** It follows from the rest: what differs in it alone is no change, and an older snapshot may lack it. */
  derived?: true;
  /** Not every snapshot has it: it is compared where both sides have it. */
  asked?: true;
};
export const marks = z.registry<Marks>();

/** A list whose order means nothing. */
export const unordered = <T extends z.ZodType>(item: T, more: Marks = {}) =>
  z.array(item).register(marks, { unordered: true, ...more });
export const code = () => z.string().register(marks, { code: true, long: true });
export const longText = () => z.string().register(marks, { long: true });

/** Reference by name to an object of a schema. */
export const reference = z.strictObject({ schema: z.string(), name: z.string() });
export type Reference = z.infer<typeof reference>;

/** A table or view that something reads, and the columns of it that it names. */
export const dependency = z.strictObject({ ...reference.shape, columns: unordered(z.string()).optional() });
export type Dependency = z.infer<typeof dependency>;
/** The same of a part of a table or view; without a name it is that one itself. */
export const partDependency = dependency.partial();
export type PartDependency = z.infer<typeof partDependency>;

/** What something reads, as far as the engine records it: of a part, only what its other properties don't name. */
export const dependsOn = unordered(dependency, { derived: true });
export const partDependsOn = unordered(partDependency, { derived: true }).optional();

/**
 * What one engine alone knows of an object (storage parameters, server options, …). Names are the engine's own words in
 * camelCase; diff and docs treat the record generically, so a value is never nested.
 */
export const options = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]));
export type Options = z.infer<typeof options>;

/** Privileges that a role other than the owner holds, as the SQL standard names them (`SELECT`, `EXECUTE`, …). */
export const grant = z.strictObject({
  grantee: z.string(),
  privileges: unordered(z.string()),
  /** The privileges among them that come WITH GRANT OPTION. */
  grantable: unordered(z.string()).optional(),
});
export type Grant = z.infer<typeof grant>;

/** What every named thing may carry. */
export const named = { name: z.string(), comment: longText().optional() };
export const grants = unordered(grant).default([]);
/** The role to which something belongs, where somebody asked for owners. */
export const owner = z.string().register(marks, { asked: true }).optional();
/** Whose it is, and what others may do with it. */
export const owned = { owner, grants };
