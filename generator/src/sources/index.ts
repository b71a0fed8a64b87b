export { crawlConnection, crawlUrl } from "./crawl.ts";
export { openSide } from "./open.ts";
export { openPair } from "./pair.ts";
export type { Side } from "./side.ts";
export { folderSide } from "./snapshot-side.ts";
