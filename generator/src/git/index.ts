export { type Blobs, openBlobs } from "./blobs.ts";
export { type CommitRequest, commitPaths } from "./commit.ts";
export { initRepository } from "./init.ts";
export { type Commit, type FileChange, type LoggedCommit, log } from "./log.ts";
export { headOf, isShallow, pathInRepository, readFilesAt, resolveCommit, treeIdAt } from "./read.ts";
