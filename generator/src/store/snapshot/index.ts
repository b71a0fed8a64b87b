export { readSnapshot, readSnapshotFiles } from "./read.ts";
export { writeSnapshot } from "./write.ts";
