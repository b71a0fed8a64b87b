export type { Commit } from "../../core/model/history.ts";
export { type Blobs, openBlobs } from "./blobs.ts";
export { commitPaths } from "./commit.ts";
export { initRepository } from "./init.ts";
export { type FileChange, type LoggedCommit, log } from "./log.ts";
export {
  changedByBranch,
  changedSince,
  currentBranch,
  filesAt,
  firstFileAt,
  hasCommit,
  hasUncommitted,
  headOf,
  isShallow,
  isTracked,
  linksAt,
  mergeBase,
  messagesWithin,
  pathInRepository,
  readFilesAt,
  remoteDefaultBranch,
  remoteUrl,
  removedFiles,
  resolveCommit,
} from "./read.ts";
export { isRebasing, mergeHead, unfinished } from "./unfinished.ts";
export { emptyVersionIn, versionIn } from "./version.ts";
