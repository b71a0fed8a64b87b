export { byText, canonical } from "./canonical.ts";
export { decodeName, encodeName } from "./file-name.ts";
export { fromFiles, toFiles, treeId } from "./files.ts";
export { databaseFile, folderOf, objectName, objectPath, objectStem } from "./path.ts";
export { readSnapshot, readSnapshotFiles } from "./read.ts";
export { writeSnapshot } from "./write.ts";
