export { crawlConnection, crawlUrl, engineFor, warmUp } from "./crawl.ts";
export { openSide, type SideOptions, settingsFor } from "./open.ts";
export { openMigrationsPair, openPair, type Pair } from "./pair.ts";
export type { Side } from "./side.ts";
export { folderSide } from "./snapshot-side.ts";
