export { crawlConnection, crawlMigrations, crawlUrl, type Env } from "./crawl.ts";
export { openSide, type SideOptions } from "./open.ts";
export type { Side } from "./side.ts";
export { folderSide, revisionSide } from "./snapshot-side.ts";
