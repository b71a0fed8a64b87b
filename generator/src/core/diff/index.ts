export { diff } from "./diff.ts";
export type { Decision } from "./renames/rename.ts";
