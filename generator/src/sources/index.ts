export { crawlConnection, crawlUrl, engineFor, warmUp } from "./live.ts";
export { openMigrationsPair, openPair, type Pair } from "./pair.ts";
export { openSide, type SideOptions, settingsFor } from "./ref.ts";
export { folderSide } from "./snapshot.ts";
