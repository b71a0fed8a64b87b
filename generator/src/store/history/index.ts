export type { BlamedColumn, Entry } from "../../core/model/history.ts";
export { blame } from "./blame.ts";
export { byObject } from "./by-object.ts";
export { addedBy } from "./files.ts";
export { objectOf } from "./object-key.ts";
export { type Timeline, type TimelineOptions, timeline } from "./timeline.ts";
