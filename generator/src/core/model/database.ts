import { z } from "zod";
import { code, grants, longText, marks, named, options, owned, owner, reference, unordered } from "./common.ts";
import { compositeType, domain, enumType, rangeType, sequence } from "./data-type.ts";
import { routine } from "./routine.ts";
import { scheduledEvent } from "./scheduled-event.ts";
import { table } from "./table.ts";
import { triggerState } from "./trigger.ts";
import { view } from "./view.ts";

/** An object of a schema; each is one file of a snapshot. */
export const schemaObject = z.discriminatedUnion("kind", [
  table,
  view,
  sequence,
  enumType,
  domain,
  compositeType,
  rangeType,
  routine,
  scheduledEvent,
]);
export type SchemaObject = z.infer<typeof schemaObject>;
export type ObjectKind = SchemaObject["kind"];

export const namespace = z.strictObject({ ...named, ...owned });
export type Namespace = z.infer<typeof namespace>;

export const extension = z.strictObject({ ...named, schema: z.string().optional() });
export type Extension = z.infer<typeof extension>;

export const eventTrigger = z.strictObject({
  ...named,
  event: z.string(),
  tags: unordered(z.string()).optional(),
  routine: reference,
  state: triggerState.optional(),
  owner,
});
export type EventTrigger = z.infer<typeof eventTrigger>;

/** A server of foreign tables. The engine shows values of options by an allowlist only. */
export const foreignServer = z.strictObject({
  ...named,
  wrapper: z.string(),
  type: z.string().optional(),
  version: z.string().optional(),
  options: options.optional(),
  ...owned,
});
export type ForeignServer = z.infer<typeof foreignServer>;

export const publication = z.strictObject({
  ...named,
  allTables: z.literal(true).optional(),
  schemas: unordered(z.string()).optional(),
  tables: unordered(
    z.strictObject({ ...reference.shape, columns: z.array(z.string()).optional(), where: code().optional() }),
  ).optional(),
  operations: unordered(z.enum(["insert", "update", "delete", "truncate"])),
  options: options.optional(),
  owner,
});
export type Publication = z.infer<typeof publication>;

/** Privileges that others get on what one role creates from then on; its name tells it from others, and follows from the rest. */
export const defaultPrivilege = z.strictObject({
  name: z.string(),
  objects: z.enum(["tables", "sequences", "routines", "types", "schemas", "large objects"]),
  /** Absent: wherever it creates them. */
  schema: z.string().optional(),
  /** Who creates them, where several have said different things; absent: the owner of the database, or whoever it is. */
  creator: z.string().optional(),
  grants,
});
export type DefaultPrivilege = z.infer<typeof defaultPrivilege>;

/** What has no properties but its definition: an operator, a cast, a collation, … Its name says what it is, as the engine does: `cast (a as b)`. */
export const otherObject = z.strictObject({
  ...named,
  definition: longText(),
  options: options.optional(),
  ...owned,
});
export type OtherObject = z.infer<typeof otherObject>;

/** What is said of the database itself; it stands in database.json. */
export const ownFacts = z.strictObject({
  engine: z.string(),
  comment: longText().optional(),
  owner,
  /** How many there are of kinds of things that no snapshot holds. */
  notCovered: z.record(z.string(), z.number()).optional(),
  /** The same of things that belong to the server, or are no part of the schema. */
  onServer: z.record(z.string(), z.number()).register(marks, { asked: true }).optional(),
});
export type OwnFacts = z.infer<typeof ownFacts>;

/** What belongs to no schema, and schemas themselves; each is one file of a snapshot. */
export const globals = {
  schemas: namespace,
  extensions: extension,
  eventTriggers: eventTrigger,
  servers: foreignServer,
  publications: publication,
  defaultPrivileges: defaultPrivilege,
  otherObjects: otherObject,
};
export type Globals = { [list in keyof typeof globals]: z.infer<(typeof globals)[list]> };

/** All of a database but the objects of its schemas. */
export const databaseFacts = z.strictObject({
  ...ownFacts.shape,
  schemas: unordered(namespace).default([]),
  extensions: unordered(extension).default([]),
  eventTriggers: unordered(eventTrigger).default([]),
  servers: unordered(foreignServer).default([]),
  publications: unordered(publication).default([]),
  defaultPrivileges: unordered(defaultPrivilege).default([]),
  otherObjects: unordered(otherObject).default([]),
});
export type DatabaseFacts = z.infer<typeof databaseFacts>;

/** The structure of one database: plain JSON-safe data, references by name, in the order of `canonical()`. */
export const database = z.strictObject({ ...databaseFacts.shape, objects: unordered(schemaObject).default([]) });
export type Database = z.infer<typeof database>;

/** A database with nothing in it. */
export const emptyDatabase = (engine: string): Database => database.parse({ engine });
