// The public API: all that action/ and site/ import.
export { type Connection, connectionOf, openWorkspace, type SiteConfig, type Workspace } from "./config/index.ts";
export { anchorOf, connectionPage, kindTitles, type Lookup, lookupOf, objectPage } from "./docs/index.ts";
export type * from "./docs/page.ts";
export { SchemalogError, type Warning } from "./errors.ts";
export type { Commit } from "./git/index.ts";
export { addedBy, type BlamedColumn, blame, byObject, type Entry, timeline } from "./history/index.ts";
export type * from "./model/change.ts";
export type * from "./model/change-set.ts";
export type * from "./model/database.ts";
export type { Cause, Finding, Severity } from "./model/finding.ts";
export type * from "./model/report.ts";
export { readAnnotations } from "./record/docs-files.ts";
export type { Annotation } from "./render/annotations/index.ts";
export { changeLine } from "./render/words.ts";
export { readSnapshot } from "./snapshot/index.ts";
export { type Span, startTimings, type Timings } from "./timings.ts";
