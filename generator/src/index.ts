// The public API: all that action/ and site/ import.
export { SchemalogError, type Warning } from "./errors.ts";
export type * from "./model/change.ts";
export type * from "./model/database.ts";
export type { Finding, Severity } from "./model/finding.ts";
