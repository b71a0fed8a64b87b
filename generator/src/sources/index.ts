export { crawlConnection, engineFor, otherVersion, warmUp } from "./crawl-connection.ts";
export { openSide, type SideOptions, settingsFor } from "./open-side.ts";
export { openMigrationsPair, openPair, type Pair } from "./pair.ts";
export { folderSide } from "./snapshot.ts";
