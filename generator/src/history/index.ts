export type { BlamedColumn, Entry } from "../model/history.ts";
export { blame } from "./blame.ts";
export { byObject } from "./by-object.ts";
export { addedBy } from "./files.ts";
export { findObject } from "./find-object.ts";
export { type Timeline, type TimelineOptions, timeline } from "./timeline.ts";
