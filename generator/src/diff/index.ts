export { type DiffOptions, diff } from "./diff.ts";
export type { Decision } from "./rename.ts";
