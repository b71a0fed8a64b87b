export { headOf, isShallow, readFilesAt, resolveCommit, treeIdAt } from "./read.ts";
