export { type CommitRequest, commitPaths } from "./commit.ts";
export { initRepository } from "./init.ts";
export { headOf, isShallow, readFilesAt, resolveCommit, treeIdAt } from "./read.ts";
