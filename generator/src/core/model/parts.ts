import type { TargetKind } from "./change.ts";

/** Lists of a database, an object or a part of one that hold named things, and what one of those is called. */
export const kindOfList = {
  schemas: "schema",
  extensions: "extension",
  eventTriggers: "event trigger",
  servers: "server",
  publications: "publication",
  defaultPrivileges: "default privilege",
  otherObjects: "other object",
  columns: "column",
  uniques: "unique",
  foreignKeys: "foreign key",
  checks: "check",
  exclusions: "exclusion",
  indexes: "index",
  statistics: "statistics",
  triggers: "trigger",
  rules: "rule",
  policies: "policy",
  partitions: "partition",
  grants: "grant",
} as const satisfies Record<string, TargetKind>;
