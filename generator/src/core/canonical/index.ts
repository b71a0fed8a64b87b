export { canonical } from "./canonical.ts";
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
export { treeId } from "./tree-id.ts";
