export { diff } from "./diff.ts";
export type { Decision } from "./rename.ts";
