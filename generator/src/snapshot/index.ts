export { canonical } from "./canonical.ts";
export { decodeName, encodeName } from "./file-name.ts";
export { fromFiles, toFiles } from "./files.ts";
export { parseFacts, parseObject } from "./parse.ts";
export {
  databaseFile,
  decodePath,
  folderOf,
  type Identity,
  isSnapshotFile,
  objectName,
  objectPath,
} from "./path.ts";
export { readSnapshot, readSnapshotFiles } from "./read.ts";
export { treeId } from "./tree-id.ts";
export { writeSnapshot } from "./write.ts";
