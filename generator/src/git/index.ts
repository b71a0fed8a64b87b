export { type CommitRequest, commitPaths } from "./commit.ts";
export { headOf, isShallow, readFilesAt, resolveCommit, treeIdAt } from "./read.ts";
