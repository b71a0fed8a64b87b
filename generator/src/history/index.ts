export { type BlamedColumn, blame } from "./blame.ts";
export { byObject } from "./by-object.ts";
export { type ObjectKey, objectOf, sameObject } from "./object.ts";
export { type Entry, type Timeline, type TimelineOptions, timeline } from "./timeline.ts";
