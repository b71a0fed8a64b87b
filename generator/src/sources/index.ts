export { crawlConnection, crawlUrl } from "./crawl.ts";
export { openSide } from "./open.ts";
export type { Side } from "./side.ts";
export { folderSide } from "./snapshot-side.ts";
