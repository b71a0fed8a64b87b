export { canonical } from "./canonical.ts";
export { fromFiles, gathered, toFiles } from "./files.ts";
export { type Content, checkFormat, parseFacts, parseFile, parseObject } from "./parse.ts";
export {
  databaseFile,
  decodePath,
  folderOf,
  globalLists,
  globalPath,
  type Identity,
  isObjectFile,
  isSnapshotFile,
  objectName,
  objectPath,
} from "./path.ts";
export { treeId } from "./tree-id.ts";
