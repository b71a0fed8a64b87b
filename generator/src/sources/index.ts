export { codeHistory } from "./code-history.ts";
export { crawlConnection, engineFor, warmUp } from "./crawl-connection.ts";
export { openSide, type SideOptions, settingsFor } from "./open-side.ts";
export { openMigrationsPair, openPair, type Pair } from "./pair.ts";
export { otherVersion } from "./server-version.ts";
export { folderSide } from "./snapshot.ts";
